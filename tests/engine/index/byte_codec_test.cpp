#include "engine/index/byte_codec.hpp"

#include <cstdint>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {
namespace {

TEST(ByteCodec, NumbersComeBack) {
    for (const std::uint64_t number :
         {UINT64_C(0), UINT64_C(1), UINT64_C(127), UINT64_C(128), UINT64_C(300), UINT64_MAX}) {
        std::string bytes;
        append_number(bytes, number);
        ByteReader reader(bytes);
        EXPECT_EQ(reader.number(), number);
        EXPECT_TRUE(reader.rest().empty());
    }
}

TEST(ByteCodec, TextsComeBackInOrder) {
    std::string bytes;
    append_text(bytes, "Häuser");
    append_text(bytes, "");
    append_text(bytes, std::string(300, 'x'));
    ByteReader reader(bytes);
    EXPECT_EQ(reader.text(), "Häuser");
    EXPECT_EQ(reader.text(), "");
    EXPECT_EQ(reader.text().size(), 300U);
}

TEST(ByteCodec, BrokenBytesAreDamage) {
    for (const std::string& bytes :
         {std::string(),
          std::string("\x05"),
          std::string("\x05"
                      "abc"),
          std::string(11, '\xff')}) {
        ByteReader reader(bytes);
        EXPECT_THROW((void)reader.text(), base::Error);
    }
}

} // namespace
} // namespace fundstelle::index
