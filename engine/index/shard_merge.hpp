#pragma once
// Several shards read as one: what was removed is passed over, the rest numbered on from 0.
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "engine/index/shard_file.hpp"

namespace fundstelle::index {

/// A term of some shards.
class MergedTerm {
public:
    /// `count` is how often the term stands in the article; `positions` are packed, empty where
    /// there are none.
    using Take =
        std::function<void(std::uint32_t article, std::uint32_t count, std::string_view positions)>;

    std::string_view term;
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;
    std::function<void(const Take&)> for_each_posting; ///< ascending
};

/// Reads shards, in their order. Safe from any thread; each call reads the files anew. All throw
/// Error{InputOutput, IndexDamaged}.
class ShardMerge {
public:
    /// `shards` must outlive it.
    explicit ShardMerge(std::span<const Shard> shards);

    [[nodiscard]] std::uint32_t articles() const { return articles_; }

    /// Bounds and sums over all shards.
    [[nodiscard]] std::uint32_t shortest() const;
    [[nodiscard]] std::uint32_t longest() const;
    [[nodiscard]] std::uint32_t most_in_one() const;

    /// Of each slot that any article has a value in.
    [[nodiscard]] const std::map<Xapian::valueno, SlotStatistics>& slots() const { return slots_; }

    void for_each_document(
        const std::function<void(std::uint32_t article, const DocumentRecord& document)>& take
    ) const;
    void for_each_length(
        const std::function<void(std::uint32_t article, std::uint32_t length)>& take
    ) const;
    void for_each_value(
        Xapian::valueno slot,
        const std::function<void(std::uint32_t article, std::string_view value)>& take
    ) const;
    void for_each_term(const std::function<void(const MergedTerm& term)>& take) const;

private:
    static constexpr std::uint32_t kRemoved = 0xffffffff;

    struct Input {
        const Shard* shard = nullptr;
        std::uint32_t base = 0;             ///< number of its first article
        std::vector<std::uint32_t> numbers; ///< by number in the shard, or kRemoved

        [[nodiscard]] std::uint32_t number_of(std::uint32_t article) const {
            return numbers.empty() ? base + article : numbers[article];
        }
    };

    class TermPart;

    void pass_over_removed(Input& input);
    void take_term(
        std::span<TermPart* const> parts, const std::function<void(const MergedTerm&)>& take
    ) const;

    std::vector<Input> inputs_;
    std::uint32_t articles_ = 0;
    std::map<Xapian::valueno, SlotStatistics> slots_;
};

} // namespace fundstelle::index
