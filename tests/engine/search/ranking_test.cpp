#include "engine/search/ranking.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::search {
namespace {

TEST(Deadline, LetsEverythingThroughInTime) {
    const Deadline deadline(std::chrono::hours(1));
    for (int document = 0; document < 1000; ++document) {
        EXPECT_TRUE(deadline(Xapian::Document()));
    }
    EXPECT_FALSE(deadline.has_passed());
}

TEST(Deadline, EndsAMatchThatGoesOn) {
    const Deadline deadline(std::chrono::milliseconds(0));
    EXPECT_THROW(
        {
            for (int document = 0; document < 1'000'000; ++document) {
                (void)deadline(Xapian::Document());
            }
        },
        base::Error
    );
}

} // namespace
} // namespace fundstelle::search
