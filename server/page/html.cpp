#include "server/page/html.hpp"

#include "engine/base/utf8.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::server {

namespace {

bool changes_direction(char32_t code_point) {
    const bool is_mark = code_point == 0x61c || code_point == 0x200e || code_point == 0x200f;
    const bool is_embedding = code_point >= 0x202a && code_point <= 0x202e;
    const bool is_isolate = code_point >= 0x2066 && code_point <= 0x2069;
    return is_mark || is_embedding || is_isolate;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string html;
    search::append_escaped_html(html, text);
    return html;
}

std::string isolated(std::string_view text) {
    return "<bdi>" + escaped(text) + "</bdi>";
}

std::string isolated(const search::MarkedText& text) {
    return "<bdi>" + search::to_html(text) + "</bdi>";
}

std::string without_direction_marks(std::string_view text) {
    std::string kept;
    for (std::size_t offset = 0; offset < text.size();) {
        const base::CodePoint next = base::decode_at(text, offset);
        if (!changes_direction(next.value)) {
            kept += text.substr(offset, next.length);
        }
        offset += next.length;
    }
    return kept;
}

std::string_view safe_link(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://") ? url : std::string_view{};
}

} // namespace fundstelle::server
