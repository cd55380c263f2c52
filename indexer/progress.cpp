#include "indexer/progress.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <spdlog/fmt/fmt.h>

namespace fundstelle::indexer {

namespace {

constexpr std::chrono::milliseconds kTerminalPause{200};
constexpr std::chrono::seconds kLogPause{5};
constexpr double kMegabyte = 1e6;
constexpr std::size_t kBarCells = 24;

std::string bar(double share) {
    const auto filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * kBarCells);
    return '[' + std::string(filled, '#') + std::string(kBarCells - filled, ' ') + ']';
}

std::string duration_text(double seconds) {
    const auto whole = std::lround(seconds);
    return whole >= 60 ? fmt::format("{} min {:02} s", whole / 60, whole % 60)
                       : fmt::format("{} s", whole);
}

double per_second(double amount, std::chrono::duration<double> elapsed) {
    return amount / std::max(elapsed.count(), 0.001);
}

} // namespace

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3) {
        digits.insert(place - 3, ",");
    }
    return digits;
}

Progress::Progress(std::ostream& out, bool is_terminal, std::uint64_t expected_bytes)
    : out_(out),
      is_terminal_(is_terminal),
      expected_bytes_(expected_bytes),
      begin_(std::chrono::steady_clock::now()),
      last_shown_(begin_) {}

bool Progress::is_due() {
    const auto now = std::chrono::steady_clock::now();
    const auto pause = is_terminal_ ? std::chrono::steady_clock::duration(kTerminalPause)
                                    : std::chrono::steady_clock::duration(kLogPause);
    if (now - last_shown_ < pause) {
        return false;
    }
    last_shown_ = now;
    return true;
}

void Progress::show(const std::string& line) {
    if (is_terminal_) {
        out_ << '\r' << line << "\x1b[K" << std::flush;
        has_line_ = true;
    } else {
        out_ << line << std::endl;
    }
}

void Progress::update(const RunCounters& counters) {
    const std::lock_guard lock(mutex_);
    if (!is_due()) {
        return;
    }
    const double megabytes = static_cast<double>(counters.input_bytes.load()) / kMegabyte;
    std::string line = fmt::format(
        "{} articles, {} rejected, {:.1f} MB, {:.1f} MB/s",
        grouped(counters.articles),
        grouped(counters.rejected),
        megabytes,
        per_second(megabytes, elapsed())
    );
    if (expected_bytes_ > 0) {
        const double share =
            static_cast<double>(counters.input_bytes.load()) / static_cast<double>(expected_bytes_);
        const double left = share > 0.01 ? elapsed().count() * (1 - share) / share : 0;
        line = bar(share) + ' ' + line;
        if (left > 0) {
            line += ", " + duration_text(left) + " left";
        }
    }
    show(line);
}

void Progress::phase(const std::string& name, double share) {
    const std::lock_guard lock(mutex_);
    if (is_due()) {
        show(bar(share) + ' ' + name);
    }
}

void Progress::finish() {
    const std::lock_guard lock(mutex_);
    if (has_line_) {
        out_ << "\r\x1b[K" << std::flush;
        has_line_ = false;
    }
}

std::chrono::duration<double> Progress::elapsed() const {
    return std::chrono::steady_clock::now() - begin_;
}

std::string summary_line(
    const RunCounters& counters,
    std::chrono::duration<double> elapsed,
    const std::string& generation
) {
    const double megabytes = static_cast<double>(counters.text_bytes.load()) / kMegabyte;
    const std::string withdrawn =
        counters.withdrawn > 0 ? ", " + grouped(counters.withdrawn) + " withdrawn" : "";
    return fmt::format(
        "{} articles ({} replaced), {} rejected{}, {:.1f} s, {:.0f} articles/s, {:.1f} MB/s, "
        "generation {}",
        grouped(counters.articles),
        grouped(counters.replaced),
        grouped(counters.rejected),
        withdrawn,
        elapsed.count(),
        per_second(static_cast<double>(counters.articles.load()), elapsed),
        per_second(megabytes, elapsed),
        generation
    );
}

} // namespace fundstelle::indexer
