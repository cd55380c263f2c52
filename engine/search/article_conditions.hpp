#pragma once
// Conditions that must look at articles one by one, so that they are asked last.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/index/phrase_runs.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/token_pattern.hpp"
#include "engine/query/clause.hpp"
#include "engine/search/document_set.hpp"

namespace fundstelle::search {

/// Whether a clause is a condition that should only be asked of what matches the rest.
[[nodiscard]] bool looks_at_articles(const query::Clause& clause);

/// What stands at the places that a clause asks for.
struct PositionMatches {
    DocumentSet documents{0};
    bool ran_out_of_time = false; ///< then there may be more
};

/// Finds all documents whose words stand as `positions` says, by Xapian. Throws Error{Timeout} and
/// Xapian's errors.
[[nodiscard]] PositionMatches match_positions(
    const query::Clause::Node::Positions& positions,
    const index::Reader& reader,
    std::chrono::milliseconds limit
);

/// Reads in articles whether their words answer a clause. Of one thread; must not outlive what it
/// was made of.
class ArticleWords {
public:
    /// Throws Xapian's errors.
    ArticleWords(const query::Clause::Node::WordsAnswer& words, index::Reader& reader);

    /// Gives a set that all documents which answer are in, where it is known without reading them.
    [[nodiscard]] std::optional<DocumentSet> candidates() const;

    /// Adds to `found` those of `documents` whose words do, as far as the budget allows to look:
    /// some microseconds each. REQUIRES that they exist. Throws as `DocumentParts::read`.
    void add_answering(const DocumentSet& documents, DocumentSet& found);

private:
    [[nodiscard]] bool is_listed(Xapian::docid document) const;
    [[nodiscard]] bool is_decided(Xapian::docid document) const;
    [[nodiscard]] bool may_answer(Xapian::docid document) const;
    [[nodiscard]] bool answer(Xapian::docid document);

    const query::Clause::Node::WordsAnswer& words_;
    const index::DocumentParts parts_;
    const index::PatternMatcher matcher_;
    const index::PhraseRuns asked_;
    const std::shared_ptr<const index::WordPairs> pairs_;
    const bool is_whole_in_lists_;                ///< whether these decide
    const std::vector<index::PostingView> lists_; ///< of the frequent runs asked for
    const index::PhraseRuns not_listed_;
    std::string room_; ///< that words are read into
};

/// Gives a set that all documents which answer a condition on words are in, those `allowed` (all
/// without it) only, where it is known without reading articles. REQUIRES a clause that holds
/// something. Throws Xapian's errors.
[[nodiscard]] std::optional<DocumentSet> candidates_for(
    const query::Clause& condition, index::Reader& reader, const DocumentSet* allowed
);

} // namespace fundstelle::search
