#include "server/router.hpp"

#include <optional>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {
namespace {

HttpResponse answer(const std::string& method, const std::string& path) {
    const auto say = [](const std::string& what) -> Handler {
        return [what](const HttpRequest& request) {
            HttpResponse response;
            response.body = what;
            for (const std::string& capture : request.captures) {
                response.body += ":" + capture;
            }
            return response;
        };
    };
    const Router router({
        {"GET", "/", "root", say("root")},
        {"GET", "/v1/articles/{id}", "article", say("article")},
        {"DELETE", "/v1/articles/{id}", "deletion", say("deletion")},
        {"GET", "/v1/articles/{id}/snippets", "snippets", say("snippets")},
    });
    HttpRequest request;
    request.method = method;
    request.path = path;
    std::optional<RouteMatch> match = router.find(method, path);
    if (!match) {
        return router.answer_without_route(request);
    }
    request.captures = std::move(match->captures);
    return match->route.handler(request);
}

TEST(Router, FindsItsRow) {
    EXPECT_EQ(answer("GET", "/").body, "root");
    EXPECT_EQ(answer("HEAD", "/").body, "root");
    EXPECT_EQ(answer("GET", "/v1/articles/a%2Fb").body, "article:a/b");
    EXPECT_EQ(answer("DELETE", "/v1/articles/x").body, "deletion:x");
    EXPECT_EQ(answer("GET", "/v1/articles/x/snippets").body, "snippets:x");
}

TEST(Router, UnknownPathsAreNotFound) {
    for (const char* path :
         {"/nirgends",
          "//",
          "/v1/articles/",
          "/v1/articles",
          "/v1/articles/%ff",
          "/v1/articles/a/b/c",
          "/../etc/passwd",
          ""}) {
        EXPECT_THROW((void)answer("GET", path), base::Error) << path;
    }
}

TEST(Router, NamesTheAllowedMethods) {
    const HttpResponse refused = answer("POST", "/v1/articles/x");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.back(), NamedValue("Allow", "GET, HEAD, DELETE, OPTIONS"));
    const HttpResponse options = answer("OPTIONS", "/");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.headers.back(), NamedValue("Allow", "GET, HEAD, OPTIONS"));
}

} // namespace
} // namespace fundstelle::server
