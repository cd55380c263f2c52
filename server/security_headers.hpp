#pragma once
// Headers that keep browsers from doing more with our answers than they are meant for.
#include <string_view>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// The Content-Security-Policy of our pages: nothing but our own files, nothing inline, no frames.
/// Source: CSP Level 3.
inline constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src "
    "'self'; "
    "form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Adds what fits every answer, and a policy that forbids everything where a handler gave none.
void add_security_headers(HttpResponse& response);

} // namespace fundstelle::server
