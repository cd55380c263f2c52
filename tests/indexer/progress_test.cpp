#include "indexer/progress.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace fundstelle::indexer {
namespace {

TEST(Progress, GroupsDigits) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1000), "1,000");
    EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Progress, SumsUpARun) {
    RunCounters counters;
    counters.articles = 41242;
    counters.replaced = 2;
    counters.rejected = 1;
    counters.text_bytes = 240'000'000;
    EXPECT_EQ(
        summary_line(counters, std::chrono::duration<double>(20), "000001-x"),
        "41,242 articles (2 replaced), 1 rejected, 20.0 s, 2062 articles/s, 12.0 MB/s, generation "
        "000001-x"
    );
}

TEST(Progress, KeepsQuietBetweenItsLines) {
    std::ostringstream out;
    Progress progress(out, false, 1000);
    const RunCounters counters;
    progress.update(counters);
    progress.update(counters);
    progress.finish();
    EXPECT_EQ(out.str(), "");
}

} // namespace
} // namespace fundstelle::indexer
