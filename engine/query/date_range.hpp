#pragma once
// Date expressions of queries: "2022-02", ">=2022", "2022-02-01..2022-02-28", "24.2.2022".
#include <optional>
#include <string_view>

#include "engine/base/instant.hpp"

namespace fundstelle::query {

/// Gives the half-open range that an expression covers in `zone`; both ends of "a..b" are included
/// whole, one may be missing. Nothing where unreadable or empty of time.
[[nodiscard]] std::optional<base::InstantRange> parse_date_expression(
    std::string_view text, const base::TimeZone& zone
);

} // namespace fundstelle::query
