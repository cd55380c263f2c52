#pragma once
// What a wire says about whether an article may be shown.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/instant.hpp"
#include "indexer/readers/outcome.hpp"

namespace fundstelle::indexer {

/// Tells whether a status withdraws an article: "stat:canceled", "Canceled", "withheld", "killed"
/// and their like. No status, "usable" and what a wire calls its own do not.
[[nodiscard]] bool is_withdrawn(std::string_view status);

/// Gives the withdrawal of an article, or the reason why it cannot be: it has no id.
[[nodiscard]] Outcome withdrawal(std::string_view id);

/// Reads a version's number; 0 where it is none.
[[nodiscard]] std::size_t revision_of(std::string_view version);

/// Gives why an article under an embargo must not be taken in before it ends, or nothing where none
/// is or it has ended at `now`.
[[nodiscard]] std::optional<std::string> embargo(
    const std::optional<base::Instant>& until, base::Instant now
);

} // namespace fundstelle::indexer
