#include "server/client_address.hpp"

#include <algorithm>

#include <arpa/inet.h>

#include "engine/base/error.hpp"
#include "engine/base/setting_value.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kIpv4Offset = 12;
constexpr std::size_t kIpv4Bits = 96;
constexpr std::size_t kAllBits = 128;
constexpr std::string_view kSeparators = ", \t\r\n";

bool is_ipv4(const AddressBytes& address) {
    return std::all_of(
               address.begin(), address.begin() + 10, [](auto byte) { return byte == 0; }
           ) &&
           address[10] == 0xff && address[11] == 0xff;
}

bool are_trusted(std::span<const AddressRange> ranges, const AddressBytes& address) {
    return std::any_of(ranges.begin(), ranges.end(), [&address](const AddressRange& range) {
        return range.holds(address);
    });
}

std::optional<AddressRange> parse_range(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string_view address = text.substr(0, slash);
    const std::optional<AddressBytes> first = parse_address(address);
    if (!first) {
        return std::nullopt;
    }
    AddressRange range{*first, kAllBits};
    if (slash != std::string_view::npos) {
        const bool is_short = address.find(':') == std::string_view::npos;
        const std::size_t offset = is_short ? kIpv4Bits : 0;
        const std::optional<std::int64_t> bits = base::parse_number(text.substr(slash + 1));
        if (!bits || *bits < 0 || *bits > static_cast<std::int64_t>(kAllBits - offset)) {
            return std::nullopt;
        }
        range.bits = offset + static_cast<std::size_t>(*bits);
    }
    return range;
}

/// Gives all entries of X-Forwarded-For, as they stand.
std::vector<std::string_view> forwarded_for(const HttpRequest& http) {
    std::vector<std::string_view> entries;
    for (const auto& [name, value] : http.headers) {
        if (name != "x-forwarded-for") {
            continue;
        }
        std::string_view rest = value;
        while (!rest.empty()) {
            const std::size_t begin = std::min(rest.find_first_not_of(kSeparators), rest.size());
            rest.remove_prefix(begin);
            const std::size_t end = std::min(rest.find_first_of(kSeparators), rest.size());
            if (end > 0) {
                entries.push_back(rest.substr(0, end));
            }
            rest.remove_prefix(end);
        }
    }
    return entries;
}

} // namespace

std::optional<AddressBytes> parse_address(std::string_view text) {
    const std::string terminated(text);
    AddressBytes address{};
    if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1) {
        return address;
    }
    if (inet_pton(AF_INET, terminated.c_str(), address.data() + kIpv4Offset) == 1) {
        address[10] = 0xff;
        address[11] = 0xff;
        return address;
    }
    return std::nullopt;
}

bool AddressRange::holds(const AddressBytes& address) const {
    const std::size_t bytes = bits / 8;
    const std::size_t rest = bits % 8;
    for (std::size_t index = 0; index < bytes; ++index) {
        if (address.at(index) != first.at(index)) {
            return false;
        }
    }
    if (rest == 0) {
        return true;
    }
    const unsigned difference = static_cast<unsigned>(address.at(bytes) ^ first.at(bytes));
    return difference >> (8 - rest) == 0;
}

std::vector<AddressRange> parse_ranges(std::string_view text, std::string_view setting) {
    std::vector<AddressRange> ranges;
    while (true) {
        const std::size_t begin = text.find_first_not_of(kSeparators);
        if (begin == std::string_view::npos) {
            return ranges;
        }
        text.remove_prefix(begin);
        const std::string_view entry = text.substr(0, text.find_first_of(kSeparators));
        const std::optional<AddressRange> range = parse_range(entry);
        if (!range) {
            throw base::Error{
                base::ErrorCode::Usage,
                '"' + base::shorten(entry, 60) +
                    "\" is no address and no range of addresses, as 10.0.0.0/8",
                std::string(setting)};
        }
        ranges.push_back(*range);
        text.remove_prefix(entry.size());
    }
}

std::string client_address(const HttpRequest& http, std::span<const AddressRange> trusted_proxies) {
    const std::optional<AddressBytes> peer = parse_address(http.peer_address);
    if (!peer || !are_trusted(trusted_proxies, *peer)) {
        return http.peer_address;
    }
    std::string_view client = http.peer_address;
    const std::vector<std::string_view> entries = forwarded_for(http);
    // clang 14 cannot read std::views::reverse of this library
    // NOLINTNEXTLINE(modernize-loop-convert)
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const std::optional<AddressBytes> address = parse_address(*entry);
        if (!address) {
            break;
        }
        client = *entry;
        if (!are_trusted(trusted_proxies, *address)) {
            break;
        }
    }
    return std::string(client);
}

std::string client_key(std::string_view address) {
    const std::optional<AddressBytes> bytes = parse_address(address);
    if (!bytes) {
        return std::string(address);
    }
    const std::size_t begin = is_ipv4(*bytes) ? kIpv4Offset : 0;
    const std::size_t end = is_ipv4(*bytes) ? bytes->size() : bytes->size() / 2;
    std::string key;
    for (std::size_t index = begin; index < end; ++index) {
        key += static_cast<char>(bytes->at(index));
    }
    return key;
}

} // namespace fundstelle::server
