#include "server/page/html.hpp"

#include <array>

#include "engine/search/snippet.hpp"
#include "server/page/assets.hpp"

namespace fundstelle::server {

namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

constexpr std::array<std::string_view, 12> kMonths = {
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember"};

} // namespace

std::string escaped(std::string_view text) {
    std::string html;
    search::append_escaped_html(html, text);
    return html;
}

const std::string& style_path() {
    static const std::string path = "/assets/" + std::string(kStyleHash) + ".css";
    return path;
}

HttpResponse style_sheet() {
    HttpResponse response;
    response.content_type = "text/css; charset=utf-8";
    response.body = kStyleSheet;
    response.set_header("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

HttpResponse html_page(std::string_view title, std::string_view main, int status) {
    HttpResponse response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.set_header("Content-Security-Policy", std::string(kPolicy));
    response.set_header("Cache-Control", "no-cache");
    std::string& html = response.body;
    html = R"(<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>)";
    html += escaped(title);
    html += R"(</title>
<link rel="stylesheet" href=")";
    html += style_path();
    html += R"(">
</head>
<body>
)";
    html += main;
    html += R"(
<footer class="foot"><p>Fundstelle, die Volltextsuche für Nachrichten</p></footer>
</body>
</html>
)";
    return response;
}

std::string search_form(std::string_view query, std::string_view hidden_fields) {
    std::string html = R"(<header class="head">
<a class="brand" href="/">Fundstelle</a>
<form class="search" role="search" action="/" method="get">
<label class="unseen" for="q">Suchbegriffe</label>
<input id="q" name="q" type="search" autocomplete="off" maxlength="1000" placeholder="Artikel suchen" value=")";
    html += escaped(query);
    html += R"(">
<button type="submit">Suchen</button>
)";
    html += hidden_fields;
    html += "</form>\n</header>\n";
    return html;
}

std::string german_date(base::Instant instant, const base::TimeZone& zone) {
    const base::Date date = base::local_date(instant, zone);
    std::string text = std::to_string(date.day) + ". ";
    text += kMonths.at(static_cast<std::size_t>(date.month - 1));
    return text + ' ' + std::to_string(date.year);
}

std::string german_number(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3) {
        digits.insert(place - 3, ".");
    }
    return digits;
}

std::string_view safe_link(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://") ? url : std::string_view{};
}

} // namespace fundstelle::server
