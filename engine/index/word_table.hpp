#pragma once
// What a worker remembers of the words it met: their codes and counts, one array access a word.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/token.hpp"
#include "engine/index/token_codes.hpp"
#include "engine/index/vocabulary_writer.hpp"

namespace fundstelle::index {

/// Tells whether a term has a printed form of its own; others only stand for a word.
[[nodiscard]] bool is_printed(german::TermRole role);

/// Counts the words of articles. One object belongs to one thread and to one analyzer.
class WordTable {
public:
    /// `codes` must outlive it.
    explicit WordTable(const TokenCodes& codes) : codes_(codes) {}

    /// Counts a term of the article and gives its code.
    [[nodiscard]] TokenCode take(const german::Term& term);

    /// Gives each stem of the article so far, some repeatedly, with how often it stood there, and
    /// begins the next article. Words below `first_known_word` will not come again.
    void end_article(
        std::uint32_t first_known_word,
        const std::function<void(std::string_view stem, std::uint32_t count)>& take_stem
    );

    /// Gives the printed words of all articles since the last call, sorted by form, then stem, each
    /// once, and forgets their counts.
    void drain(const std::function<void(const VocabularyWord&)>& take_word);

private:
    struct Word {
        TokenCode code = 0;
        std::uint32_t in_article = 0;
        std::uint32_t since_drain = 0;
    };

    [[nodiscard]] Word& known(const german::Term& term);
    void forget();
    void collect();

    const TokenCodes& codes_;
    std::uint32_t first_ = 1;            ///< number of the first of `words_`
    std::vector<Word> words_;            ///< by number
    std::vector<std::string> spellings_; ///< likewise: form, U+001F, stem
    std::vector<std::uint32_t> of_article_;
    std::vector<std::uint32_t> since_drain_;
    std::vector<std::string> other_stems_; ///< of the article's terms without a number
    WordCounter drained_;                  ///< words without a number, or that were forgotten
};

} // namespace fundstelle::index
