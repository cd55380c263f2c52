#pragma once
// Packs answers for the way, whole ones and streams, where the client can unpack them.
#include <cstddef>

#include "server/http_message.hpp"
#include "server/negotiation.hpp"

namespace fundstelle::server {

/// Packs a response's body and says so in its headers; a strong ETag becomes weak, because the
/// bytes are others. Leaves alone what is packed already, what is no text, and whole bodies under
/// `least_bytes`. Every piece of a stream can be unpacked when it arrives.
void compress(HttpResponse& response, ContentCoding coding, std::size_t least_bytes);

/// Tells whether bodies of a content type become smaller.
[[nodiscard]] bool is_compressible(std::string_view content_type);

} // namespace fundstelle::server
