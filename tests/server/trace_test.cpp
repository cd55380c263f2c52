#include "server/trace.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

TEST(Trace, TakesTraceparentsByTheLetter) {
    const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const std::string rest = "-00f067aa0ba902b7-01";
    EXPECT_EQ(trace_id_of("00-" + trace + rest), trace);
    EXPECT_EQ(trace_id_of("01-" + trace + rest + "-what-comes-later"), trace);
    for (const std::string& wrong :
         {std::string(),
          "00-" + trace,
          "ff-" + trace + rest,
          "00-" + trace + rest + "-more",
          "0x-" + trace + rest,
          "00-" + std::string(32, '0') + rest,
          "00-" + trace + "-0000000000000000-01",
          "00-4BF92F3577B34DA6A3CE929D0E0E4736" + rest,
          "00_" + trace + rest,
          "00-" + trace + "-00f067aa0ba902b7-zz"}) {
        EXPECT_EQ(trace_id_of(wrong), "") << wrong;
    }
}

} // namespace
} // namespace fundstelle::server
