#pragma once
// Adds what a piece of work takes to a sum of its phase.
#include <chrono>

namespace fundstelle::search {

/// Measures its own life. Belongs to one thread.
class Stopwatch {
public:
    explicit Stopwatch(std::chrono::nanoseconds& sum)
        : sum_(sum), begin_(std::chrono::steady_clock::now()) {}
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;
    Stopwatch(Stopwatch&&) = delete;
    Stopwatch& operator=(Stopwatch&&) = delete;
    ~Stopwatch() { sum_ += std::chrono::steady_clock::now() - begin_; }

private:
    std::chrono::nanoseconds& sum_;
    std::chrono::steady_clock::time_point begin_;
};

} // namespace fundstelle::search
