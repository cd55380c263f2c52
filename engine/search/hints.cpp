#include "engine/search/hints.hpp"

#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/machine.hpp"

namespace fundstelle::search {

std::shared_ptr<const Hints> HintCache::get(const std::string& revision) {
    std::unique_lock lock(mutex_);
    if (hints_ == nullptr) {
        begin_making();
        is_made_.wait(lock, [this] { return hints_ != nullptr || !is_making_; });
    } else if (hints_->revision != revision && std::chrono::steady_clock::now() - last_made_ > kRefreshInterval) {
        begin_making();
    }
    return hints_ == nullptr ? std::make_shared<const Hints>() : hints_;
}

void HintCache::prepare() {
    const std::lock_guard lock(mutex_);
    if (hints_ == nullptr) {
        begin_making();
    }
}

/// REQUIRES the lock. A thread that has made its hints holds the lock no more when it ends.
void HintCache::begin_making() {
    if (!is_making_) {
        is_making_ = true;
        thread_ = std::jthread([this] { make(); });
    }
}

void HintCache::make() {
    std::shared_ptr<const Hints> made;
    try {
        made = snapshots_.read([](index::Reader& reader) {
            return std::make_shared<const Hints>(make_hints(reader));
        });
    } catch (const base::Error&) {
        // No index, or one that cannot be read: searching tells so.
    }
    {
        const std::lock_guard lock(mutex_);
        if (made != nullptr) {
            hints_ = std::move(made);
        }
        last_made_ = std::chrono::steady_clock::now();
        is_made_.notify_all();
    }
    base::let_others_go_before(); // requests wait for nothing more of this thread
    make_word_pairs();
    const std::lock_guard lock(mutex_);
    is_making_ = false;
    is_made_.notify_all();
}

/// Phrases are found without them too, but later.
void HintCache::make_word_pairs() {
    try {
        snapshots_.read([](index::Reader& reader) {
            reader.frozen().pairs->make(reader.parts());
            return true;
        });
    } catch (const base::Error&) {
        // as above
    }
}

} // namespace fundstelle::search
