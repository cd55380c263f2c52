#include "engine/index/shard_merge.hpp"

#include <algorithm>
#include <memory>
#include <queue>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

/// A shard's place in the walk over all terms.
class ShardMerge::TermPart {
public:
    explicit TermPart(const Input& input) : input_(input), cursor_(*input.shard) {}

    [[nodiscard]] bool next() { return cursor_.next(); }
    [[nodiscard]] const TermRecord& record() const { return cursor_.term(); }
    [[nodiscard]] const Input& input() const { return input_; }

    /// Articles that are left, with count and packed positions.
    template <typename Take>
    void for_each_posting(const Take& take) const {
        ByteReader postings(record().postings);
        ByteReader positions(record().positions);
        const bool has_positions = !positions.rest().empty();
        std::uint32_t article = 0;
        while (!postings.rest().empty()) {
            article += static_cast<std::uint32_t>(postings.number());
            const auto count = static_cast<std::uint32_t>(postings.number());
            const std::string_view places = has_positions ? positions.text() : std::string_view{};
            const std::uint32_t number = input_.number_of(article);
            if (number != kRemoved) {
                take(number, count, places);
            }
        }
    }

private:
    const Input& input_;
    TermCursor cursor_;
};

ShardMerge::ShardMerge(std::span<const Shard> shards) {
    for (const Shard& shard : shards) {
        for (const auto& [slot, statistics] : shard.slots) {
            SlotStatistics& all = slots_[slot];
            const std::uint32_t documents = all.documents + statistics.documents;
            all.add(statistics.least);
            all.add(statistics.greatest);
            all.documents = documents;
        }
        Input input{&shard, articles_, {}};
        articles_ += shard.articles;
        if (!shard.removed.empty()) {
            pass_over_removed(input);
        }
        inputs_.push_back(std::move(input));
    }
    std::erase_if(slots_, [](const auto& slot) { return slot.second.documents == 0; });
}

/// Numbers the articles that stay; the others no longer count.
void ShardMerge::pass_over_removed(Input& input) {
    DocumentCursor cursor(*input.shard);
    DocumentRecord document;
    std::uint32_t number = input.base;
    while (cursor.next(document)) {
        if (!input.shard->removed.contains(std::string(document.id_term))) {
            input.numbers.push_back(number++);
            continue;
        }
        input.numbers.push_back(kRemoved);
        Xapian::valueno slot = 0;
        for (ByteReader slots(document.slots); !slots.rest().empty(); ++slot) {
            slot += static_cast<Xapian::valueno>(slots.number());
            --slots_[slot].documents;
        }
    }
    articles_ = number;
}

std::uint32_t ShardMerge::shortest() const {
    std::uint32_t shortest = 0;
    for (const Input& input : inputs_) {
        const std::uint32_t length = input.shard->shortest;
        shortest = shortest == 0 || (length > 0 && length < shortest) ? length : shortest;
    }
    return shortest;
}

std::uint32_t ShardMerge::longest() const {
    std::uint32_t longest = 0;
    for (const Input& input : inputs_) {
        longest = std::max(longest, input.shard->longest);
    }
    return longest;
}

std::uint32_t ShardMerge::most_in_one() const {
    std::uint32_t most = 0;
    for (const Input& input : inputs_) {
        most = std::max(most, input.shard->most_in_one);
    }
    return most;
}

void ShardMerge::for_each_document(
    const std::function<void(std::uint32_t article, const DocumentRecord& document)>& take
) const {
    for (const Input& input : inputs_) {
        DocumentCursor cursor(*input.shard);
        DocumentRecord document;
        for (std::uint32_t article = 0; cursor.next(document); ++article) {
            if (const std::uint32_t number = input.number_of(article); number != kRemoved) {
                take(number, document);
            }
        }
    }
}

void ShardMerge::for_each_length(
    const std::function<void(std::uint32_t article, std::uint32_t length)>& take
) const {
    for (const Input& input : inputs_) {
        LengthCursor cursor(*input.shard);
        std::uint32_t length = 0;
        for (std::uint32_t article = 0; cursor.next(length); ++article) {
            if (const std::uint32_t number = input.number_of(article); number != kRemoved) {
                take(number, length);
            }
        }
    }
}

void ShardMerge::for_each_value(
    Xapian::valueno slot,
    const std::function<void(std::uint32_t article, std::string_view value)>& take
) const {
    for (const Input& input : inputs_) {
        if (!input.shard->values.contains(slot)) {
            continue;
        }
        ValueCursor cursor(*input.shard, slot);
        std::uint32_t article = 0;
        std::string_view value;
        while (cursor.next(article, value)) {
            if (const std::uint32_t number = input.number_of(article); number != kRemoved) {
                take(number, value);
            }
        }
    }
}

void ShardMerge::take_term(
    std::span<TermPart* const> parts, const std::function<void(const MergedTerm&)>& take
) const {
    MergedTerm merged;
    merged.term = parts.front()->record().term;
    for (const TermPart* part : parts) {
        if (part->input().numbers.empty()) {
            merged.documents += part->record().documents;
            merged.occurrences += part->record().occurrences;
            continue;
        }
        part->for_each_posting([&](std::uint32_t, std::uint32_t count, std::string_view) {
            merged.documents += 1;
            merged.occurrences += count;
        });
    }
    if (merged.documents == 0) {
        return;
    }
    merged.for_each_posting = [&](const MergedTerm::Take& take_posting) {
        for (const TermPart* part : parts) {
            part->for_each_posting(take_posting);
        }
    };
    take(merged);
}

void ShardMerge::for_each_term(const std::function<void(const MergedTerm& term)>& take) const {
    std::vector<std::unique_ptr<TermPart>> parts;
    const auto is_behind = [&](std::size_t left, std::size_t right) {
        const int order = parts[left]->record().term.compare(parts[right]->record().term);
        return order != 0 ? order > 0 : left > right;
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(is_behind)> next(is_behind);
    const auto advance = [&](std::size_t part) {
        if (parts[part]->next()) {
            next.push(part);
        }
    };
    for (const Input& input : inputs_) {
        parts.push_back(std::make_unique<TermPart>(input));
        advance(parts.size() - 1);
    }
    std::vector<TermPart*> same;
    std::vector<std::size_t> numbers;
    while (!next.empty()) {
        same.clear();
        numbers.clear();
        do {
            numbers.push_back(next.top());
            same.push_back(parts[next.top()].get());
            next.pop();
        } while (!next.empty() && parts[next.top()]->record().term == same.front()->record().term);
        take_term(same, take);
        std::for_each(numbers.begin(), numbers.end(), advance);
    }
}

} // namespace fundstelle::index
