#include "engine/base/time_zone.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/zone_file.hpp"

namespace fundstelle::base {
namespace {

constexpr std::string_view kUtc = "UTC";
constexpr std::size_t kMaxNameBytes = 64;
constexpr std::size_t kMaxFileBytes = 1U << 20U;

bool is_name_letter(char letter) {
    return is_ascii_word(letter) || letter == '_' || letter == '-' || letter == '+';
}

/// Tells whether a name is parts of letters with single slashes between, so that it stays in its
/// folder.
bool is_zone_name(std::string_view name) {
    if (name.empty() || name.size() > kMaxNameBytes) {
        return false;
    }
    char before = '/';
    for (const char letter : name) {
        const bool is_good = letter == '/' ? before != '/' : is_name_letter(letter);
        if (!is_good) {
            return false;
        }
        before = letter;
    }
    return before != '/';
}

std::filesystem::path zone_folder() {
    const char* folder = std::getenv("ZONEINFO");
    return folder != nullptr && *folder != '\0' ? folder : "/usr/share/zoneinfo";
}

Error unknown_zone(std::string_view name) {
    return Error(
        ErrorCode::InvalidParameter,
        '"' + std::string(name) + "\" is not a time zone of this system"
    );
}

} // namespace

struct TimeZone::Rules {
    std::string name;
    ZoneFile zone;
};

TimeZone TimeZone::load(std::string_view name) {
    if (name == kUtc) {
        return {};
    }
    if (!is_zone_name(name)) {
        throw unknown_zone(name);
    }
    const std::filesystem::path path = zone_folder() / name;
    std::string bytes;
    try {
        bytes = read_file(path, kMaxFileBytes);
    } catch (const Error& error) {
        throw unknown_zone(name).with_log_detail(error.log_detail());
    }
    std::optional<ZoneFile> zone = parse_zone_file(bytes);
    if (!zone) {
        throw unknown_zone(name).with_log_detail(path.string() + ": not a zone file");
    }
    return TimeZone(std::make_shared<const Rules>(Rules{std::string(name), std::move(*zone)}));
}

TimeZone::TimeZone() : rules_(std::make_shared<const Rules>(Rules{std::string(kUtc), {}})) {}

TimeZone::TimeZone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

const std::string& TimeZone::name() const {
    return rules_->name;
}

std::int32_t TimeZone::offset_at(std::int64_t utc_seconds) const {
    return rules_->zone.offset_at(utc_seconds);
}

std::int64_t TimeZone::to_utc(std::int64_t local_seconds) const {
    constexpr std::int64_t kDay =
        86400; // more than any offset, so that it is surely before and after
    const std::int32_t before = offset_at(local_seconds - kDay);
    const std::int32_t after = offset_at(local_seconds + kDay);
    const std::int64_t with_before = local_seconds - before;
    const std::int64_t with_after = local_seconds - after;
    const bool fits_before = offset_at(with_before) == before;
    const bool fits_after = offset_at(with_after) == after;
    if (fits_before && fits_after) {
        return std::min(with_before, with_after);
    }
    // In a gap neither fits; the offset before it moves the time forward.
    return fits_after ? with_after : with_before;
}

} // namespace fundstelle::base
