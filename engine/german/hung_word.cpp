#include "engine/german/hung_word.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "engine/german/hung_halves.hpp"

namespace fundstelle::german {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::size_t kShortestHalf = 4;
constexpr std::size_t kMostWaiting = 4;

template <typename Fits>
std::string_view longest(Words parts, Fits fits) {
    std::string_view best;
    for (const std::string_view part : parts) {
        if (part.size() > best.size() && fits(part)) {
            best = part;
        }
    }
    return best;
}

/// The longest of `heads` that leaves a whole second half.
std::string_view longest_head(Words heads, std::string_view whole_word) {
    const std::string_view head = longest(heads, [&](std::string_view part) {
        return whole_word.size() >= part.size() + kShortestHalf && whole_word.starts_with(part);
    });
    return whole_word.substr(0, head.size());
}

} // namespace

std::string_view shared_tail(std::string_view whole_word) {
    std::string_view head = longest_head(frequent_heads(), whole_word);
    if (head.empty()) {
        const std::string_view tail = longest(frequent_tails(), [&](std::string_view part) {
            return whole_word.size() > part.size() + 1 && whole_word.ends_with(part);
        });
        if (!tail.empty()) {
            return whole_word.substr(whole_word.size() - tail.size());
        }
        head = longest_head(particles(), whole_word);
    }
    return head.empty() ? std::string_view{} : whole_word.substr(head.size());
}

std::string_view shared_head(std::string_view whole_word) {
    const std::string_view head = longest_head(frequent_heads(), whole_word);
    return head.empty() ? longest_head(particles(), whole_word) : head;
}

bool binds_hung_words(std::string_view normal) {
    constexpr std::array<std::string_view, 6> kBinders = {
        "und", "oder", "bzw", "sowie", "als", "beziehungsweise"};
    return std::find(kBinders.begin(), kBinders.end(), normal) != kBinders.end();
}

void HungWords::hang(std::string normal, std::uint32_t position, base::ByteRange bytes) {
    if (waiting_.size() == kMostWaiting) {
        forget();
    }
    waiting_.push_back({std::move(normal), position, bytes});
}

std::vector<CompletedWord> HungWords::take(std::string_view normal) {
    if (!is_bound_ && binds_hung_words(normal)) {
        is_bound_ = true;
        return {};
    }
    return complete(is_bound_ ? tail_(normal) : std::string_view{});
}

std::vector<CompletedWord> HungWords::take_last_part(std::string_view normal) {
    return complete(is_bound_ ? normal : std::string_view{});
}

std::vector<CompletedWord> HungWords::complete(std::string_view tail) {
    std::vector<CompletedWord> completed;
    if (!tail.empty()) {
        completed.swap(waiting_);
        for (CompletedWord& word : completed) {
            word.normal += tail;
        }
    }
    forget();
    return completed;
}

void HungWords::forget() {
    waiting_.clear();
    is_bound_ = false;
}

} // namespace fundstelle::german
