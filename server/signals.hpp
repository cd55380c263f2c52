#pragma once
// The signals that a server obeys, in a thread of their own.
#include <csignal>
#include <functional>
#include <thread>

namespace fundstelle::server {

/// Blocks the signals, so that only `SignalThread` takes them. To be called before any thread
/// starts. SIGPIPE is ignored for good.
void block_signals();

/// Waits for signals until it is destroyed.
class SignalThread {
public:
    /// `stop` runs once, on SIGINT or SIGTERM, and ends the waiting; `reload` on every SIGHUP.
    SignalThread(std::function<void()> stop, std::function<void()> reload);

private:
    std::jthread thread_;
};

} // namespace fundstelle::server
