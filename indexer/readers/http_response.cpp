#include "indexer/readers/http_response.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/base/ascii.hpp"
#include "indexer/byte_source.hpp"

namespace fundstelle::indexer {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    return begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// The value of a header line, in small letters; "" where there is none.
std::string header_value(std::string_view head, std::string_view name) {
    for (std::size_t begin = 0; begin < head.size();) {
        const std::size_t end = std::min(head.find('\n', begin), head.size());
        const std::string_view line = head.substr(begin, end - begin);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos &&
            base::in_lower_case(trimmed(line.substr(0, colon))) == name) {
            return base::in_lower_case(trimmed(line.substr(colon + 1)));
        }
        begin = end + 1;
    }
    return "";
}

bool is_success(std::string_view head) {
    const std::size_t space = head.find(' ');
    return head.starts_with("HTTP/") && space != std::string_view::npos &&
           head.substr(space + 1).starts_with('2');
}

/// Where the head ends and the body begins.
std::pair<std::string_view, std::string_view> split(std::string_view response) {
    const std::size_t with_returns = response.find("\r\n\r\n");
    const std::size_t without = response.find("\n\n");
    if (with_returns == std::string_view::npos && without == std::string_view::npos) {
        return {response, {}};
    }
    if (with_returns < without) {
        return {response.substr(0, with_returns), response.substr(with_returns + 4)};
    }
    return {response.substr(0, without), response.substr(without + 2)};
}

} // namespace

bool is_html_type(std::string_view content_type) {
    const std::string type =
        base::in_lower_case(trimmed(content_type.substr(0, content_type.find(';'))));
    return type == "text/html" || type == "application/xhtml+xml";
}

std::string charset_of_type(std::string_view content_type) {
    const std::string type = base::in_lower_case(content_type);
    const std::size_t at = type.find("charset=");
    if (at == std::string::npos) {
        return "";
    }
    std::string_view value =
        std::string_view(type).substr(at + std::string_view("charset=").size());
    value = trimmed(value.substr(0, value.find(';')));
    if (value.size() > 1 && value.front() == '"') {
        value = value.substr(1, value.find('"', 1) - 1);
    }
    return std::string(value);
}

std::string without_chunks(std::string_view body) {
    std::string whole;
    std::string_view rest = body;
    while (!rest.empty()) {
        const std::size_t line_end = rest.find('\n');
        if (line_end == std::string_view::npos) {
            break;
        }
        const std::string_view size_text = trimmed(rest.substr(0, rest.find_first_of(";\n")));
        std::size_t size = 0;
        const auto [end, error] =
            std::from_chars(size_text.data(), size_text.data() + size_text.size(), size, 16);
        if (error != std::errc{} || end != size_text.data() + size_text.size()) {
            // Some archives keep the header and not the chunks.
            return whole.empty() ? std::string(body) : whole + std::string(rest);
        }
        rest.remove_prefix(line_end + 1);
        if (size == 0) {
            break;
        }
        whole += rest.substr(0, size);
        rest.remove_prefix(std::min(size, rest.size()));
        const std::size_t next = rest.find_first_not_of("\r\n");
        rest.remove_prefix(std::min<std::size_t>(next, rest.size()));
    }
    return whole;
}

std::variant<ResponsePage, NoPage, std::string> page_of_response(
    std::string_view response, std::size_t limit
) {
    const auto [head, body] = split(response);
    const std::string type = header_value(head, "content-type");
    if (!is_success(head) || !is_html_type(type)) {
        return NoPage{};
    }
    ResponsePage page;
    page.charset = charset_of_type(type);
    const bool is_chunked =
        header_value(head, "transfer-encoding").find("chunked") != std::string::npos;
    page.html = is_chunked ? without_chunks(body) : std::string(body);
    const std::string encoding = header_value(head, "content-encoding");
    if (encoding.find("gzip") != std::string::npos ||
        encoding.find("deflate") != std::string::npos) {
        // Some archives keep the header and unpack the body.
        if (std::optional<std::string> unpacked = unpack_deflated(page.html, limit)) {
            page.html = std::move(*unpacked);
        } else if (page.html.find('<') == std::string::npos) {
            return "its body cannot be unpacked (" + encoding + ")";
        }
    } else if (!encoding.empty() && encoding != "identity" && page.html.find("</") == std::string::npos) {
        return "its body is packed as " + encoding + ", which is not understood";
    }
    if (page.html.size() > limit) {
        return "longer than " + std::to_string(limit) + " bytes";
    }
    return page;
}

} // namespace fundstelle::indexer
