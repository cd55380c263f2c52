#include "engine/search/match_count.hpp"

#include <chrono>

#include <xapian.h>

#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/query/xapian_query.hpp"

namespace fundstelle::search {

std::size_t count_matches(
    index::Reader& reader, std::string_view query, const base::TimeZone& zone, std::size_t at_most
) {
    constexpr std::chrono::milliseconds kPatience{5};
    const query::DatabaseStatistics statistics(reader);
    const query::Plan plan = query::plan(
        query::parse(query, zone), query::Binding::All, {}, reader.analyzer(), statistics
    );
    plan.budget->begin(kPatience);
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(query::to_xapian(plan.query, reader.frozen().records));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    const auto wanted = static_cast<Xapian::doccount>(at_most);
    return enquire.get_mset(0, 0, wanted).get_matches_lower_bound();
}

} // namespace fundstelle::search
