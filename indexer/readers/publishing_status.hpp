#pragma once
// What a wire says about whether an article may be shown.
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/instant.hpp"

namespace fundstelle::indexer {

/// Gives why an article with this status must not be taken in ("withdrawn: its pubStatus is
/// canceled"), or nothing where it may: no status, "usable", or one of a wire's own. Understands
/// "stat:canceled", "Canceled", "withheld", "killed" and their like. `name`: of the status in its
/// format.
[[nodiscard]] std::optional<std::string> withdrawal(std::string_view name, std::string_view status);

/// Gives why an article under an embargo must not be taken in before it ends, or nothing where none
/// is or it has ended at `now`.
[[nodiscard]] std::optional<std::string> embargo(
    const std::optional<base::Instant>& until, base::Instant now
);

} // namespace fundstelle::indexer
