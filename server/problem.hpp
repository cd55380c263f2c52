#pragma once
// Errors as RFC 9457 problem details.
#include <string>

#include "engine/base/error.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// Gives the answer for an error: type, title, status, detail, and `errors` where parameters are at
/// fault. Nothing that only the log may know gets in.
[[nodiscard]] HttpResponse problem_response(const base::Error& error);

/// Gives the answer for a bare code with a detail for the client.
[[nodiscard]] HttpResponse problem_response(base::ErrorCode code, const std::string& detail);

/// Gives the code that fits an HTTP status the library answered with by itself.
[[nodiscard]] base::ErrorCode code_of_status(int status);

} // namespace fundstelle::server
