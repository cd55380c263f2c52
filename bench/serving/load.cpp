// What is measured: how fast a server answers GETs from a file, each client sending its next
// request when it has the answer to the one before (a closed loop), one keep-alive connection a
// client. Latency is from the first byte sent to the last one read. What not: the network, and
// arrivals that do not wait. The generator runs on the same cores as the server.
//
//     serving_load HOST PORT CLIENTS SECONDS [RATE] < PATHS
//
// With RATE the clients together begin so many requests a second, as far as answers come in time; a
// request that begins late counts from when it should have begun.
//
// PATHS has a path a line; clients share them in their order, from the beginning again at the end.
// Prints one line of JSON: requests, seconds, rate, p50, p95, p99 and max in milliseconds, errors
// (answers that are not 200, broken connections), bytes.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Address {
    std::string host;
    std::uint16_t port = 0;
};

/// A connection that is closed with its owner.
class Connection {
public:
    explicit Connection(const Address& address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const int enabled = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &enabled, sizeof enabled);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(address.port);
        ::inet_pton(AF_INET, address.host.c_str(), &to.sin_addr);
        is_open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] bool is_open() const { return is_open_; }

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Appends what has come; false at the end.
    bool receive(std::string& buffer) const {
        char bytes[65536];
        const ssize_t received = ::recv(socket_, bytes, sizeof bytes, 0);
        if (received <= 0) {
            return false;
        }
        buffer.append(bytes, static_cast<std::size_t>(received));
        return true;
    }

private:
    int socket_;
    bool is_open_ = false;
};

/// Gives the length that a head tells, in any case of letters.
std::optional<std::size_t> body_length(std::string head) {
    std::transform(head.begin(), head.end(), head.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    constexpr std::string_view kName = "\r\ncontent-length:";
    const std::size_t place = head.find(kName);
    if (place == std::string::npos) {
        return std::nullopt;
    }
    return std::strtoull(head.c_str() + place + kName.size(), nullptr, 10);
}

struct Answer {
    bool is_ok = false;
    bool keeps_alive = false;
    std::size_t bytes = 0;
};

/// One request and its whole answer; `buffer` is scratch.
Answer ask(const Connection& connection, const std::string& request, std::string& buffer) {
    Answer answer;
    buffer.clear();
    if (!connection.send(request)) {
        return answer;
    }
    std::size_t end_of_head = std::string::npos;
    while ((end_of_head = buffer.find("\r\n\r\n")) == std::string::npos) {
        if (!connection.receive(buffer)) {
            return answer;
        }
    }
    const std::string head = buffer.substr(0, end_of_head + 2);
    const std::optional<std::size_t> length = body_length(head);
    if (!length) {
        return answer;
    }
    while (buffer.size() < end_of_head + 4 + *length) {
        if (!connection.receive(buffer)) {
            return answer;
        }
    }
    answer.is_ok = head.starts_with("HTTP/1.1 200");
    answer.keeps_alive = head.find("onnection: close") == std::string::npos;
    answer.bytes = buffer.size();
    return answer;
}

/// When requests begin: at once, or at a steady rate.
class Schedule {
public:
    Schedule(Clock::time_point begin, double rate) : begin_(begin), rate_(rate) {}

    /// Waits for the turn of a request; gives when it was to begin.
    [[nodiscard]] Clock::time_point wait_for(std::size_t number) const {
        if (rate_ <= 0) {
            return Clock::now();
        }
        const std::chrono::duration<double> after(static_cast<double>(number) / rate_);
        const auto turn = begin_ + std::chrono::duration_cast<Clock::duration>(after);
        std::this_thread::sleep_until(turn);
        return turn;
    }

private:
    Clock::time_point begin_;
    double rate_;
};

/// What one client has measured.
struct Measured {
    std::vector<float> milliseconds;
    std::size_t errors = 0;
    std::size_t bytes = 0;
};

Measured run_client(
    const Address& address,
    const std::vector<std::string>& requests,
    std::atomic<std::size_t>& next,
    std::pair<Schedule, Clock::time_point> times
) {
    Measured measured;
    std::string buffer;
    std::optional<Connection> connection;
    while (Clock::now() < times.second) {
        const std::size_t number = next++;
        const std::string& request = requests[number % requests.size()];
        if (!connection) {
            connection.emplace(address);
        }
        const auto begin = times.first.wait_for(number);
        const Answer answer = connection->is_open() ? ask(*connection, request, buffer) : Answer{};
        measured.milliseconds.push_back(
            std::chrono::duration<float, std::milli>(Clock::now() - begin).count()
        );
        measured.bytes += answer.bytes;
        measured.errors += answer.is_ok ? 0 : 1;
        if (!answer.keeps_alive) {
            connection.reset();
        }
    }
    return measured;
}

std::vector<std::string> read_requests(std::istream& lines, const Address& address) {
    std::vector<std::string> requests;
    for (std::string path; std::getline(lines, path);) {
        requests.push_back("GET " + path + " HTTP/1.1\r\nHost: " + address.host + "\r\n\r\n");
    }
    return requests;
}

void print(Measured& all, double seconds) {
    std::vector<float>& times = all.milliseconds;
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        const auto place = static_cast<std::size_t>(share * static_cast<double>(times.size()));
        return times.empty() ? 0.0 : double{times[std::min(place, times.size() - 1)]};
    };
    std::printf(
        "{\"requests\": %zu, \"seconds\": %.3f, \"rate\": %.1f, \"p50\": %.3f, \"p95\": %.3f, "
        "\"p99\": %.3f, \"max\": %.3f, \"errors\": %zu, \"bytes\": %zu}\n",
        times.size(),
        seconds,
        static_cast<double>(times.size()) / seconds,
        at(0.5),
        at(0.95),
        at(0.99),
        at(1),
        all.errors,
        all.bytes
    );
}

} // namespace

int main(int argc, char** argv) {
    constexpr int kFewest = 5;
    if (argc < kFewest || argc > kFewest + 1) {
        std::cerr << "usage: serving_load HOST PORT CLIENTS SECONDS [RATE] < PATHS\n";
        return 2;
    }
    const Address address{argv[1], static_cast<std::uint16_t>(std::atoi(argv[2]))};
    const auto clients = static_cast<std::size_t>(std::max(1, std::atoi(argv[3])));
    const std::chrono::duration<double> limit(std::atof(argv[4]));
    const double rate = argc > kFewest ? std::atof(argv[5]) : 0;
    const std::vector<std::string> requests = read_requests(std::cin, address);
    if (requests.empty()) {
        std::cerr << "serving_load: no paths on standard input\n";
        return 2;
    }
    std::atomic<std::size_t> next = 0;
    std::vector<Measured> by_client(clients);
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::duration_cast<Clock::duration>(limit);
    {
        std::vector<std::jthread> threads;
        for (Measured& measured : by_client) {
            threads.emplace_back([&] {
                measured = run_client(address, requests, next, {Schedule(begin, rate), end});
            });
        }
    }
    Measured all;
    for (const Measured& measured : by_client) {
        all.milliseconds.insert(
            all.milliseconds.end(), measured.milliseconds.begin(), measured.milliseconds.end()
        );
        all.errors += measured.errors;
        all.bytes += measured.bytes;
    }
    print(all, std::chrono::duration<double>(Clock::now() - begin).count());
    return 0;
}
