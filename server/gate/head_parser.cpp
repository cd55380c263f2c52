#include "server/gate/head_parser.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/base/ascii.hpp"
#include "server/gate/syntax.hpp"

namespace fundstelle::server::gate {

namespace {

using base::ErrorCode;

/// Ends parsing inside this file.
struct Refused {
    Refusal refusal;
};

[[noreturn]] void refuse(ErrorCode code, std::string detail) {
    throw Refused{{code, std::move(detail)}};
}

[[noreturn]] void refuse_as_invalid(std::string detail) {
    refuse(ErrorCode::InvalidRequest, std::move(detail));
}

/// Takes a line off `rest`, without its CR LF. REQUIRES that there is one.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find("\r\n");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

/// Gives the origin form of a target in absolute form; its host must be that of the Host header,
/// which nobody here asks for.
std::string_view without_authority(std::string_view target) {
    constexpr std::array<std::string_view, 2> kSchemes = {"http://", "https://"};
    for (const std::string_view scheme : kSchemes) {
        if (is_same_word(target.substr(0, scheme.size()), scheme)) {
            const std::size_t end =
                std::min(target.find_first_of("/?", scheme.size()), target.size());
            if (!is_host(target.substr(scheme.size(), end - scheme.size()))) {
                refuse_as_invalid("the request target is no address");
            }
            target.remove_prefix(end);
            return target.empty() ? "/" : target;
        }
    }
    return target;
}

void read_target(std::string_view target, const RequestLimits& limits, Request& request) {
    if (target.size() > limits.max_target_bytes) {
        refuse(ErrorCode::UriTooLong, "the target is longer than server.max_target allows");
    }
    if (!is_target_text(target) || target.find('#') != std::string_view::npos) {
        refuse_as_invalid("the request target holds what must be percent-encoded");
    }
    target = without_authority(target);
    const bool is_asterisk = target == "*" && request.http.method == "OPTIONS";
    if (target.starts_with('?')) {
        request.target = '/';
    } else if (!target.starts_with('/') && !is_asterisk) {
        refuse_as_invalid("the request target is no path");
    }
    request.target += target;
}

void read_method(std::string_view method, Request& request) {
    constexpr std::array<std::string_view, 8> kKnown = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"};
    if (!is_token(method)) {
        refuse_as_invalid("the method is no word");
    }
    if (std::find(kKnown.begin(), kKnown.end(), method) == kKnown.end()) {
        refuse(ErrorCode::NotImplemented, "no resource here knows this method");
    }
    request.http.method = method;
}

void read_version(std::string_view version, Request& request) {
    const bool is_http_1 = version.size() == 8 && version.starts_with("HTTP/1.") &&
                           version[7] >= '0' && version[7] <= '9';
    if (!is_http_1) {
        refuse_as_invalid("the version is not HTTP/1.1 or HTTP/1.0");
    }
    request.is_http_1_0 = version[7] == '0';
    request.keeps_alive = !request.is_http_1_0;
}

void read_request_line(std::string_view line, const RequestLimits& limits, Request& request) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        refuse_as_invalid("the request line is not a method, a target and a version");
    }
    // The version first: what is not HTTP at all shall not be told of methods.
    read_version(line.substr(last + 1), request);
    read_method(line.substr(0, first), request);
    read_target(line.substr(first + 1, last - first - 1), limits, request);
}

std::uint64_t read_content_length(std::string_view value) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (value.empty() || error != std::errc() || end != value.data() + value.size()) {
        refuse_as_invalid("Content-Length is no number");
    }
    return length;
}

void read_transfer_encoding(std::string_view value, RequestHead& head) {
    if (is_same_word(value, "chunked")) {
        head.is_chunked = true;
        return;
    }
    std::string_view list = value;
    std::size_t chunked = 0;
    bool is_last = false;
    while (const std::optional<std::string_view> coding = next_entry(list)) {
        is_last = is_same_word(*coding, "chunked");
        chunked += is_last ? 1 : 0;
        if (!is_token(coding->substr(0, coding->find(';')))) {
            refuse_as_invalid("Transfer-Encoding names no coding");
        }
    }
    if (chunked > 1 || (chunked == 1 && !is_last)) {
        refuse_as_invalid("chunked must be the last transfer coding, once");
    }
    refuse(ErrorCode::NotImplemented, "the only transfer coding known is chunked");
}

