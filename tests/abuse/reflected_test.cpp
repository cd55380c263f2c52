// What a client sends and gets back never becomes a header, and never an address.
#include "tests/abuse/served_samples.hpp"
#include "tests/support/raw_client.hpp"

namespace fundstelle::tests {
namespace {

class ReflectedTest : public testing::Test {
protected:
    static void SetUpTestSuite() { server_ = std::make_unique<ServedSamples>(); }
    static void TearDownTestSuite() { server_.reset(); }

    static RawAnswer ask(const std::string& target, const std::string& more_lines = {}) {
        RawClient client(server_->port());
        client.send(get_request(target, more_lines));
        return client.read_answer();
    }

    static std::unique_ptr<ServedSamples> server_;
};

std::unique_ptr<ServedSamples> ReflectedTest::server_;

TEST_F(ReflectedTest, LineBreaksStayInsideTheirValue) {
    const std::string injected = "%0d%0aX-Injected:%20yes%0d%0a%0d%0a";
    for (const std::string& target :
         {"/v1/search?q=" + injected,
          "/v1/search?limit=1&q=a&" + injected + "=1",
          "/v1/search?sort=" + injected,
          "/?q=" + injected,
          "/artikel/" + injected,
          "/v1/articles/" + injected,
          "/v1/articles/a" + injected + "/similar",
          "/v1/feed.atom?q=" + injected,
          "/v1/feed.rss?section=" + injected,
          "/v1/export?format=" + injected,
          "/v1/suggest?q=" + injected,
          "/v1/receipts/" + injected}) {
        const RawAnswer answer = ask(target);
        EXPECT_NE(answer.status, 0) << target;
        EXPECT_EQ(answer.head.find("X-Injected"), std::string::npos) << target << answer.head;
    }
}

TEST_F(ReflectedTest, RequestIdsOfOthersAreHarmless) {
    const RawAnswer good = ask("/healthz", "X-Request-Id: abc-123\r\n");
    EXPECT_NE(good.head.find("abc-123"), std::string::npos) << good.head;
    for (const std::string& id :
         {std::string("a b"), std::string(1000, 'a'), std::string("a;b\"<")}) {
        EXPECT_EQ(ask("/healthz", "X-Request-Id: " + id + "\r\n").head.find(id), std::string::npos);
    }
}

TEST_F(ReflectedTest, ForgedAddressesChangeNothing) {
    const RawAnswer plain = ask("/v1/search?q=Haushalt&limit=1");
    const RawAnswer forged = ask(
        "/v1/search?q=Haushalt&limit=1",
        "REMOTE_ADDR: 203.0.113.9\r\nREMOTE_PORT: 1\r\nLOCAL_ADDR: 203.0.113.9\r\nLOCAL_PORT: 0\r\n"
        "X-Forwarded-For: 203.0.113.9\r\nForwarded: for=203.0.113.9\r\n"
    );
    EXPECT_EQ(plain.status, 200);
    EXPECT_EQ(forged.status, 200);
    EXPECT_EQ(forged.head.find("203.0.113.9"), std::string::npos);
    EXPECT_EQ(forged.body.find("203.0.113.9"), std::string::npos);
}

TEST_F(ReflectedTest, RangesAreNotLookedAt) {
    std::string ranges = "Range: bytes=0-0";
    for (int number = 0; number < 1000; ++number) {
        ranges += ",0-0";
    }
    EXPECT_EQ(ask("/healthz", ranges + "\r\n").status, 200);
}

} // namespace
} // namespace fundstelle::tests
