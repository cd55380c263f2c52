#pragma once
// How much newer articles are preferred where hits are ordered by relevance.
#include <cstdint>
#include <memory>
#include <string>

#include "engine/index/column.hpp"
#include "engine/search/evaluation.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// A bonus that halves with each half-life of an article's age, counted from the newest article of
/// the index (from now, where that lies in the future), so that an archive that has ended is ranked
/// as it was on its last day. It is a share of the best score, so it counts the same for any query.
class RecencyBonus {
public:
    /// None for any article.
    RecencyBonus() = default;

    /// Throws Xapian's database errors.
    RecencyBonus(Recency recency, const SearchSetting& setting);

    /// Adds to the scores of `matches`.
    void add_to(Matches& matches);

    /// Gives what was added for a document; 0 where it has no date.
    [[nodiscard]] double of(Xapian::docid document) const;

    /// Tells in English how a document's bonus came about.
    [[nodiscard]] std::string what(Xapian::docid document) const;

private:
    std::shared_ptr<const index::TimeColumn> times_;
    std::int64_t newest_ = 0; ///< UTC seconds
    double half_life_ = 1;    ///< seconds
    double share_ = 0;        ///< of the best score
    double most_ = 0;         ///< bonus of the newest article
};

} // namespace fundstelle::search
