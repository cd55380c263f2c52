#include "server/gate/connection.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <exception>
#include <utility>

#include <sys/socket.h>

#include "server/gate/refusal.hpp"

namespace fundstelle::server::gate {

namespace {

constexpr Clock::time_point kNever = Clock::time_point::max();

/// A client that goes on sending behind a refusal is listened to for so long, so that the refusal
/// is not lost with the connection (RFC 9112 section 9.6).
constexpr std::size_t kMostDroppedBytes = 1u << 20;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

bool would_block() {
    return errno == EAGAIN; // which is EWOULDBLOCK on Linux
}

ssize_t receive_into(int socket, std::span<char> buffer) {
    ssize_t got = 0;
    do {
        got = ::recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    } while (got < 0 && errno == EINTR);
    return got;
}

ssize_t send_from(int socket, std::string_view bytes) {
    ssize_t sent = 0;
    do {
        sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    return sent;
}

/// Frames a piece of a body; the empty one ends it.
std::string chunk_of(const std::string& piece) {
    std::array<char, 20> digits{};
    constexpr int kHexadecimal = 16;
    char* const end =
        std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), kHexadecimal).ptr;
    std::string chunk(digits.data(), end);
    chunk += "\r\n";
    chunk += piece;
    chunk += "\r\n";
    return chunk;
}

} // namespace

Connection::Connection(base::FileDescriptor socket, std::string peer, const ConnectionRules& rules)
    : socket_(std::move(socket)),
      peer_(std::move(peer)),
      rules_(rules),
      reader_(rules_.limits),
      since_(Clock::now()),
      deadline_(since_ + rules_.patience.head) {}

Connection::~Connection() {
    rules_.budget.give_back(held_bytes_);
}

Need Connection::advance(std::span<char> buffer) {
    // The thread before has let go through the kernel, of which the language's memory model knows
    // nothing.
    (void)turn_.load(std::memory_order_acquire);
    const Need need = make_steps(buffer);
    if (need != Need::End) {
        enter(stage_of(need));
    }
    return need;
}

Need Connection::make_steps(std::span<char> buffer) {
    for (;;) {
        std::optional<Need> need;
        switch (phase_) {
            case Phase::Receiving:
                need = receive(buffer);
                break;
            case Phase::Waiting:
                return Need::Answer;
            case Phase::Sending:
                need = send();
                break;
            case Phase::Lingering:
                return linger(buffer);
        }
        if (need) {
            return *need;
        }
    }
}

void Connection::read(std::string_view bytes) {
    const std::size_t used = reader_.read(bytes);
    if (bytes.data() == input_.data() + input_used_) {
        input_used_ += used;
    } else {
        input_.append(bytes.substr(used));
    }
    if (input_used_ == input_.size()) {
        input_.clear();
        input_used_ = 0;
    }
    const std::size_t body_bytes = reader_.body_bytes();
    if (body_bytes > held_bytes_) {
        if (!rules_.budget.take(body_bytes - held_bytes_)) {
            refuse({base::ErrorCode::Overloaded, "too many bodies are being received"});
            return;
        }
        held_bytes_ = body_bytes;
    }
    if (reader_.state() == RequestReader::State::Refused) {
        refuse(reader_.refusal());
    } else if (reader_.state() == RequestReader::State::Whole) {
        request_ = reader_.take_request();
        request_.http.peer_address = peer_;
        is_head_request_ = request_.http.method == "HEAD";
        phase_ = Phase::Waiting;
    }
}

std::optional<Need> Connection::receive(std::span<char> buffer) {
    if (!input_.empty()) {
        read(std::string_view(input_).substr(input_used_));
    }
    return phase_ == Phase::Receiving ? receive_more(buffer) : std::nullopt;
}

