#pragma once
// Room for numbers by document, which the steps of one search use again and again.
#include <cstddef>
#include <utility>
#include <vector>

#include <xapian.h>

namespace fundstelle::search {

/// Numbers by document, all 0; whoever has used them makes them 0 again. Of one thread.
class Scratch {
public:
    /// What was used before, all 0.
    using Free = std::vector<std::vector<float>>;

    /// Takes numbers up to a document from those that are free, or makes some, and gives them back
    /// at its end. `free` must outlive it, and be of one highest document.
    Scratch(Free& free, Xapian::docid last) : free_(free) {
        if (free_.empty()) {
            numbers_.resize(std::size_t{last} + 1);
        } else {
            numbers_ = std::move(free_.back());
            free_.pop_back();
        }
    }
    ~Scratch() { free_.push_back(std::move(numbers_)); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::vector<float>& operator*() { return numbers_; }

private:
    Free& free_;
    std::vector<float> numbers_;
};

} // namespace fundstelle::search
