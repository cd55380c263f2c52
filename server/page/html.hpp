#pragma once
// Text of others on its way into pages: escaped, isolated, and links only to the web.
#include <string>
#include <string_view>

#include "engine/search/request.hpp"

namespace fundstelle::server {

/// Gives `text` escaped for HTML content and attribute values.
[[nodiscard]] std::string escaped(std::string_view text);

/// Gives `text` escaped and in <bdi>, so that no direction mark in it reaches what stands beside.
[[nodiscard]] std::string isolated(std::string_view text);

/// Gives marked text as HTML in <bdi>.
[[nodiscard]] std::string isolated(const search::MarkedText& text);

/// Gives `text` without marks that change the direction of writing, for places without markup: a
/// page's title, a citation. Source: Unicode Standard Annex 9, section 2.
[[nodiscard]] std::string without_direction_marks(std::string_view text);

/// Gives `url` where it is http or https, else an empty text: nothing else may become a link.
[[nodiscard]] std::string_view safe_link(std::string_view url);

} // namespace fundstelle::server
