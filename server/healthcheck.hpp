#pragma once
// Asks a running server whether it answers, for container engines that have no other client.
#include <iosfwd>
#include <string>
#include <string_view>

namespace fundstelle::server {

/// Completes what was asked for: a whole URL stays; a path, or nothing for /healthz, is asked of
/// the server that listens at `listen` (HOST:PORT), through the loopback address where that is
/// every interface.
[[nodiscard]] std::string health_url(std::string_view wanted, std::string_view listen);

/// Sends GET to an http URL and gives 0 where the answer is 2xx, else 1 with a line to `notes`.
/// Waits at most 5 seconds. Throws Error{Usage} for another kind of URL.
[[nodiscard]] int check_health(const std::string& url, std::ostream& notes);

} // namespace fundstelle::server
