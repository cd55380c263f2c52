#pragma once
// What bounds one request and one connection; everything over it is refused, nothing is guessed.
#include <chrono>
#include <cstddef>

namespace fundstelle::server::gate {

/// How large a request may be.
struct RequestLimits {
    std::size_t max_target_bytes = 8u << 10; ///< path and query; over it 414
    std::size_t max_head_bytes = 16u << 10;  ///< request line and headers; over it 431
    std::size_t max_headers = 100;           ///< header lines; over it 431
    std::size_t max_body_bytes = 8u << 20;   ///< also of chunks together; over it 413
};

/// How long a connection may take. What is sent in between buys time only by its bytes.
struct Patience {
    std::chrono::milliseconds idle{75'000}; ///< between two requests
    std::chrono::milliseconds head{10'000}; ///< for a whole head, from the first byte on; and until
                                            ///< the first byte of a new connection
    std::chrono::milliseconds body{10'000}; ///< for a body, beside what `min_rate` gives it
    std::chrono::milliseconds write{10'000}; ///< for an answer, beside what `min_rate` gives it
    std::chrono::milliseconds queue{2000};   ///< a whole request waits no longer for a thread
    std::chrono::milliseconds drain{10'000}; ///< for running requests when the server stops
    std::chrono::milliseconds linger{1000};  ///< for the client to read a refusal
    std::size_t min_bytes_per_second = 1024; ///< each second of body or answer asks for so much
};

} // namespace fundstelle::server::gate
