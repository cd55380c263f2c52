#pragma once
// How long the costly conditions of one plan may work in all.
#include <chrono>
#include <cstddef>

namespace fundstelle::query {

/// Shared by the conditions of a plan; until it begins, it never ends. One thread at a time.
class TimeBudget {
public:
    /// Begins, or begins anew, with so much time.
    void begin(std::chrono::milliseconds limit) {
        end_ = std::chrono::steady_clock::now() + limit;
        is_spent_ = false;
    }

    /// Announces a step of some microseconds at most; false when the time is over.
    [[nodiscard]] bool allows_step() {
        constexpr std::size_t kAskClockEvery = 64;
        ++steps_;
        if (steps_ % kAskClockEvery == 0) {
            is_spent_ = is_spent_ || std::chrono::steady_clock::now() > end_;
        }
        return !is_spent_;
    }

    /// Whether a step was refused since `begin`.
    [[nodiscard]] bool is_spent() const { return is_spent_; }

private:
    std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::time_point::max();
    std::size_t steps_ = 0;
    bool is_spent_ = false;
};

} // namespace fundstelle::query
