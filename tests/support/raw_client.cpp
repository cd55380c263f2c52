#include "tests/support/raw_client.hpp"

#include <array>
#include <cctype>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace fundstelle::tests {

namespace {

sockaddr_in address_of(const std::string& ip, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, ip.c_str(), &address.sin_addr);
    return address;
}

const sockaddr* generic(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

/// Gives a header's value from a head, by its name in any case.
std::string header_of(const std::string& head, const std::string& name) {
    std::string lower = head;
    for (char& byte : lower) {
        byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    }
    const std::string wanted = "\r\n" + name + ": ";
    const std::size_t at = lower.find(wanted);
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t begin = at + wanted.size();
    return lower.substr(begin, lower.find("\r\n", begin) - begin);
}

} // namespace

RawClient::RawClient(int port, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    constexpr timeval kPatience{60, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof(kPatience));
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof(kPatience));
    if (from != "127.0.0.1") {
        const sockaddr_in own = address_of(from, 0);
        EXPECT_EQ(::bind(socket_, generic(own), sizeof(own)), 0);
    }
    const sockaddr_in server = address_of("127.0.0.1", port);
    EXPECT_EQ(::connect(socket_, generic(server), sizeof(server)), 0);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), pending_(std::move(other.pending_)) {}

RawClient::~RawClient() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::read_more() {
    std::array<char, 16384> buffer{};
    const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
    EXPECT_FALSE(got < 0 && errno == EAGAIN) << "the server neither answers nor ends";
    if (got <= 0) {
        return false;
    }
    pending_.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
}

std::optional<std::string> RawClient::read_until(std::string_view mark) {
    std::size_t end = 0;
    while ((end = pending_.find(mark)) == std::string::npos) {
        if (!read_more()) {
            return std::nullopt;
        }
    }
    std::string text = pending_.substr(0, end);
    pending_.erase(0, end + mark.size());
    return text;
}

std::string RawClient::read_bytes(std::size_t size) {
    while (pending_.size() < size && read_more()) {
    }
    std::string bytes = pending_.substr(0, size);
    pending_.erase(0, size);
    return bytes;
}

std::string RawClient::read_chunks() {
    std::string body;
    for (;;) {
        const std::optional<std::string> size = read_until("\r\n");
        constexpr int kHexadecimal = 16;
        const std::size_t bytes = size ? std::strtoul(size->c_str(), nullptr, kHexadecimal) : 0;
        body += read_bytes(bytes);
        (void)read_until("\r\n");
        if (bytes == 0) {
            return body;
        }
    }
}

RawAnswer RawClient::read_answer(bool to_head) {
    RawAnswer answer;
    std::optional<std::string> head = read_until("\r\n\r\n");
    if (!head) {
        return answer;
    }
    answer.head = std::move(*head);
    constexpr std::size_t kStatusAt = 9; // behind "HTTP/1.1 "
    answer.status = std::atoi(answer.head.c_str() + kStatusAt);
    if (to_head || answer.status == 204 || answer.status == 304 || answer.status < 200) {
        return answer;
    }
    answer.body =
        header_of(answer.head, "transfer-encoding") == "chunked"
            ? read_chunks()
            : read_bytes(std::strtoul(header_of(answer.head, "content-length").c_str(), nullptr, 10)
              );
    return answer;
}

std::string RawClient::read_to_end() {
    while (read_more()) {
    }
    return std::exchange(pending_, {});
}

} // namespace fundstelle::tests
