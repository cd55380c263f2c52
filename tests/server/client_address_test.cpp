#include "server/client_address.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {
namespace {

std::string client_of(
    const std::string& peer, std::vector<NamedValue> headers, const std::string& trusted
) {
    HttpRequest request;
    request.peer_address = peer;
    request.headers = std::move(headers);
    return client_address(request, parse_ranges(trusted, "server.trusted_proxies"));
}

TEST(ClientAddress, BelievesOnlyTrustedProxies) {
    const std::string header = "x-forwarded-for";
    EXPECT_EQ(client_of("192.0.2.1", {{header, "198.51.100.9"}}, ""), "192.0.2.1");
    EXPECT_EQ(client_of("192.0.2.1", {{header, "198.51.100.9"}}, "192.0.2.1"), "198.51.100.9");
    // What the client wrote itself stands in front and counts for nothing.
    EXPECT_EQ(
        client_of("192.0.2.1", {{header, "203.0.113.5, 198.51.100.9"}}, "192.0.2.0/24"),
        "198.51.100.9"
    );
    EXPECT_EQ(
        client_of(
            "192.0.2.1",
            {{header, "198.51.100.9"}, {header, "192.0.2.44"}},
            "10.0.0.0/8 192.0.2.0/24"
        ),
        "198.51.100.9"
    );
    EXPECT_EQ(
        client_of("192.0.2.1", {{header, "nonsense, 192.0.2.9"}}, "192.0.2.0/24"), "192.0.2.9"
    );
    EXPECT_EQ(client_of("192.0.2.1", {{header, "nonsense"}}, "192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(client_of("::1", {{header, "2001:db8::7"}}, "::1"), "2001:db8::7");
}

TEST(ClientAddress, RangesHoldWhatBeginsSo) {
    const auto holds = [](const std::string& range, const std::string& address) {
        return parse_ranges(range, "").front().holds(parse_address(address).value());
    };
    EXPECT_TRUE(holds("10.0.0.0/8", "10.255.1.2"));
    EXPECT_FALSE(holds("10.0.0.0/8", "11.0.0.1"));
    EXPECT_TRUE(holds("192.168.4.0/22", "192.168.7.255"));
    EXPECT_FALSE(holds("192.168.4.0/22", "192.168.8.0"));
    EXPECT_TRUE(holds("0.0.0.0/0", "8.8.8.8"));
    EXPECT_FALSE(holds("0.0.0.0/0", "2001:db8::1"));
    EXPECT_TRUE(holds("2001:db8::/32", "2001:db8:ffff::1"));
    EXPECT_TRUE(holds("::/0", "1.2.3.4"));
    for (const char* wrong :
         {"10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0/-1", "x", "1.2.3.4/"}) {
        EXPECT_THROW((void)parse_ranges(wrong, "s"), base::Error) << wrong;
    }
}

TEST(ClientAddress, OneNetworkOfIpv6IsOneClient) {
    EXPECT_EQ(client_key("2001:db8:0:1::7"), client_key("2001:db8:0:1:ffff::"));
    EXPECT_NE(client_key("2001:db8:0:1::7"), client_key("2001:db8:0:2::7"));
    EXPECT_NE(client_key("192.0.2.1"), client_key("192.0.2.2"));
}

} // namespace
} // namespace fundstelle::server
