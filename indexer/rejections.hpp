#pragma once
// The list of what could not be taken in: one JSON object a line in the data folder's rejected/.
#include <atomic>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "engine/article/article.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::indexer {

/// Writes rejections of one run. The file is made with the first one. Safe from any thread.
class Rejections {
public:
    /// `file` is where they go, "rejected/<run>.ndjson".
    explicit Rejections(std::filesystem::path file) : path_(std::move(file)) {}

    /// Appends one. Throws Error{DiskFull, InputOutput}.
    void add(const article::Rejection& rejection);

    /// Flushes the file to the disk, if there is one.
    void finish();

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    std::mutex mutex_;
    std::optional<base::FileDescriptor> file_; // guarded by mutex_
    std::atomic<std::size_t> count_ = 0;
};

/// Gives a rejection as one line for a person: "news.ndjson: line 17: published_at: ...".
[[nodiscard]] std::string to_text(const article::Rejection& rejection);

} // namespace fundstelle::indexer
