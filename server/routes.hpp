#pragma once
// The table of all routes.
#include <vector>

#include "server/router.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Gives the table; the handlers keep a reference to `services`.
[[nodiscard]] std::vector<Route> make_routes(const Services& services);

} // namespace fundstelle::server
