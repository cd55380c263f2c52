#pragma once
// What the system says of this process.
#include <cstddef>
#include <cstdint>

namespace fundstelle::server {

/// Zeros stand for what the system does not say.
struct ProcessState {
    std::uint64_t resident_bytes = 0;
    std::size_t open_descriptors = 0;
    double processor_seconds = 0;
    double start_seconds = 0; ///< since 1970
};

/// Reads it from /proc. Safe from any thread. Source: proc(5).
[[nodiscard]] ProcessState process_state();

} // namespace fundstelle::server
