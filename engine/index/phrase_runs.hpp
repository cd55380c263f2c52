#pragma once
// What a phrase asks of word pairs and frequent runs, before any article is read.
#include <algorithm>
#include <optional>
#include <vector>

#include <xapian.h>

#include "engine/index/frequent_runs.hpp"
#include "engine/index/posting_list.hpp"
#include "engine/index/token_pattern.hpp"
#include "engine/index/word_run.hpp"

namespace fundstelle::index {

/// The runs of words that a phrase asks for.
class PhraseRuns {
public:
    /// Takes the runs of a phrase of exact forms; none of any other pattern.
    explicit PhraseRuns(const TokenPattern& pattern);

    /// Whether a document may answer the pattern, as far as its pairs tell: WordPairs or
    /// PairFilters.
    template <typename Pairs>
    [[nodiscard]] bool may_stand_in(Xapian::docid document, const Pairs& pairs) const {
        return std::all_of(pairs_.begin(), pairs_.end(), [&](const WordRun& pair) {
            return pairs.may_hold(document, hash_of(pair));
        });
    }

    /// Makes `may_stand_in` faster for a document that it is asked about soon.
    template <typename Pairs>
    void fetch_ahead(Xapian::docid document, const Pairs& pairs) const {
        if (!pairs_.empty()) {
            pairs.fetch_ahead(document, hash_of(pairs_.front()));
        }
    }

    /// Gives the list of all words together, where it is frequent: its documents answer the
    /// pattern, and no others. Valid as long as `frequent`.
    [[nodiscard]] std::optional<PostingView> whole_list_in(const FrequentRuns& frequent) const;

    /// Gives the lists of those runs that are frequent, but for pairs within longer ones. Valid as
    /// long as `frequent`.
    [[nodiscard]] std::vector<PostingView> lists_in(const FrequentRuns& frequent) const;

    /// Gives what filters of pairs are to be asked for: the pairs without a list.
    [[nodiscard]] PhraseRuns not_in(const FrequentRuns& frequent) const;

    /// Whether nothing is asked of pairs.
    [[nodiscard]] bool empty() const { return pairs_.empty(); }

private:
    std::vector<WordRun> pairs_;
    std::vector<WordRun> triples_;
    std::optional<WordRun> whole_; ///< all words, where it decides
};

} // namespace fundstelle::index
