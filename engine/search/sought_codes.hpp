#pragma once
// Which words of a query the codes of a token stream stand for.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/index/token_codes.hpp"
#include "engine/index/token_stream.hpp"
#include "engine/query/planner.hpp"

namespace fundstelle::search {

/// A word of the query that stands at a place of a stream.
struct FoundWord {
    std::uint32_t word = 0; ///< from 0
    bool is_other = false;  ///< in one of its other shapes
};

/// A table from codes to words, the first 127. Immutable, safe from any thread.
class SoughtCodes {
public:
    explicit SoughtCodes(const std::vector<query::SoughtWord>& words);

    /// Gives the word that a code stands for, or nothing. A code of two words stands for the first,
    /// and rather for one that has it as its own.
    [[nodiscard]] std::optional<FoundWord> word_of(index::TokenCode code) const {
        const std::uint8_t word = entry_of(code);
        if (word == 0) {
            return std::nullopt;
        }
        const auto number = static_cast<std::uint32_t>(word & ~kOtherShape);
        return FoundWord{number - 1, (word & kOtherShape) != 0};
    }

    /// Gives what the entries of all codes begin with.
    [[nodiscard]] const index::EntryStarts& starts() const { return starts_; }

    /// How rare each word is, the first at 0.
    [[nodiscard]] const std::vector<double>& weights() const { return weights_; }

private:
    static constexpr std::size_t kMostWords = 127;
    static constexpr std::uint8_t kOtherShape = 0x80; ///< beside the number of a word, from 1

    [[nodiscard]] std::uint8_t entry_of(index::TokenCode code) const {
        if ((code & index::kRareToken) == 0) {
            return code < word_of_frequent_.size() ? word_of_frequent_[code] : std::uint8_t{0};
        }
        const index::TokenCode stem = code & ~index::kFormHashMask;
        const auto found = std::lower_bound(
            rare_words_.begin(),
            rare_words_.end(),
            stem,
            [](const auto& rare, index::TokenCode sought) { return rare.first < sought; }
        );
        return found != rare_words_.end() && found->first == stem ? found->second : std::uint8_t{0};
    }

    void add(const std::vector<index::TokenCode>& codes, std::uint8_t entry);

    std::vector<double> weights_;
    index::EntryStarts starts_;
    std::vector<std::uint8_t> word_of_frequent_;
    std::vector<std::pair<index::TokenCode, std::uint8_t>> rare_words_; ///< ascending
};

} // namespace fundstelle::search
