#include "server/trace.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <unistd.h>

#include "engine/base/ascii.hpp"

namespace fundstelle::server {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool is_harmless(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char byte) {
        return base::is_ascii_word(byte) || byte == '-' || byte == '_' || byte == '.';
    });
}

/// Whether a part is of hex digits in lower case and not all zeros.
bool is_id(std::string_view part) {
    return part.find_first_not_of(kHexDigits) == std::string_view::npos &&
           part.find_first_not_of('0') != std::string_view::npos;
}

} // namespace

std::string request_id(std::string_view given) {
    if (is_harmless(given)) {
        return std::string(given);
    }
    std::array<unsigned char, 8> bytes{};
    if (::getentropy(bytes.data(), bytes.size()) != 0) {
        throw std::system_error(errno, std::generic_category(), "no random numbers");
    }
    std::string id;
    for (const unsigned char byte : bytes) {
        id += kHexDigits[byte >> 4];
        id += kHexDigits[byte & 0x0f];
    }
    return id;
}

std::string_view trace_id_of(std::string_view traceparent) {
    // version "-" trace id "-" parent id "-" flags; later versions may hold more.
    constexpr std::size_t kBytes = 55;
    const bool has_form = traceparent.size() >= kBytes && traceparent[2] == '-' &&
                          traceparent[35] == '-' && traceparent[52] == '-';
    if (!has_form) {
        return {};
    }
    const std::string_view version = traceparent.substr(0, 2);
    const bool is_version =
        version.find_first_not_of(kHexDigits) == std::string_view::npos && version != "ff";
    const bool ends =
        traceparent.size() == kBytes || (version != "00" && traceparent[kBytes] == '-');
    const std::string_view trace = traceparent.substr(3, 32);
    const bool is_valid =
        is_version && ends && is_id(trace) && is_id(traceparent.substr(36, 16)) &&
        traceparent.substr(53, 2).find_first_not_of(kHexDigits) == std::string_view::npos;
    return is_valid ? trace : std::string_view{};
}

} // namespace fundstelle::server
