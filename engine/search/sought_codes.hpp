#pragma once
// Which words of a query the codes of a token stream stand for.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/index/token_codes.hpp"
#include "engine/index/token_stream.hpp"
#include "engine/query/planner.hpp"

namespace fundstelle::search {

/// A table from codes to words, the first 64 of a query. Immutable, safe from any thread.
class SoughtCodes {
public:
    explicit SoughtCodes(const std::vector<query::SoughtWord>& words);

    /// Gives the word that a code stands for, from 1; 0 for none. A code of two words stands for
    /// the first.
    [[nodiscard]] std::uint32_t word_of(index::TokenCode code) const {
        if ((code & index::kRareToken) == 0) {
            return code < word_of_frequent_.size() ? word_of_frequent_[code] : 0;
        }
        const index::TokenCode stem = code & ~index::kFormHashMask;
        const auto found = std::lower_bound(
            rare_words_.begin(),
            rare_words_.end(),
            stem,
            [](const auto& rare, index::TokenCode sought) { return rare.first < sought; }
        );
        return found != rare_words_.end() && found->first == stem ? found->second : 0;
    }

    /// Gives what the entries of all codes begin with.
    [[nodiscard]] const index::EntryStarts& starts() const { return starts_; }

    /// How rare each word is, the first at 0.
    [[nodiscard]] const std::vector<double>& weights() const { return weights_; }

private:
    static constexpr std::size_t kMostWords = 64;

    std::vector<double> weights_;
    index::EntryStarts starts_;
    std::vector<std::uint8_t> word_of_frequent_;
    std::vector<std::pair<index::TokenCode, std::uint8_t>> rare_words_; ///< ascending
};

} // namespace fundstelle::search
