#include "engine/search/score_source.hpp"

#include <algorithm>

namespace fundstelle::search {

const Reading* ScoreSource::reading_of(Xapian::docid document) const {
    const auto found = std::lower_bound(
        readings.begin(),
        readings.end(),
        document,
        [](const Reading& reading, Xapian::docid wanted) { return reading.document < wanted; }
    );
    return found != readings.end() && found->document == document ? &*found : nullptr;
}

} // namespace fundstelle::search
