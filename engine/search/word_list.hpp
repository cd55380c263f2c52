#pragma once
// The frequent words of a generation, in memory: what typing is completed and corrected from.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/search/words_by_length.hpp"

namespace fundstelle::search {

/// A word of the list.
struct ListedWord {
    std::string normal;      ///< normal form
    std::string printed;     ///< as articles print it within sentences; empty: as its normal form
    std::uint32_t stem = 0;  ///< `WordList::stem_hash` of its stem
    std::uint32_t count = 0; ///< how often it stands in the articles
    float score = 0;         ///< by frequency and freshness
};

/// Immutable, safe from any thread; some 40 bytes a word.
class WordList {
public:
    WordList() = default;

    /// Takes words in any order; of two with one normal form the more frequent one stays.
    explicit WordList(std::vector<ListedWord> words);

    [[nodiscard]] std::size_t size() const { return counts_.size(); }
    [[nodiscard]] std::string_view normal(std::size_t word) const {
        return std::string_view(text_).substr(offsets_[word], offsets_[word + 1] - offsets_[word]);
    }
    [[nodiscard]] std::string printed(std::size_t word) const;

    /// Whether articles print it with letters in upper case.
    [[nodiscard]] bool is_capital(std::size_t word) const {
        return is_capital_[word] || odd_prints_.contains(static_cast<std::uint32_t>(word));
    }
    [[nodiscard]] std::uint32_t count(std::size_t word) const { return counts_[word]; }
    [[nodiscard]] std::uint32_t stem(std::size_t word) const { return stems_[word]; }
    [[nodiscard]] float score(std::size_t word) const { return scores_[word]; }

    /// Gives the words of a length in code points, with their letters as `letters_of` gives them.
    [[nodiscard]] WordsOfLength of_length(std::size_t length) const {
        return by_length_.of_length(length);
    }

    /// Gives the words, half-open, that begin with `beginning` without dots (`without_dots`).
    [[nodiscard]] std::pair<std::size_t, std::size_t> with_beginning(std::string_view beginning
    ) const;

    /// Finds a normal form.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view wanted) const;

    /// Gives which letters a normal form has, dots apart, as bits: what cannot be alike is passed
    /// over by them.
    [[nodiscard]] static std::uint32_t letters_of(std::string_view normal);

    [[nodiscard]] static std::uint32_t stem_hash(std::string_view stem);

private:
    std::string text_; ///< all normal forms, sorted without dots
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> stems_;
    std::vector<float> scores_;
    WordsByLength by_length_;
    std::vector<bool> is_capital_; ///< printed with its first letter in upper case
    std::unordered_map<std::uint32_t, std::string> odd_prints_; ///< "SPÖ", "Covid-19"
};

/// Gives a normal form with its first letter in upper case.
[[nodiscard]] std::string capitalized(std::string_view normal);

} // namespace fundstelle::search
