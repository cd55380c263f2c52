#include "server/gate/connection_table.hpp"

#include <array>
#include <utility>

#include <arpa/inet.h>

namespace fundstelle::server::gate {

std::string address_group(const std::string& peer) {
    if (peer == "127.0.0.1" || peer == "::1") {
        return {};
    }
    in6_addr address{};
    if (::inet_pton(AF_INET6, peer.c_str(), &address) != 1) {
        return peer;
    }
    constexpr std::size_t kNetworkBytes = 8;
    for (std::size_t index = kNetworkBytes; index < sizeof(address.s6_addr); ++index) {
        address.s6_addr[index] = 0;
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(AF_INET6, &address, text.data(), text.size());
    return std::string(text.data()) + "/64";
}

bool ConnectionTable::has_room_for(const std::string& peer) const {
    const std::string group = address_group(peer);
    const std::lock_guard lock(mutex_);
    if (places_.size() >= limits_.max_connections) {
        return false;
    }
    const auto found = by_group_.find(group);
    return limits_.max_per_address == 0 || group.empty() || found == by_group_.end() ||
           found->second < limits_.max_per_address;
}

Connection& ConnectionTable::add(std::unique_ptr<Connection> connection) {
    Connection& added = *connection;
    std::string group = address_group(added.peer());
    const std::lock_guard lock(mutex_);
    ++by_group_[group];
    where_[&added] = places_.size();
    places_.push_back({std::move(connection), std::move(group)});
    size_ = places_.size();
    return added;
}

void ConnectionTable::remove(Connection& connection) {
    Place gone; // destroyed behind the lock: it may hold much
    const std::lock_guard lock(mutex_);
    const auto found = where_.find(&connection);
    const std::size_t place = found->second;
    where_.erase(found);
    std::swap(places_[place], places_.back());
    gone = std::move(places_.back());
    places_.pop_back();
    if (place < places_.size()) {
        where_[places_[place].connection.get()] = place;
    }
    const auto count = by_group_.find(gone.group);
    if (--count->second == 0) {
        by_group_.erase(count);
    }
    size_ = places_.size();
}

void ConnectionTable::expire(Clock::time_point now) const {
    const std::lock_guard lock(mutex_);
    for (const Place& place : places_) {
        place.connection->expire(now);
    }
}

void ConnectionTable::end_idle() const {
    const std::lock_guard lock(mutex_);
    for (const Place& place : places_) {
        place.connection->end_if_idle();
    }
}

void ConnectionTable::cut() const {
    const std::lock_guard lock(mutex_);
    for (const Place& place : places_) {
        place.connection->cut();
    }
}

} // namespace fundstelle::server::gate
