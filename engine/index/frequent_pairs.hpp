#pragma once
// In which articles frequent pairs of words stand side by side, as lists in memory: of a phrase
// that hundreds of articles hold, each would have to be read.
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include <xapian.h>

#include "engine/index/document_parts.hpp"
#include "engine/index/posting_list.hpp"
#include "engine/index/token_codes.hpp"

namespace fundstelle::index {

/// Which pairs are frequent.
struct PairLimits {
    std::uint32_t least_documents = 128;
    std::size_t most_bytes =
        std::size_t{16} * 1024 * 1024; ///< of lists: then only the more frequent
};

/// The lists of one revision's documents. Immutable, safe from any thread.
class FrequentPairs {
public:
    /// No lists, and no documents.
    FrequentPairs() = default;

    /// Reads all articles twice, some 50 µs each; takes some 50 MB more meanwhile. Throws as
    /// `DocumentParts::read`. Source of the counting: Cormode and Muthukrishnan, Journal of
    /// Algorithms 55 (2005).
    FrequentPairs(const DocumentParts& parts, const PairLimits& limits);

    /// Gives the documents in which the right word stands behind the left one; nothing where the
    /// pair is not frequent. The counts of the list say nothing.
    [[nodiscard]] const PostingList* list_of(TokenCode left, TokenCode right) const;

    /// The first document that the lists do not tell of.
    [[nodiscard]] Xapian::docid behind() const { return behind_; }

private:
    std::unordered_map<std::uint64_t, PostingList> lists_; ///< by both codes
    Xapian::docid behind_ = 1;
};

} // namespace fundstelle::index
