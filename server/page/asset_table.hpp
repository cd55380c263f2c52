#pragma once
// The pages' style sheet, script and picture, put into the program by the build under names that
// hold their hashes.
#include <span>
#include <string_view>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// One asset.
struct Asset {
    std::string_view path; ///< "/assets/3f0c61….css"
    std::string_view content_type;
    std::string_view content;
};

/// Gives all assets. Safe from any thread.
[[nodiscard]] std::span<const Asset> assets();

/// Gives the one of each kind. Safe from any thread.
[[nodiscard]] const Asset& style_sheet();
[[nodiscard]] const Asset& page_script();
[[nodiscard]] const Asset& page_icon();

/// Gives an asset; it may be cached for a year, since its path changes when it does.
[[nodiscard]] HttpResponse asset_response(const Asset& asset);

} // namespace fundstelle::server
