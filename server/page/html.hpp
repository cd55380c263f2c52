#pragma once
// The frame of every page and the small parts that all pages share; all text of others goes through
// escaping here.
#include <string>
#include <string_view>

#include "engine/base/instant.hpp"
#include "engine/base/time_zone.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// Gives `text` escaped for HTML content and attribute values.
[[nodiscard]] std::string escaped(std::string_view text);

/// Gives a whole HTML page as a response with its security policy. `title` is plain text, `main` is
/// HTML.
[[nodiscard]] HttpResponse html_page(
    std::string_view title, std::string_view main, int status = 200
);

/// Gives the head of a page with the search field holding `query`.
[[nodiscard]] std::string search_form(std::string_view query, std::string_view hidden_fields = {});

/// Gives "24. Februar 2022".
[[nodiscard]] std::string german_date(base::Instant instant, const base::TimeZone& zone);

/// Gives a number with a full stop every three digits, as German readers write it.
[[nodiscard]] std::string german_number(std::size_t number);

/// Gives `url` where it is http or https, else an empty text: nothing else may become a link.
[[nodiscard]] std::string_view safe_link(std::string_view url);

/// Gives the style sheet, for the path that pages name; it may be cached for a year, since its path
/// holds its hash.
[[nodiscard]] HttpResponse style_sheet();

/// Gives the path of the style sheet.
[[nodiscard]] const std::string& style_path();

} // namespace fundstelle::server
