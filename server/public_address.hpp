#pragma once
// The address that clients know the server by.
#include <string>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// Gives it without a slash at the end: as configured, else as this client called us.
[[nodiscard]] std::string public_address(const HttpRequest& http, const std::string& configured);

} // namespace fundstelle::server
