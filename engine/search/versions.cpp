#include "engine/search/versions.hpp"

#include <string>

#include <xapian.h>

#include "engine/index/schema.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/query/xapian_query.hpp"
#include "engine/search/fetch_phase.hpp"
#include "engine/search/ranking.hpp"

namespace fundstelle::search {

namespace {

using Xapian::Query;

} // namespace

std::optional<std::vector<Hit>> find_versions(
    const SearchSetting& setting, std::string_view id, const SearchRequest& request
) {
    index::Reader& reader = setting.reader;
    const std::optional<Xapian::Document> document = find_document(reader.database(), id);
    if (!document) {
        return std::nullopt;
    }
    std::vector<Hit> hits;
    const std::string group = document->get_value(index::kDuplicatesSlot);
    if (group.empty()) {
        return hits;
    }
    const query::Plan plan =
        plan_for(request, query::parse(request.query, setting.zone), query::Binding::Any, setting);
    const Query copies(Query::OP_VALUE_RANGE, index::kDuplicatesSlot, group, group);
    const Query others(
        Query::OP_AND_NOT,
        Query(Query::OP_FILTER, query::to_xapian(plan.query, reader.frozen().records), copies),
        Query(index::id_term(id))
    );
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(others);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(index::kPublishedSlot, true);
    const Deadline deadline(setting.limits.time);
    plan.budget->begin(setting.limits.time);
    const Xapian::MSet found =
        enquire.get_mset(0, static_cast<Xapian::doccount>(request.limit), 0, nullptr, &deadline);
    HitFetcher fetcher(reader, plan, request.snippets);
    for (auto place = found.begin(); place != found.end(); ++place) {
        hits.push_back(fetcher.fetch(place.get_document()));
    }
    return hits;
}

} // namespace fundstelle::search
