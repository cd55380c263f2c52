#pragma once
// Which words stand side by side in which articles, roughly: most articles that hold the words of
// a phrase do not hold the phrase, and to read an article's words takes microseconds.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "engine/index/document_parts.hpp"
#include "engine/index/frequent_runs.hpp"

namespace fundstelle::index {

/// The pairs of neighbouring words of articles in a row, each article's as a Bloom filter of its
/// own. Source: Bloom, Communications of the ACM 13 (1970).
class PairFilters {
public:
    /// Begins with the document `first`; an article takes `bits_a_pair` for each of its pairs.
    PairFilters(Xapian::docid first, std::uint32_t bits_a_pair)
        : first_(first), bits_a_pair_(bits_a_pair) {}

    /// Takes an article's words (see token_stream.hpp). REQUIRES a higher document than the last.
    void add(Xapian::docid document, std::string_view stream);

    /// Takes the hashes of an article's pairs. REQUIRES a higher document than the last.
    void add(Xapian::docid document, std::span<const std::uint64_t> pairs);

    /// The first document that was not yet taken.
    [[nodiscard]] Xapian::docid behind() const {
        return first_ + static_cast<Xapian::docid>(begins_.size() - 1);
    }

    /// Whether the document may hold the pair with this hash; documents that were not taken may.
    [[nodiscard]] bool may_hold(Xapian::docid document, std::uint64_t pair) const;

    /// Has the processor fetch what `may_hold` looks at first: in 40 MB that takes longer than to
    /// look at it.
    void fetch_ahead(Xapian::docid document, std::uint64_t pair) const noexcept;

private:
    Xapian::docid first_;
    std::uint32_t bits_a_pair_;
    std::vector<std::uint32_t> begins_{0}; ///< of each document in `bits_`, with the end behind
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint64_t> pairs_; ///< scratch
};

/// The pairs of all articles of one revision. Immutable, safe from any thread.
class WordPairs {
public:
    /// Reads all articles. Throws as `DocumentParts::read`.
    WordPairs(const DocumentParts& parts, std::uint32_t bits_a_pair, const RunLimits& limits = {});

    /// Continues `earlier` with the documents behind its last.
    WordPairs(const WordPairs& earlier, const DocumentParts& parts);

    /// The first document that was not yet taken.
    [[nodiscard]] Xapian::docid behind() const { return new_.behind(); }

    /// The lists of frequent runs, of the articles that `make` read.
    [[nodiscard]] const FrequentRuns& frequent() const { return *frequent_; }

    /// How many came after `make`.
    [[nodiscard]] std::size_t new_documents() const { return new_.behind() - first_new_; }

    /// Whether a document may hold the pair with this hash. REQUIRES that there is no list of the
    /// pair, or that the document is not among those that lists tell of.
    [[nodiscard]] bool may_hold(Xapian::docid document, std::uint64_t pair) const {
        return document < new_.behind() && document >= first_new_ ? new_.may_hold(document, pair)
                                                                  : old_->may_hold(document, pair);
    }

    /// As that of PairFilters.
    void fetch_ahead(Xapian::docid document, std::uint64_t pair) const noexcept {
        old_->fetch_ahead(document, pair);
    }

private:
    std::uint32_t bits_a_pair_;
    std::shared_ptr<const PairFilters> old_;
    std::shared_ptr<const FrequentRuns> frequent_;
    Xapian::docid first_new_;
    PairFilters new_; ///< of the articles that came later
};

/// Keeps the pairs of a generation at its newest revision, in 40 MiB at most, and the lists of
/// frequent runs: of larger collections (some 100,000 articles) there are none. Safe from any
/// thread.
class WordPairsKeeper {
public:
    /// Gives the pairs as of the revision that `parts` are of, or nothing: before `make`, and for
    /// a reader that was overtaken. Throws Xapian's errors.
    [[nodiscard]] std::shared_ptr<const WordPairs> get(const DocumentParts& parts);

    /// Reads all articles, where `get` would give nothing: some 130 µs an article. Throws Xapian's
    /// errors.
    void make(const DocumentParts& parts);

private:
    std::mutex mutex_;
    std::shared_ptr<const WordPairs> pairs_; // guarded by mutex_
    Xapian::rev revision_ = 0;               // guarded by mutex_
};

} // namespace fundstelle::index
