#pragma once
// How many bytes of bodies all connections together may hold.
#include <atomic>
#include <cstddef>

namespace fundstelle::server::gate {

/// Counts bytes against a limit. Safe from any thread.
class BodyBudget {
public:
    explicit BodyBudget(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    /// Gives false, and counts nothing, where there is no room for so many bytes.
    [[nodiscard]] bool take(std::size_t bytes) {
        if (used_.fetch_add(bytes, std::memory_order_relaxed) + bytes <= max_bytes_) {
            return true;
        }
        give_back(bytes);
        return false;
    }

    void give_back(std::size_t bytes) { used_.fetch_sub(bytes, std::memory_order_relaxed); }

private:
    const std::size_t max_bytes_;
    std::atomic<std::size_t> used_ = 0;
};

} // namespace fundstelle::server::gate
