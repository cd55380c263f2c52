#include "server/http_message.hpp"

#include <algorithm>

#include "engine/base/ascii.hpp"
#include "engine/base/error.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::server {

namespace {

std::optional<int> hex_value(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    const char lower = static_cast<char>(digit | 0x20);
    if (lower >= 'a' && lower <= 'f') {
        return lower - 'a' + 10;
    }
    return std::nullopt;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] == '+' && plus_is_space) {
            decoded += ' ';
        } else if (text[index] != '%') {
            decoded += text[index];
        } else {
            const auto high = index + 2 < text.size() ? hex_value(text[index + 1]) : std::nullopt;
            const auto low = index + 2 < text.size() ? hex_value(text[index + 2]) : std::nullopt;
            if (!high || !low) {
                return std::nullopt;
            }
            decoded += static_cast<char>(*high * 16 + *low);
            index += 2;
        }
    }
    return decoded;
}

[[noreturn]] void throw_fault(const std::string& parameter, const std::string& detail) {
    throw base::ParameterError(std::vector{base::ParameterFault{parameter, detail}});
}

NamedValue decode_pair(std::string_view pair) {
    const std::size_t equals = pair.find('=');
    const std::optional<std::string> name = percent_decode(pair.substr(0, equals), true);
    if (!name || base::first_invalid_byte(*name)) {
        throw_fault("query string", "a name has wrong percent-encoding");
    }
    if (equals == std::string_view::npos) {
        return {*name, ""};
    }
    const std::optional<std::string> value = percent_decode(pair.substr(equals + 1), true);
    if (!value) {
        throw_fault(*name, "has wrong percent-encoding");
    }
    if (base::first_invalid_byte(*value)) {
        throw_fault(*name, "is not valid UTF-8");
    }
    if (value->find('\0') != std::string::npos) {
        throw_fault(*name, "holds a zero byte");
    }
    return {*name, *value};
}

std::string_view value_of(const std::vector<NamedValue>& fields, std::string_view name) {
    for (const NamedValue& field : fields) {
        if (field.first == name) {
            return field.second;
        }
    }
    return {};
}

} // namespace

std::string_view HttpRequest::header(std::string_view name) const {
    return value_of(headers, name);
}

void HttpResponse::set_header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
}

std::string_view HttpResponse::header(std::string_view name) const {
    return value_of(headers, name);
}

Target parse_target(std::string_view target) {
    Target parsed;
    target = target.substr(0, target.find('#'));
    const std::size_t question = target.find('?');
    parsed.path = target.substr(0, question);
    if (question == std::string_view::npos) {
        return parsed;
    }
    std::string_view rest = target.substr(question + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        if (!pair.empty()) {
            parsed.query.push_back(decode_pair(pair));
        }
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return parsed;
}

std::optional<std::string> decode_segment(std::string_view segment) {
    std::optional<std::string> decoded = percent_decode(segment, false);
    const bool is_usable = decoded && !base::first_invalid_byte(*decoded) &&
                           std::none_of(decoded->begin(), decoded->end(), [](char byte) {
                               return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
                           });
    return is_usable ? decoded : std::nullopt;
}

std::string encode_component(std::string_view text) {
    constexpr std::string_view kHexDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        const bool is_unreserved =
            base::is_ascii_word(byte) || byte == '-' || byte == '.' || byte == '_' || byte == '~';
        if (is_unreserved) {
            encoded += byte;
        } else {
            encoded += '%';
            encoded += kHexDigits[value >> 4];
            encoded += kHexDigits[value & 0x0f];
        }
    }
    return encoded;
}

HttpResponse json_response(std::string body, int status) {
    HttpResponse response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(body);
    return response;
}

} // namespace fundstelle::server
