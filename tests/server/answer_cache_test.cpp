#include "server/answer_cache.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

TEST(AnswerCache, GivesWhatItKept) {
    AnswerCache cache(100'000);
    EXPECT_TRUE(cache.is_on());
    EXPECT_FALSE(cache.find("a"));
    HttpResponse response = json_response("{}");
    response.set_header("ETag", "W/\"1\"");
    cache.keep("a", response);
    const auto found = cache.find("a");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->body, "{}");
    EXPECT_EQ(found->header("ETag"), "W/\"1\"");
    EXPECT_EQ(cache.state().hits, 1U);
    EXPECT_EQ(cache.state().misses, 1U);
    EXPECT_GT(cache.state().bytes, 2U);
}

TEST(AnswerCache, GivesUpWhatWasNotAskedForTheLongest) {
    AnswerCache cache(10'000);
    const HttpResponse response = json_response(std::string(900, 'x'));
    for (const char* key : {"a", "b", "c", "d", "e"}) {
        cache.keep(key, response);
    }
    EXPECT_TRUE(cache.find("a"));
    for (const char* key : {"f", "g", "h", "i"}) {
        cache.keep(key, response);
    }
    EXPECT_TRUE(cache.find("a"));
    EXPECT_FALSE(cache.find("b"));
    EXPECT_TRUE(cache.find("i"));
    EXPECT_LE(cache.state().bytes, 10'000U);
}

TEST(AnswerCache, KeepsNoLargeAnswersAndNothingWhereItIsOff) {
    AnswerCache cache(10'000);
    cache.keep("large", json_response(std::string(5'000, 'x')));
    EXPECT_FALSE(cache.find("large"));
    AnswerCache off(0);
    off.keep("a", json_response("{}"));
    EXPECT_FALSE(off.is_on());
    EXPECT_FALSE(off.find("a"));
}

} // namespace
} // namespace fundstelle::server