void read_connection(std::string_view list, Request& request) {
    while (const std::optional<std::string_view> option = next_entry(list)) {
        if (is_same_word(*option, "close")) {
            request.keeps_alive = false;
            return;
        }
        if (request.is_http_1_0 && is_same_word(*option, "keep-alive")) {
            request.keeps_alive = true;
        }
    }
}

void read_expect(std::string_view value, RequestHead& head) {
    if (!is_same_word(value, "100-continue")) {
        refuse_as_invalid("the only expectation known is 100-continue");
    }
    head.expects_continue = !head.request.is_http_1_0;
}

void read_content_encoding(std::string_view list) {
    while (const std::optional<std::string_view> coding = next_entry(list)) {
        if (!coding->empty() && !is_same_word(*coding, "identity")) {
            refuse(ErrorCode::UnsupportedMediaType, "bodies must not be compressed");
        }
    }
}

/// How often the headers stood there that may stand there once.
struct Counts {
    int host = 0;
    int content_length = 0;
    int transfer_encoding = 0;
};

void read_header(const NamedValue& header, RequestHead& head, Counts& counts) {
    const auto& [name, value] = header;
    if (name == "host") {
        ++counts.host;
        if (!is_host(value)) {
            refuse_as_invalid("Host is no name");
        }
    } else if (name == "content-length") {
        ++counts.content_length;
        head.content_length = read_content_length(value);
    } else if (name == "transfer-encoding") {
        ++counts.transfer_encoding;
        if (counts.transfer_encoding == 1) {
            read_transfer_encoding(value, head);
        }
    } else if (name == "connection") {
        read_connection(value, head.request);
    } else if (name == "expect") {
        read_expect(value, head);
    } else if (name == "content-encoding") {
        read_content_encoding(value);
    }
}

/// Bodies whose end is told twice or in two ways are how requests are smuggled.
void check_framing(const RequestHead& head, const Counts& counts) {
    if (counts.host > 1 || (counts.host == 0 && !head.request.is_http_1_0)) {
        refuse_as_invalid(counts.host == 0 ? "Host is missing" : "Host stands there twice");
    }
    if (counts.content_length > 1 || counts.transfer_encoding > 1) {
        refuse_as_invalid("the length of the body is told twice");
    }
    if (counts.content_length > 0 && counts.transfer_encoding > 0) {
        refuse_as_invalid("Content-Length and Transfer-Encoding exclude each other");
    }
    if (counts.transfer_encoding > 0 && head.request.is_http_1_0) {
        refuse_as_invalid("HTTP/1.0 knows no Transfer-Encoding");
    }
}

RequestHead read_head(std::string_view rest, const RequestLimits& limits) {
    RequestHead head;
    Counts counts;
    std::string_view line = take_line(rest);
    if (line.empty()) {
        line = take_line(rest); // one empty line before a request is overlooked
    }
    read_request_line(line, limits, head.request);
    constexpr std::size_t kUsualHeaders = 12;
    head.request.http.headers.reserve(kUsualHeaders);
    for (line = take_line(rest); !line.empty(); line = take_line(rest)) {
        std::optional<NamedValue> header = parse_header_line(line);
        if (!header) {
            refuse_as_invalid("a header line is not a name, a colon and a value");
        }
        read_header(*header, head, counts);
        head.request.http.headers.push_back(std::move(*header));
    }
    check_framing(head, counts);
    if (head.content_length > limits.max_body_bytes) {
        refuse(ErrorCode::PayloadTooLarge, "the body is larger than server.max_body allows");
    }
    return head;
}

} // namespace

std::optional<NamedValue> parse_header_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) ||
        !is_field_text(line.substr(colon + 1))) {
        return std::nullopt;
    }
    return NamedValue(base::in_lower_case(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

std::variant<RequestHead, Refusal> parse_head(std::string_view head, const RequestLimits& limits) {
    try {
        return read_head(head, limits);
    } catch (Refused& refused) {
        return std::move(refused.refusal);
    }
}

} // namespace fundstelle::server::gate
