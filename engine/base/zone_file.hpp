#pragma once
// The content of a zone file (TZif) as far as offsets need it.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/posix_time_rule.hpp"

namespace fundstelle::base {

/// The offsets of one time zone, in seconds east of UTC.
struct ZoneFile {
    std::vector<std::int64_t> transitions;     ///< UTC seconds, ascending
    std::vector<std::int32_t> offsets;         ///< from the transition at the same place on
    std::int32_t first_offset = 0;             ///< before the first transition
    std::optional<PosixTimeRule> later_rule{}; ///< after the last transition

    /// Gives the offset at a UTC second count.
    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_seconds) const;
};

/// Reads a zone file's bytes; nothing where they are damaged. Source: RFC 8536.
[[nodiscard]] std::optional<ZoneFile> parse_zone_file(std::string_view bytes);

} // namespace fundstelle::base
