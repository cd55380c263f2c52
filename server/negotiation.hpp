#pragma once
// What a client accepts: media types, encodings and languages by its Accept headers.
#include <string_view>

namespace fundstelle::server {

/// Tells whether an Accept header takes a media type ("application/json", parameters are ignored).
/// An empty header takes all. Source: RFC 9110 section 12.5.1.
[[nodiscard]] bool accepts_media_type(std::string_view accept, std::string_view media_type);

/// How a body is packed for the way.
enum class ContentCoding { Identity, Gzip, Zstd };

/// Gives the coding that the client prefers, of equals the one that packs better. Source: RFC 9110
/// section 12.5.3; zstd: RFC 8878.
[[nodiscard]] ContentCoding chosen_coding(std::string_view accept_encoding);

/// Tells whether German is preferred to English. An empty header prefers English. Source: RFC 9110
/// section 12.5.4.
[[nodiscard]] bool prefers_german(std::string_view accept_language);

} // namespace fundstelle::server