std::optional<Need> Connection::receive_more(std::span<char> buffer) {
    const bool is_over = is_over_;
    const ssize_t got = receive_into(socket(), buffer);
    if (got > 0) {
        moved_bytes_ += static_cast<std::size_t>(got);
        read(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
        if (phase_ != Phase::Receiving) {
            return std::nullopt;
        }
    }
    const bool has_begun = reader_.state() != RequestReader::State::Idle;
    if (is_over && has_begun) {
        refuse({base::ErrorCode::RequestTimeout, "the request did not come in time"});
        return std::nullopt;
    }
    if (is_over || got == 0 || (got < 0 && !would_block())) {
        return Need::End;
    }
    if (reader_.take_expectation() &&
        send_from(socket(), kContinue) != static_cast<ssize_t>(kContinue.size())) {
        return Need::End;
    }
    // A buffer that was not filled has emptied the socket; what comes later is told by epoll.
    const bool is_drained = got < static_cast<ssize_t>(buffer.size());
    return is_drained ? std::optional(Need::Bytes) : std::nullopt;
}

Request Connection::take_request() {
    return std::move(request_);
}

void Connection::answer(Reply reply) {
    rules_.budget.give_back(std::exchange(held_bytes_, 0));
    request_ = {};
    reply_ = std::move(reply);
    sent_ = 0;
    phase_ = Phase::Sending;
}

void Connection::refuse(const Refusal& refusal) {
    is_refused_ = true;
    answer(gate::refuse(refusal, peer_, rules_.on_refusal, AfterRefusal::Close));
}

std::optional<Need> Connection::send() {
    while (sent_ < reply_.bytes.size()) {
        const ssize_t sent = send_from(socket(), std::string_view(reply_.bytes).substr(sent_));
        if (sent < 0) {
            return would_block() ? Need::Room : Need::End;
        }
        sent_ += static_cast<std::size_t>(sent);
        moved_bytes_ += static_cast<std::size_t>(sent);
    }
    reply_.bytes = {}; // and its memory: there may be thousands of connections
    return reply_.source ? std::optional(Need::Piece) : end_answer();
}

std::optional<Need> Connection::end_answer() {
    if (!reply_.closes) {
        phase_ = Phase::Receiving;
        stage_ = Stage::Run; // so that the next request gets its own time
        // The client has hardly sent the next request yet, unless it is here already.
        return input_.empty() && !is_over_ ? std::optional(Need::Bytes) : std::nullopt;
    }
    if (!is_refused_ && input_.empty()) {
        return Need::End;
    }
    ::shutdown(socket(), SHUT_WR);
    phase_ = Phase::Lingering;
    return std::nullopt;
}

bool Connection::pull() {
    try {
        std::string piece = reply_.source();
        const bool is_last = piece.empty();
        reply_.bytes = reply_.is_chunked ? chunk_of(piece) : std::move(piece);
        sent_ = 0;
        if (is_last) {
            reply_.source = nullptr;
        }
        return true;
    } catch (const std::exception& /*error*/) {
        // A reset, not an end: where the body goes without chunks, an end would look like its own.
        const ::linger at_once{1, 0};
        ::setsockopt(socket(), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
        return false;
    }
}

Need Connection::linger(std::span<char> buffer) {
    for (;;) {
        const ssize_t got = receive_into(socket(), buffer);
        if (got < 0 && would_block() && !is_over_) {
            return Need::Bytes;
        }
        dropped_bytes_ += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        if (got <= 0 || is_over_ || dropped_bytes_ > kMostDroppedBytes) {
            return Need::End;
        }
    }
}

Connection::Stage Connection::stage_of(Need need) const {
    if (need == Need::Answer || need == Need::Piece) {
        return Stage::Run;
    }
    if (phase_ == Phase::Lingering) {
        return Stage::Linger;
    }
    if (phase_ == Phase::Sending) {
        return Stage::Send;
    }
    switch (reader_.state()) {
        case RequestReader::State::Idle:
            return stage_ == Stage::New ? Stage::New : Stage::Idle;
        case RequestReader::State::Body:
            return Stage::Body;
        default:
            return Stage::Head;
    }
}

Clock::time_point Connection::deadline_of(Stage stage) const {
    const Patience& patience = rules_.patience;
    const std::chrono::milliseconds earned{
        moved_bytes_ * 1000 / std::max<std::size_t>(patience.min_bytes_per_second, 1)};
    switch (stage) {
        case Stage::Idle:
            return since_ + patience.idle;
        case Stage::New:
        case Stage::Head:
            return since_ + patience.head;
        case Stage::Body:
            return since_ + patience.body + earned;
        case Stage::Send:
            return since_ + patience.write + earned;
        case Stage::Linger:
            return since_ + patience.linger;
        case Stage::Run:
            break;
    }
    return kNever;
}

void Connection::enter(Stage stage) {
    if (stage != stage_) {
        since_ = Clock::now();
        moved_bytes_ = 0;
        stage_ = stage;
    }
    deadline_.store(deadline_of(stage), std::memory_order_relaxed);
    turn_.store(turn_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

void Connection::await_room() {
    enter(Stage::Send);
}

void Connection::expire(Clock::time_point now) {
    if (deadline_.load(std::memory_order_relaxed) <= now) {
        deadline_ = kNever;
        const Stage stage = stage_;
        if (stage == Stage::Send || stage == Stage::Linger) {
            cut();
        } else {
            is_over_ = true;
            ::shutdown(socket(), SHUT_RD);
        }
    }
}

void Connection::end_if_idle() {
    const Stage stage = stage_;
    if (stage == Stage::New || stage == Stage::Idle) {
        is_over_ = true;
        ::shutdown(socket(), SHUT_RD);
    }
}

void Connection::cut() {
    is_over_ = true;
    ::shutdown(socket(), SHUT_RDWR);
}

} // namespace fundstelle::server::gate
