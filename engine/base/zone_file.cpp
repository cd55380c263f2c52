#include "engine/base/zone_file.hpp"

#include <algorithm>
#include <cstddef>

namespace fundstelle::base {
namespace {

constexpr std::size_t kTypeBytes = 6;

/// Reads a file's bytes from left to right. Fails once for all: after a step too far, `is_good` is
/// false.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool is_good() const { return is_good_; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    std::string_view take(std::size_t count) {
        if (count > rest_.size()) {
            is_good_ = false;
            rest_ = {};
            return {};
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::uint64_t unsigned_number(std::size_t bytes) {
        std::uint64_t value = 0;
        for (const char byte : take(bytes)) {
            value = (value << 8U) | static_cast<unsigned char>(byte);
        }
        return value;
    }

    std::int32_t number32() { return static_cast<std::int32_t>(unsigned_number(4)); }

    std::int64_t time(std::size_t bytes) {
        return bytes == 4 ? number32() : static_cast<std::int64_t>(unsigned_number(8));
    }

private:
    std::string_view rest_;
    bool is_good_ = true;
};

/// The head of one of a file's two blocks (RFC 8536 section 3.1).
struct BlockHead {
    char version = '\0';
    std::size_t utc_flags = 0;
    std::size_t standard_flags = 0;
    std::size_t leap_seconds = 0;
    std::size_t transitions = 0;
    std::size_t types = 0;
    std::size_t letters = 0;

    [[nodiscard]] std::size_t bytes_after_types(std::size_t time_bytes) const {
        return letters + leap_seconds * (time_bytes + 4) + standard_flags + utc_flags;
    }
    [[nodiscard]] std::size_t body_bytes(std::size_t time_bytes) const {
        return transitions * (time_bytes + 1) + types * kTypeBytes + bytes_after_types(time_bytes);
    }
};

std::optional<BlockHead> read_head(ByteReader& reader) {
    BlockHead head;
    const std::string_view magic = reader.take(4);
    const std::string_view version_and_reserved = reader.take(16);
    for (std::size_t* count :
         {&head.utc_flags,
          &head.standard_flags,
          &head.leap_seconds,
          &head.transitions,
          &head.types,
          &head.letters}) {
        *count = static_cast<std::size_t>(reader.unsigned_number(4));
    }
    if (!reader.is_good() || magic != "TZif" || head.types == 0) {
        return std::nullopt;
    }
    head.version = version_and_reserved.front();
    return head;
}

/// Reads what is used of a block. Gives false where it breaks its own zone.
bool read_block(ByteReader& reader, const BlockHead& head, std::size_t time_bytes, ZoneFile& zone) {
    if (head.body_bytes(time_bytes) > reader.rest().size()) {
        return false;
    }
    for (std::size_t index = 0; index < head.transitions; ++index) {
        zone.transitions.push_back(reader.time(time_bytes));
    }
    const std::string_view types = reader.take(head.transitions);
    std::vector<std::int32_t> offsets_of_types;
    for (std::size_t index = 0; index < head.types; ++index) {
        offsets_of_types.push_back(reader.number32());
        reader.take(kTypeBytes - 4);
    }
    reader.take(head.bytes_after_types(time_bytes));
    for (const char type : types) {
        const auto index = static_cast<unsigned char>(type);
        if (index >= offsets_of_types.size()) {
            return false;
        }
        zone.offsets.push_back(offsets_of_types[index]);
    }
    zone.first_offset = offsets_of_types.front();
    return std::is_sorted(zone.transitions.begin(), zone.transitions.end());
}

/// Reads the rule between two line feeds at the end; an empty one means there is none.
bool read_footer(ByteReader& reader, ZoneFile& zone) {
    const std::string_view footer = reader.rest();
    const std::size_t end = footer.find('\n', 1);
    if (!footer.starts_with('\n') || end == std::string_view::npos) {
        return false;
    }
    const std::string_view rule = footer.substr(1, end - 1);
    zone.later_rule = parse_posix_time_rule(rule);
    return rule.empty() || zone.later_rule.has_value();
}

} // namespace

std::int32_t ZoneFile::offset_at(std::int64_t utc_seconds) const {
    const auto after = std::upper_bound(transitions.begin(), transitions.end(), utc_seconds);
    if (after == transitions.end() && later_rule) {
        return later_rule->offset_at(utc_seconds);
    }
    if (after == transitions.begin()) {
        return first_offset;
    }
    return offsets[static_cast<std::size_t>(after - transitions.begin()) - 1];
}

std::optional<ZoneFile> parse_zone_file(std::string_view bytes) {
    ByteReader reader(bytes);
    ZoneFile zone;
    std::optional<BlockHead> head = read_head(reader);
    if (!head) {
        return std::nullopt;
    }
    if (head->version == '\0') {
        return read_block(reader, *head, 4, zone) ? std::optional(zone) : std::nullopt;
    }
    // The first block has times of 32 bits for old readers; the second says the same in 64 bits.
    reader.take(head->body_bytes(4));
    head = read_head(reader);
    const bool is_whole = head && read_block(reader, *head, 8, zone) && read_footer(reader, zone);
    return is_whole ? std::optional(zone) : std::nullopt;
}

} // namespace fundstelle::base
