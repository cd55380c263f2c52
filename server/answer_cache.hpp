#pragma once
// Answers of searches that were given lately, for those who ask the same.
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// How often an answer was there.
struct AnswerCacheState {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::size_t bytes = 0;
};

/// Keeps answers by what was asked and the revision that answered (`answer_key`): an answer of an
/// earlier revision is never asked for again, and goes as those do that nobody asks for. Safe from
/// any thread.
class AnswerCache {
public:
    /// With 0 it keeps nothing.
    explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    [[nodiscard]] bool is_on() const { return most_bytes_ > 0; }

    /// Gives an answer, or nothing.
    [[nodiscard]] std::optional<HttpResponse> find(std::string_view key);

    /// Keeps an answer without a source, unless it would take more than an eighth of the room.
    void keep(std::string key, const HttpResponse& response);

    [[nodiscard]] AnswerCacheState state() const;

private:
    struct Entry {
        std::string key;
        HttpResponse response;
        std::size_t bytes;
    };

    const std::size_t most_bytes_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_; // guarded by mutex_; asked for last first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_; // guarded by mutex_
    AnswerCacheState state_;                                                  // guarded by mutex_
};

} // namespace fundstelle::server
