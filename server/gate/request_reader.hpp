#pragma once
// Makes whole requests out of the bytes of one connection: head, then body. Knows no socket.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/gate/chunked_decoder.hpp"
#include "server/gate/head_parser.hpp"
#include "server/gate/head_scanner.hpp"
#include "server/gate/limits.hpp"
#include "server/gate/request.hpp"

namespace fundstelle::server::gate {

/// Reads one request after the other. Not thread safe.
class RequestReader {
public:
    enum class State {
        Idle,    ///< no byte of a request is there
        Head,    ///< a part of the head is there
        Body,    ///< the head is read, the body is not complete
        Whole,   ///< `take_request` gives it
        Refused, ///< `refusal` tells why; nothing more is read
    };

    /// `limits` outlives the reader.
    explicit RequestReader(const RequestLimits& limits) : limits_(&limits), scanner_(limits) {}

    /// Reads `bytes`; gives how many it took. What it leaves belongs to the next request.
    [[nodiscard]] std::size_t read(std::string_view bytes);

    [[nodiscard]] State state() const { return state_; }

    /// Whether the client waits to be asked for the body; once for each request.
    [[nodiscard]] bool take_expectation();

    /// Gives the request and is ready for the next one. REQUIRES State::Whole.
    [[nodiscard]] Request take_request();

    /// REQUIRES State::Refused.
    [[nodiscard]] const Refusal& refusal() const { return *refusal_; }

    /// How many bytes of the body are held.
    [[nodiscard]] std::size_t body_bytes() const { return head_.request.http.body.size(); }

private:
    [[nodiscard]] std::size_t read_head(std::string_view bytes);
    [[nodiscard]] std::size_t read_body(std::string_view bytes);
    void begin_body(std::string_view head);
    void refuse(Refusal refusal);

    const RequestLimits* limits_;
    State state_ = State::Idle;
    HeadScanner scanner_;
    std::string partial_; ///< of the head; empty where it came in one piece
    RequestHead head_;
    std::optional<ChunkedDecoder> chunks_;
    std::optional<Refusal> refusal_;
};

} // namespace fundstelle::server::gate
