#pragma once
// By what a request is known across systems: its id, and the trace that it belongs to.
#include <string>
#include <string_view>

namespace fundstelle::server {

/// Gives the client's request id where it is harmless (1 to 64 letters, digits, "-", "_", "."),
/// else a fresh one.
[[nodiscard]] std::string request_id(std::string_view given);

/// Gives the trace id of a traceparent header, 32 hex digits; empty where it is none. Source: W3C
/// Trace Context, section 3.2.
[[nodiscard]] std::string_view trace_id_of(std::string_view traceparent);

} // namespace fundstelle::server
