#pragma once
// A blocking queue with a capacity, which can be closed (no more comes) and cancelled (nobody wants
// more).
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace fundstelle::base {

/// First in, first out. Safe for any number of pushing and popping threads.
template <typename Item>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    /// Waits for room. Gives false, and drops the item, once the queue is closed or cancelled.
    [[nodiscard]] bool push(Item item) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return items_.size() < capacity_ || closed_; });
        if (closed_) {
            return false;
        }
        items_.push_back(std::move(item));
        lock.unlock();
        filled_.notify_one();
        return true;
    }

    /// Waits for an item. Nothing once the queue is closed and empty, or cancelled.
    [[nodiscard]] std::optional<Item> pop() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return !items_.empty() || closed_; });
        if (items_.empty()) {
            return std::nullopt;
        }
        Item item = std::move(items_.front());
        items_.pop_front();
        lock.unlock();
        room_.notify_one();
        return item;
    }

    /// Ends pushing; what is in the queue can still be popped.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        filled_.notify_all();
        room_.notify_all();
    }

    /// Ends pushing and drops what is in the queue.
    void cancel() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        items_.clear();
        filled_.notify_all();
        room_.notify_all();
    }

    [[nodiscard]] std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return items_.size();
    }

private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable filled_;
    std::deque<Item> items_; // guarded by mutex_
    bool closed_ = false;    // guarded by mutex_
};

} // namespace fundstelle::base
