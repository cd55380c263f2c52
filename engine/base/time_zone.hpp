#pragma once
// Offsets of a time zone from the system's zone files (libstdc++ 12 has none of its own).
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace fundstelle::base {

/// The rules of one time zone. A value, cheap to copy, immutable, safe from any thread.
class TimeZone {
public:
    /// Loads an IANA zone ("Europe/Berlin"; "UTC" needs no file) from $ZONEINFO or
    /// /usr/share/zoneinfo. Throws Error{InvalidParameter} for an unknown or unreadable zone; the
    /// name may not leave that folder. Source: TZif, RFC 8536 (with the footer's POSIX rule for
    /// times after the last transition).
    [[nodiscard]] static TimeZone load(std::string_view name);

    /// UTC.
    TimeZone();

    [[nodiscard]] const std::string& name() const;

    /// Gives the offset east of UTC in seconds at a UTC second count.
    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_seconds) const;

    /// Gives the UTC second count of a local second count (as if it were UTC). In a gap the time
    /// after it moved forward, in an overlap the earlier of both.
    [[nodiscard]] std::int64_t to_utc(std::int64_t local_seconds) const;

private:
    struct Rules;
    explicit TimeZone(std::shared_ptr<const Rules> rules);

    std::shared_ptr<const Rules> rules_;
};

} // namespace fundstelle::base
