#pragma once
// Bytes of any character set as UTF-8.
#include <memory>
#include <string>
#include <string_view>

#include "indexer/byte_source.hpp"

namespace fundstelle::indexer {

/// Gives `bytes` as valid UTF-8. In this order: a byte order mark (UTF-8, UTF-16), which is cut;
/// the character set named `label` ("iso-8859-15"; as on the Web, ISO 8859-1 and ASCII are read as
/// windows-1252); UTF-8 where it is valid; windows-1252. A label that is wrong or unknown costs
/// nothing but itself. Total. Source: WHATWG Encoding, for labels.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view label);

/// Gives the character set that the bytes name themselves, in an XML declaration or in HTML's
/// `meta` within the first 1,024 bytes; "" where they name none.
[[nodiscard]] std::string named_charset(std::string_view bytes);

/// Tells whether bytes begin with the byte order mark of UTF-16.
[[nodiscard]] bool begins_as_utf16(std::string_view head);

/// Gives a source of UTF-8 over a source of UTF-16 that begins with a byte order mark.
[[nodiscard]] std::unique_ptr<ByteSource> decode_utf16(std::unique_ptr<ByteSource> source);

} // namespace fundstelle::indexer
