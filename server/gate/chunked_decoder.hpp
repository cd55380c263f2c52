#pragma once
// Takes the body out of its chunks, however their bytes come in. Source: RFC 9112 section 7.1.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/gate/request.hpp"

namespace fundstelle::server::gate {

/// How much one chunked body may hold.
struct ChunkLimits {
    std::size_t max_body_bytes;
    std::size_t max_line_bytes = 256;        ///< of a chunk's size with its extensions
    std::size_t max_extra_bytes = 16u << 10; ///< of all extensions and trailers together
};

/// Decodes one body. Extensions and trailers are checked and dropped. Not thread safe.
class ChunkedDecoder {
public:
    explicit ChunkedDecoder(ChunkLimits limits) : limits_(limits) {}

    /// Decodes `bytes` and appends what they hold to `body`; gives how many of them it took. Stops
    /// behind the end of the body and at the first fault.
    [[nodiscard]] std::size_t decode(std::string_view bytes, std::string& body);

    [[nodiscard]] bool is_done() const { return state_ == State::Done; }

    /// InvalidRequest for what breaks a rule, PayloadTooLarge for what is over a limit.
    [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    enum class State { Size, Data, DataEnd, Trailer, Done };

    [[nodiscard]] std::size_t take_line(std::string_view bytes);
    [[nodiscard]] std::size_t take_data(std::string_view bytes, std::string& body);
    void end_line(std::size_t body_bytes);
    void read_size(std::size_t body_bytes);
    void count_extra(std::size_t bytes);
    void refuse(base::ErrorCode code, const char* detail);

    ChunkLimits limits_;
    State state_ = State::Size;
    std::string line_;       ///< what is there of a line whose end is not
    std::uint64_t left_ = 0; ///< bytes of the chunk that are to come
    std::size_t extra_bytes_ = 0;
    std::optional<Refusal> refusal_;
};

} // namespace fundstelle::server::gate
