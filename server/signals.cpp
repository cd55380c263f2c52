#include "server/signals.hpp"

#include <utility>

namespace fundstelle::server {

namespace {

sigset_t obeyed_signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    return signals;
}

} // namespace

void block_signals() {
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t signals = obeyed_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

SignalThread::SignalThread(std::function<void()> stop, std::function<void()> reload)
    : thread_([stop = std::move(stop), reload = std::move(reload)](const std::stop_token& done) {
          constexpr timespec kPause{0, 50'000'000};
          const sigset_t signals = obeyed_signals();
          while (!done.stop_requested()) {
              const int signal = sigtimedwait(&signals, nullptr, &kPause);
              if (signal == SIGHUP) {
                  reload();
              } else if (signal > 0) {
                  stop();
                  return;
              }
          }
      }) {}

} // namespace fundstelle::server
