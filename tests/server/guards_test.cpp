#include "server/guards.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>

#include "engine/base/log.hpp"
#include "server/security_headers.hpp"

namespace fundstelle::server {
namespace {

class GuardsTest : public testing::Test {
protected:
    HttpResponse answer(
        std::string_view target,
        std::vector<NamedValue> headers = {},
        const std::string& method = "GET"
    ) {
        HttpRequest request;
        request.method = method;
        request.headers = std::move(headers);
        request.peer_address = "192.0.2.7";
        return guards_.answer(std::move(request), target);
    }

    /// Changes the policy, as SIGHUP does.
    template <typename Change>
    void change(Change change) {
        Policy policy = *policies_.get();
        change(policy);
        policies_.replace(std::move(policy));
    }

    std::ostringstream lines_;
    std::shared_ptr<spdlog::logger> log_ = base::make_logger_to(
        std::make_shared<spdlog::sinks::ostream_sink_mt>(lines_), "test", base::Settings::defaults()
    );
    int writes_ = 0;
    Router router_{{
        {"GET", "/gut", "good", [](const HttpRequest&) { return json_response("{}"); }},
        {"GET",
         "/kaputt",
         "broken",
         [](const HttpRequest&) -> HttpResponse { throw std::runtime_error("/secret/path"); }},
        {"GET",
         "/gross",
         "large",
         [](const HttpRequest&) {
             HttpResponse response = json_response(std::string(5000, 'x'));
             response.set_header("ETag", "\"tag\"");
             response.set_header("Cache-Control", "public, max-age=60");
             return response;
         }},
        {"GET",
         "/seite",
         "page",
         [](const HttpRequest&) {
             return HttpResponse{200, "text/html", "<p>", {}, {}};
         },
         "text/html"},
        {"PUT",
         "/schreiben",
         "write",
         [this](const HttpRequest&) {
             ++writes_;
             return json_response("{}");
         },
         "application/json",
         Access::Write},
        {"GET",
         "/healthz",
         "health",
         [](const HttpRequest&) { return json_response("{}"); },
         "application/json",
         Access::Open},
    }};
    CurrentPolicy policies_{Policy{}};
    Metrics metrics_;
    Guards guards_{router_, policies_, metrics_, log_};
};

std::string header(const HttpResponse& response, std::string_view name) {
    return std::string(response.header(name));
}

TEST_F(GuardsTest, GiveEachRequestAnId) {
    EXPECT_EQ(header(answer("/gut"), "X-Request-Id").size(), 16U);
    EXPECT_EQ(header(answer("/gut", {{"x-request-id", "abc-1"}}), "X-Request-Id"), "abc-1");
    EXPECT_NE(
        header(answer("/gut", {{"x-request-id", "a\r\nSet-Cookie: x"}}), "X-Request-Id"),
        "a\r\nSet-Cookie: x"
    );
}

TEST_F(GuardsTest, TurnWhatIsUnexpectedIntoAProblemWithoutItsText) {
    const HttpResponse response = answer("/kaputt");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_NE(lines_.str().find("/secret/path"), std::string::npos);
}

TEST_F(GuardsTest, AnswerWrongTargets) {
    EXPECT_EQ(answer("/gut?q=%").status, 400);
    EXPECT_EQ(answer("/nirgends").status, 404);
}

TEST_F(GuardsTest, LogThePathButNotTheQuery) {
    (void)answer("/gut?q=geheim");
    EXPECT_NE(lines_.str().find("GET /gut 200"), std::string::npos) << lines_.str();
    EXPECT_EQ(lines_.str().find("geheim"), std::string::npos);
}

TEST_F(GuardsTest, SetSecurityHeaders) {
    const HttpResponse response = answer("/gut");
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "X-Frame-Options"), "DENY");
}

TEST_F(GuardsTest, KeepPagesFromWhatIsNotOurs) {
    EXPECT_NE(
        header(answer("/gut"), "Content-Security-Policy").find("default-src 'none'"),
        std::string::npos
    );
    EXPECT_EQ(kPagePolicy.find("unsafe"), std::string_view::npos);
    for (const char* part :
         {"default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'"}) {
        EXPECT_NE(kPagePolicy.find(part), std::string_view::npos) << part;
    }
}

TEST_F(GuardsTest, RefuseWhatTheClientDoesNotAccept) {
    EXPECT_EQ(answer("/gut", {{"accept", "text/html"}}).status, 406);
    EXPECT_EQ(answer("/gut", {{"accept", "text/html, */*;q=0.1"}}).status, 200);
    EXPECT_EQ(answer("/seite", {{"accept", "text/html"}}).status, 200);
    change([](Policy& policy) { policy.keys = AccessKeys(hash_key("ein-schluessel-zum-pruefen")); }
    );
    const NamedValue key = {"authorization", "Bearer ein-schluessel-zum-pruefen"};
    EXPECT_EQ(answer("/schreiben", {key, {"accept", "image/png"}}, "PUT").status, 406);
    EXPECT_EQ(writes_, 0);
    EXPECT_EQ(answer("/schreiben", {key}, "PUT").status, 200);
    EXPECT_EQ(writes_, 1);
}

