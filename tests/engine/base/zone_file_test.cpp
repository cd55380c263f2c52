#include "engine/base/zone_file.hpp"

#include <gtest/gtest.h>

#include <string>

namespace fundstelle::base {
namespace {

void append_number(std::string& bytes, std::int64_t value, unsigned size) {
    for (unsigned index = size; index-- > 0;) {
        bytes += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * index)) & 0xFFU);
    }
}

std::string head(char version, std::int64_t transitions, std::int64_t types) {
    std::string bytes = "TZif";
    bytes += version;
    bytes.append(15, '\0');
    for (const std::int64_t count : {std::int64_t{0}, std::int64_t{0}, std::int64_t{0}}) {
        append_number(bytes, count, 4);
    }
    append_number(bytes, transitions, 4);
    append_number(bytes, types, 4);
    append_number(bytes, 4, 4);
    return bytes;
}

/// One transition at 1000 from offset 60 to 120.
std::string body(unsigned time_bytes, char second_type) {
    std::string bytes;
    append_number(bytes, 1000, time_bytes);
    bytes += second_type;
    for (const std::int64_t offset : {60, 120}) {
        append_number(bytes, offset, 4);
        bytes.append(2, '\0');
    }
    return bytes.append("ABC\0", 4);
}

std::string second_version(char second_type, std::string_view footer) {
    return head('2', 1, 2) + body(4, second_type) + head('2', 1, 2) + body(8, second_type) +
           std::string(footer);
}

TEST(ZoneFile, ReadsBothVersions) {
    for (const std::string& bytes : {head('\0', 1, 2) + body(4, 1), second_version(1, "\n\n")}) {
        const std::optional<ZoneFile> zone = parse_zone_file(bytes);
        ASSERT_TRUE(zone);
        EXPECT_EQ(zone->offset_at(999), 60);
        EXPECT_EQ(zone->offset_at(1000), 120);
        EXPECT_EQ(zone->offset_at(1'000'000'000), 120);
    }
}

TEST(ZoneFile, FollowsItsRuleAfterTheLastTransition) {
    const std::optional<ZoneFile> zone = parse_zone_file(second_version(1, "\nX-5\n"));
    ASSERT_TRUE(zone);
    EXPECT_EQ(zone->offset_at(999), 60);
    EXPECT_EQ(zone->offset_at(1000), 5 * 3600);
}

TEST(ZoneFile, RejectsDamage) {
    const std::string whole = second_version(1, "\nX-5\n");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(parse_zone_file(std::string_view(whole).substr(0, size))) << size;
    }
    EXPECT_FALSE(parse_zone_file(second_version(2, "\n\n"))) << "no such type";
    EXPECT_FALSE(parse_zone_file(second_version(1, "\nrubbish,\n")));
    EXPECT_FALSE(parse_zone_file(head('\0', 0xFFFFFFFF, 0xFFFFFFFF)));
    EXPECT_FALSE(parse_zone_file(head('\0', 0, 0)));
}

TEST(ZoneFile, SurvivesAnyFlippedByte) {
    const std::string whole = second_version(1, "\nCET-1CEST,M3.5.0,M10.5.0/3\n");
    for (std::size_t place = 0; place < whole.size(); ++place) {
        for (const unsigned bits : {0x01U, 0x80U, 0xFFU}) {
            std::string damaged = whole;
            damaged[place] = static_cast<char>(static_cast<unsigned char>(damaged[place]) ^ bits);
            if (const std::optional<ZoneFile> zone = parse_zone_file(damaged)) {
                static_cast<void>(zone->offset_at(1'700'000'000));
            }
        }
    }
}

} // namespace
} // namespace fundstelle::base
