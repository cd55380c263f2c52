#pragma once
// Addresses in a text: URLs, bare host names and e-mail addresses.
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/german/text_view.hpp"

namespace fundstelle::german {

/// Gives the end of the address whose first letter stands at `begin` ("https://…", "www.…",
/// "zeit.de/politik", "name@zeit.de"), without the punctuation of its sentence; `begin` where there
/// is none. Offsets are bytes.
[[nodiscard]] std::size_t end_of_address(const TextView& text, std::size_t begin);

/// Gives an address's normal form without scheme, "www." and a slash at its end: what is matched.
[[nodiscard]] std::string_view bare_address(std::string_view normal);

/// Gives the host of a bare address; all of it where it is an e-mail address.
[[nodiscard]] std::string_view host_of(std::string_view bare);

/// Gives the places of the names of a printed address's host: "spiegel" of
/// "https://www.spiegel.de/politik", "news" and "orf" of "news.orf.at"; bytes of `address`,
/// ascending.
[[nodiscard]] std::vector<base::ByteRange> host_names(std::string_view address);

} // namespace fundstelle::german
