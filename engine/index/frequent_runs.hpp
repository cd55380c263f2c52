#pragma once
// In which articles frequent runs of two and three words stand, as lists in memory: of a phrase
// that hundreds of articles hold, each would have to be read.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/index/document_parts.hpp"
#include "engine/index/posting_list.hpp"
#include "engine/index/word_run.hpp"

namespace fundstelle::index {

/// Which runs are frequent.
struct RunLimits {
    std::uint32_t least_pairs = 32;    ///< so often a run of two words stands in all articles
    std::uint32_t least_triples = 128; ///< a run of three
    std::size_t most_bytes =
        std::size_t{36} * 1024 * 1024; ///< of the lists of each: then only the more frequent
};

/// Lists by run, as packed bytes. Immutable, safe from any thread.
class PackedRuns {
public:
    /// No lists.
    PackedRuns() = default;

    /// A list while it is made.
    struct Growing {
        WordRun run;
        PostingList list;
    };

    /// Packs lists of different runs one by one, each let go then, so that they are not in memory
    /// twice.
    explicit PackedRuns(std::vector<Growing> lists);

    /// Gives the list of a run, if there is one. Valid as long as this.
    [[nodiscard]] std::optional<PostingView> list_of(const WordRun& run) const;

    /// Whether there is a list of a run.
    [[nodiscard]] bool lists(const WordRun& run) const { return find(run) != nullptr; }

private:
    struct Place {
        WordRun run;
        std::uint32_t begin;
        std::uint32_t size; ///< in documents
        Xapian::docid last;
    };

    /// Nothing where there is no list.
    [[nodiscard]] const Place* find(const WordRun& run) const;

    std::vector<Place> places_; ///< ascending by run
    std::string bytes_;         ///< of all lists
};

/// The lists of one revision's documents. Immutable, safe from any thread.
class FrequentRuns {
public:
    /// Takes the hashes of those pairs of a document that have no list.
    using TakeUnlisted = std::function<void(Xapian::docid, std::span<const std::uint64_t>)>;

    /// No lists, and no documents.
    FrequentRuns() = default;

    /// Reads all articles three times, some 40 µs each; takes some 80 MB more meanwhile. Throws as
    /// `DocumentParts::read`.
    FrequentRuns(
        const DocumentParts& parts, const RunLimits& limits, const TakeUnlisted& take_unlisted
    );

    /// Gives the documents in which a run stands; nothing where it is not frequent. The counts of
    /// the list say nothing. Valid as long as this.
    [[nodiscard]] std::optional<PostingView> list_of(const WordRun& run) const {
        return of_length(run).list_of(run);
    }

    /// Whether there is a list of a run.
    [[nodiscard]] bool lists(const WordRun& run) const { return of_length(run).lists(run); }

    /// The first document that the lists do not tell of.
    [[nodiscard]] Xapian::docid behind() const { return behind_; }

private:
    [[nodiscard]] const PackedRuns& of_length(const WordRun& run) const {
        return run.has_third ? triples_ : pairs_;
    }

    PackedRuns pairs_;
    PackedRuns triples_;
    Xapian::docid behind_ = 1;
};

} // namespace fundstelle::index
