#pragma once
// Who sent a request: the connection's other end, or what proxies that we trust say of it.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// An address of IPv6, or one of IPv4 as ::ffff:a.b.c.d.
using AddressBytes = std::array<std::uint8_t, 16>;

/// Reads "192.0.2.1" or "2001:db8::1"; nothing for anything else. Source: RFC 4291 section 2.2.
[[nodiscard]] std::optional<AddressBytes> parse_address(std::string_view text);

/// All addresses that begin with the same bits.
struct AddressRange {
    AddressBytes first{};
    std::size_t bits = 128;

    [[nodiscard]] bool holds(const AddressBytes& address) const;
};

/// Reads addresses and ranges ("10.0.0.0/8, ::1") separated by commas or white space. Throws
/// Error{Usage} that names what is none; `setting` is its place.
[[nodiscard]] std::vector<AddressRange> parse_ranges(
    std::string_view text, std::string_view setting
);

/// Gives the client's address. X-Forwarded-For counts only where the connection comes from a
/// trusted proxy; it is read from its end, up to the first address that is no trusted proxy. What
/// stands before that anybody could have written.
[[nodiscard]] std::string client_address(
    const HttpRequest& http, std::span<const AddressRange> trusted_proxies
);

/// Gives what counts as one client: the address, of IPv6 its first 64 bits, since whoever has one
/// has 2^64 of them. Source: RFC 6177.
[[nodiscard]] std::string client_key(std::string_view address);

} // namespace fundstelle::server
