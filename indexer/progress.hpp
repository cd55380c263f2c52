#pragma once
// What a person sees of a run: a bar on a terminal, a line every few seconds elsewhere, a summary
// at the end.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <mutex>
#include <string>

namespace fundstelle::indexer {

/// What a run has done; the counters may be raised from any thread.
struct RunCounters {
    std::atomic<std::size_t> articles = 0; ///< taken in
    std::atomic<std::size_t> replaced = 0; ///< of them: in place of one with the same id
    std::atomic<std::size_t> rejected = 0;
    std::atomic<std::size_t> withdrawn = 0;     ///< orders of wires to show an article no more
    std::atomic<std::uint64_t> text_bytes = 0;  ///< of the articles' texts
    std::atomic<std::uint64_t> input_bytes = 0; ///< read so far, unpacked
};

/// Shows progress on standard error. Safe from any thread.
class Progress {
public:
    /// `expected_bytes`: size of the inputs on disk, 0 where unknown (packed inputs, standard
    /// input).
    Progress(std::ostream& out, bool is_terminal, std::uint64_t expected_bytes);

    /// Shows the counters if the last time is long enough ago.
    void update(const RunCounters& counters);

    /// Shows a phase after reading ("merging"), with its share done from 0 to 1.
    void phase(const std::string& name, double share);

    /// Ends the bar's line, if there is one.
    void finish();

    [[nodiscard]] std::chrono::duration<double> elapsed() const;

private:
    [[nodiscard]] bool is_due();
    void show(const std::string& line);

    std::ostream& out_;
    const bool is_terminal_;
    const std::uint64_t expected_bytes_;
    const std::chrono::steady_clock::time_point begin_;
    std::mutex mutex_;
    std::chrono::steady_clock::time_point last_shown_; // guarded by mutex_
    bool has_line_ = false;                            // guarded by mutex_
};

/// Gives the run's last line: articles, rejections, seconds, articles/s, MB/s, generation.
[[nodiscard]] std::string summary_line(
    const RunCounters& counters,
    std::chrono::duration<double> elapsed,
    const std::string& generation
);

/// Gives a number with a comma every three digits.
[[nodiscard]] std::string grouped(std::uint64_t number);

} // namespace fundstelle::indexer