TEST_F(GuardsTest, PackWhatIsLargeEnough) {
    change([](Policy& policy) { policy.compress_from_bytes = 1000; });
    const HttpResponse packed = answer("/gross", {{"accept-encoding", "gzip"}});
    EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(packed, "ETag"), "W/\"tag\"");
    EXPECT_EQ(header(packed, "Vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 200U);
    EXPECT_EQ(header(answer("/gut", {{"accept-encoding", "gzip"}}), "Content-Encoding"), "");
    EXPECT_EQ(header(answer("/gross"), "Content-Encoding"), "");
}

TEST_F(GuardsTest, SendNothingThatTheClientHas) {
    for (const char* tags : {"\"tag\"", "W/\"tag\"", "\"x\", \"tag\"", "*"}) {
        const HttpResponse response = answer("/gross", {{"if-none-match", tags}});
        EXPECT_EQ(response.status, 304) << tags;
        EXPECT_EQ(response.body, "");
    }
    EXPECT_EQ(answer("/gross", {{"if-none-match", "\"other\""}}).status, 200);
}

TEST_F(GuardsTest, HoldClientsToTheirRate) {
    change([](Policy& policy) {
        policy.rate = {0.001, 2};
        policy.trusted_proxies = parse_ranges("192.0.2.7", "");
    });
    EXPECT_EQ(answer("/gut").status, 200);
    EXPECT_EQ(answer("/gut").status, 200);
    const HttpResponse refused = answer("/gut");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header(refused, "Retry-After"), "1000");
    EXPECT_EQ(answer("/healthz").status, 200);
    EXPECT_EQ(answer("/gut", {{"x-forwarded-for", "198.51.100.1"}}).status, 200);
}

TEST_F(GuardsTest, AskForAKeyWhereReadingNeedsOne) {
    change([](Policy& policy) {
        policy.keys = AccessKeys("", hash_key("ein-schluessel-zum-lesen"));
    });
    const HttpResponse refused = answer("/gut");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(header(refused, "WWW-Authenticate"), "Bearer");
    const HttpResponse allowed =
        answer("/gross", {{"authorization", "Bearer ein-schluessel-zum-lesen"}});
    EXPECT_EQ(allowed.status, 200);
    EXPECT_EQ(header(allowed, "Cache-Control"), "private, max-age=60");
    EXPECT_EQ(answer("/healthz").status, 200);
    const HttpResponse browser = answer("/seite", {{"accept", "text/html"}});
    EXPECT_TRUE(std::any_of(
        browser.headers.begin(),
        browser.headers.end(),
        [](const NamedValue& field) { return field.second.starts_with("Basic realm="); }
    ));
}

TEST_F(GuardsTest, LetOnlyNamedSitesRead) {
    change([](Policy& policy) { policy.cors = CorsPolicy("https://a.example"); });
    const HttpResponse allowed = answer("/gut", {{"origin", "https://a.example"}});
    EXPECT_EQ(header(allowed, "Access-Control-Allow-Origin"), "https://a.example");
    EXPECT_EQ(header(allowed, "Cross-Origin-Resource-Policy"), "cross-origin");
    const HttpResponse other = answer("/gut", {{"origin", "https://b.example"}});
    EXPECT_EQ(header(other, "Access-Control-Allow-Origin"), "");
    EXPECT_EQ(header(other, "Vary"), "Accept-Encoding");
    const HttpResponse preflight = answer(
        "/schreiben",
        {{"origin", "https://a.example"}, {"access-control-request-method", "PUT"}},
        "OPTIONS"
    );
    EXPECT_EQ(preflight.status, 204);
    EXPECT_EQ(header(preflight, "Access-Control-Allow-Methods"), "PUT, OPTIONS");
    EXPECT_NE(
        header(preflight, "Access-Control-Allow-Headers").find("Authorization"), std::string::npos
    );
}

TEST_F(GuardsTest, LogTheTraceOfTheClient) {
    (void
    )answer("/gut", {{"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}});
    EXPECT_NE(lines_.str().find("trace 4bf92f3577b34da6a3ce929d0e0e4736"), std::string::npos)
        << lines_.str();
}

TEST_F(GuardsTest, LogNoKeys) {
    change([](Policy& policy) { policy.keys = AccessKeys(hash_key("ein-schluessel-zum-pruefen")); }
    );
    (void)answer("/schreiben", {{"authorization", "Bearer falscher-schluessel-hier"}}, "PUT");
    (void)answer("/kaputt", {{"authorization", "Bearer falscher-schluessel-hier"}});
    EXPECT_EQ(lines_.str().find("schluessel"), std::string::npos);
}

TEST_F(GuardsTest, CountWhatTheyAnswer) {
    (void)answer("/gut");
    (void)answer("/nirgends");
    (void)answer("/schreiben", {}, "PUT");
    const std::string text = metrics_.text({});
    for (const char* line :
         {"fundstelle_http_requests_total{route=\"good\",status=\"200\"} 1",
          "fundstelle_http_requests_total{route=\"none\",status=\"404\"} 1",
          "fundstelle_writes_rejected_total{problem=\"forbidden\"} 1",
          "fundstelle_http_request_duration_seconds_count{route=\"good\"} 1"}) {
        EXPECT_NE(text.find(line), std::string::npos) << line << '\n' << text;
    }
}

} // namespace
} // namespace fundstelle::server
