#include "server/gate/connection_table.hpp"

#include <gtest/gtest.h>

#include "server/gate/work_queue.hpp"

namespace fundstelle::server::gate {
namespace {

class ConnectionTableTest : public testing::Test {
protected:
    std::unique_ptr<Connection> connection(const std::string& peer) {
        return std::make_unique<Connection>(base::FileDescriptor(), peer, rules_);
    }

    BodyBudget budget_{1000};
    ConnectionRules rules_{{}, {}, budget_, [](const RefusedRequest&) {}};
};

TEST_F(ConnectionTableTest, CountsInAll) {
    ConnectionTable table({.max_connections = 2, .max_per_address = 0});
    EXPECT_TRUE(table.has_room_for("192.0.2.1"));
    Connection& first = table.add(connection("192.0.2.1"));
    Connection& second = table.add(connection("192.0.2.2"));
    EXPECT_FALSE(table.has_room_for("192.0.2.3"));
    table.remove(first);
    EXPECT_TRUE(table.has_room_for("192.0.2.3"));
    EXPECT_EQ(table.size(), 1U);
    table.remove(second);
    EXPECT_EQ(table.size(), 0U);
}

TEST_F(ConnectionTableTest, CountsByAddress) {
    ConnectionTable table({.max_connections = 100, .max_per_address = 1});
    Connection& v4 = table.add(connection("192.0.2.1"));
    EXPECT_FALSE(table.has_room_for("192.0.2.1"));
    EXPECT_TRUE(table.has_room_for("192.0.2.2"));
    table.add(connection("2001:db8:0:1::1"));
    EXPECT_FALSE(table.has_room_for("2001:db8:0:1:ffff::2")); // the same network
    EXPECT_TRUE(table.has_room_for("2001:db8:0:2::1"));
    table.remove(v4);
    EXPECT_TRUE(table.has_room_for("192.0.2.1"));
}

TEST_F(ConnectionTableTest, DoesNotCountAProxyOnTheSameMachine) {
    ConnectionTable table({.max_connections = 100, .max_per_address = 1});
    for (const char* peer : {"127.0.0.1", "127.0.0.1", "::1", "::1"}) {
        EXPECT_TRUE(table.has_room_for(peer));
        table.add(connection(peer));
    }
    table.add(connection("127.0.0.2"));
    EXPECT_FALSE(table.has_room_for("127.0.0.2"));
}

TEST_F(ConnectionTableTest, QueueIsBoundedForRequestsOnly) {
    const std::unique_ptr<Connection> one = connection("192.0.2.1");
    const std::unique_ptr<Connection> two = connection("192.0.2.2");
    WorkQueue queue(1);
    EXPECT_EQ(queue.pop(), nullptr);
    EXPECT_TRUE(queue.push_request(*one, false));
    EXPECT_FALSE(queue.push_request(*two, false));
    queue.push_answer(*two);
    EXPECT_EQ(queue.size(), 2U);
    EXPECT_EQ(queue.pop(), one.get());
    EXPECT_EQ(queue.pop(), two.get());
    EXPECT_EQ(queue.pop(), nullptr);
}

TEST(BodyBudget, TakesWhatFits) {
    BodyBudget budget(10);
    EXPECT_TRUE(budget.take(10));
    EXPECT_FALSE(budget.take(1));
    budget.give_back(4);
    EXPECT_FALSE(budget.take(5));
    EXPECT_TRUE(budget.take(4));
}

} // namespace
} // namespace fundstelle::server::gate
