#pragma once
// Asks a running server whether it answers, for container engines that have no other client.
#include <iosfwd>
#include <string>

namespace fundstelle::server {

/// Sends GET to an http URL and gives 0 where the answer is 2xx, else 1 with a line to `notes`.
/// Waits at most 5 seconds. Throws Error{Usage} for another kind of URL.
[[nodiscard]] int check_health(const std::string& url, std::ostream& notes);

} // namespace fundstelle::server
