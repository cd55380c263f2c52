#include "server/conditional.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

HttpRequest request_with(std::vector<NamedValue> query) {
    HttpRequest request;
    request.method = "GET";
    request.path = "/v1/search";
    request.query = std::move(query);
    return request;
}

TEST(RevisionTag, IsThatOfTheQuestionAndTheRevision) {
    const std::string tag = revision_tag(request_with({{"q", "a"}, {"limit", "5"}}), "g.1");
    EXPECT_TRUE(tag.starts_with("W/\""));
    EXPECT_EQ(revision_tag(request_with({{"limit", "5"}, {"q", "a"}}), "g.1"), tag);
    EXPECT_NE(revision_tag(request_with({{"q", "a"}, {"limit", "5"}}), "g.2"), tag);
    EXPECT_NE(revision_tag(request_with({{"q", "b"}, {"limit", "5"}}), "g.1"), tag);
    EXPECT_NE(revision_tag(request_with({{"q", "al"}, {"imit", "5"}}), "g.1"), tag);
    EXPECT_NE(
        revision_tag(request_with({{"q", "a\n5:limit\n1:5"}}), "g.1"),
        revision_tag(request_with({{"q", "a"}, {"limit", "5"}}), "g.1")
    );
}

TEST(EntityTag, IsThatOfTheBody) {
    EXPECT_EQ(entity_tag("a"), entity_tag("a"));
    EXPECT_NE(entity_tag("a"), entity_tag("b"));
    EXPECT_EQ(entity_tag("a").size(), 34U);
}

TEST(IfNoneMatch, ConcernsReadingAlone) {
    HttpRequest request = request_with({});
    request.headers = {{"if-none-match", "\"t\""}};
    HttpResponse response = json_response("{}");
    response.set_header("ETag", "\"t\"");
    request.method = "PUT";
    answer_if_none_match(request, response);
    EXPECT_EQ(response.status, 200);
    request.method = "HEAD";
    answer_if_none_match(request, response);
    EXPECT_EQ(response.status, 304);
}

} // namespace
} // namespace fundstelle::server
