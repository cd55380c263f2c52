#include "server/answer_cache.hpp"

#include <utility>

namespace fundstelle::server {

namespace {

constexpr std::size_t kBytesOfEntry = 256; // of the list and the map, about

std::size_t bytes_of(const std::string& key, const HttpResponse& response) {
    std::size_t bytes = kBytesOfEntry + key.size() + response.body.size();
    for (const auto& [name, value] : response.headers) {
        bytes += sizeof(NamedValue) + name.size() + value.size();
    }
    return bytes;
}

} // namespace

std::optional<HttpResponse> AnswerCache::find(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        ++state_.misses;
        return std::nullopt;
    }
    ++state_.hits;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->response;
}

void AnswerCache::keep(std::string key, const HttpResponse& response) {
    const std::size_t bytes = bytes_of(key, response);
    if (bytes > most_bytes_ / 8) {
        return;
    }
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) {
        return; // another thread was faster
    }
    while (state_.bytes + bytes > most_bytes_) {
        by_key_.erase(entries_.back().key);
        state_.bytes -= entries_.back().bytes;
        entries_.pop_back();
    }
    entries_.push_front({std::move(key), response, bytes});
    by_key_.emplace(entries_.front().key, entries_.begin());
    state_.bytes += bytes;
}

AnswerCacheState AnswerCache::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

} // namespace fundstelle::server
