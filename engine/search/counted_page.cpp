#include "engine/search/counted_page.hpp"

#include <algorithm>
#include <utility>

#include "engine/index/schema.hpp"
#include "engine/search/facet.hpp"
#include "engine/search/stopwatch.hpp"

namespace fundstelle::search {

const std::string& generation_of(const SearchSetting& setting) {
    return setting.reader.generation().name;
}

query::Plan plan_for(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    query::Binding binding,
    const SearchSetting& setting
) {
    const query::DatabaseStatistics statistics(setting.reader);
    PhaseTimes unwanted;
    const Stopwatch stopwatch((setting.phases == nullptr ? unwanted : *setting.phases).plan);
    return query::plan(parsed, binding, filters_of(request), setting.reader.analyzer(), statistics);
}

Stories stories_of_request(
    const SearchRequest& request, AllMatches matches, const SearchSetting& setting
) {
    return stories_of(std::move(matches.documents), groups_of(request, setting).get());
}

namespace {

bool is_filtered(const SearchRequest& request, article::Field field) {
    return std::any_of(
        request.filters.begin(),
        request.filters.end(),
        [field](const ValueFilter& filter) { return filter.field == field; }
    );
}

/// What matches where one field may have any value.
Stories stories_without_filter(
    SearchRequest request,
    article::Field field,
    const query::ParsedQuery& parsed,
    query::Binding binding,
    const SearchSetting& setting
) {
    std::erase_if(request.filters, [field](const ValueFilter& filter) {
        return filter.field == field;
    });
    const query::Plan plan = plan_for(request, parsed, binding, setting);
    return stories_of_request(request, all_matches(plan, setting), setting);
}

std::vector<Facet> count_facets(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    query::Binding binding,
    const Stories& stories,
    const SearchSetting& setting
) {
    index::Columns& columns = *setting.reader.frozen().columns;
    const Xapian::Database& database = setting.reader.database();
    std::vector<Facet> facets;
    for (const article::Field field : request.facets.fields) {
        const article::FieldRow& row = article::field_row(field);
        const auto values = columns.values(database, row.value_slot);
        const std::size_t limit = request.facets.limit;
        facets.push_back(
            {std::string(row.parameter),
             is_filtered(request, field)
                 ? count_values(
                       stories_without_filter(request, field, parsed, binding, setting),
                       *values,
                       limit
                   )
                 : count_values(stories, *values, limit)}
        );
    }
    for (const Period period : request.facets.periods) {
        const auto times = columns.times(database, setting.zone);
        facets.push_back(
            {std::string(period_name(period)),
             count_periods(stories, *times, period, request.published, setting.zone)}
        );
    }
    return facets;
}

} // namespace

void count_all(
    CountedPage& counted,
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    const Stories& stories,
    const SearchSetting& setting
) {
    Page& page = counted.page;
    counted.facets = count_facets(request, parsed, page.binding, stories, setting);
    page.total = stories.size();
    page.total_is_exact = !page.ran_out_of_time;
}

} // namespace fundstelle::search
