#pragma once
// The smallest HTTP client: one GET, for the health check.
#include <string>

namespace fundstelle::server {

/// Gives the status of a GET to `address` ("http://127.0.0.1:8080"), or 0 where no answer comes
/// within 5 seconds.
[[nodiscard]] int get_status(const std::string& address, const std::string& path);

} // namespace fundstelle::server
