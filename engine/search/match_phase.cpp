#include "engine/search/match_phase.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/index/schema.hpp"
#include "engine/search/ranking.hpp"
#include "engine/search/stopwatch.hpp"

namespace fundstelle::search {

namespace {

/// With fewer articles that hold all words, `MatchMode::Auto` goes on to those that hold any.
constexpr std::size_t kEnoughWithAllWords = 10;

/// What one match gave.
struct Matched {
    Xapian::MSet hits;
    bool ran_out_of_time = false;
};

FoundDocument found_document(const Xapian::MSetIterator& hit) {
    return {hit.get_document(), hit.get_weight(), hit.get_collapse_count()};
}

Matched match(
    const Xapian::Database& database,
    const query::Plan& plan,
    const SearchRequest& request,
    std::pair<std::size_t, std::size_t> window,
    const SearchLimits& limits
) {
    Xapian::Enquire enquire(database);
    enquire.set_query(plan.query);
    apply_order(enquire, request.sort, !plan.matches_all_articles);
    if (request.collapses_duplicates) {
        enquire.set_collapse_key(index::kDuplicatesSlot);
    }
    const Deadline deadline(limits.time);
    plan.budget->begin(limits.time);
    Matched matched;
    matched.hits = enquire.get_mset(
        static_cast<Xapian::doccount>(window.first),
        static_cast<Xapian::doccount>(window.second),
        static_cast<Xapian::doccount>(limits.exact_total),
        nullptr,
        &deadline
    );
    matched.ran_out_of_time = deadline.has_passed() || plan.budget->is_spent();
    return matched;
}

void count(Page& page, const Matched& matched) {
    const Xapian::MSet& hits = matched.hits;
    page.total = std::max<std::size_t>(hits.get_matches_lower_bound(), hits.size());
    page.total_is_exact = hits.get_matches_lower_bound() == hits.get_matches_upper_bound() &&
                          !matched.ran_out_of_time;
    page.ran_out_of_time = page.ran_out_of_time || matched.ran_out_of_time;
}

Page page_of(const Matched& matched) {
    Page page;
    for (auto hit = matched.hits.begin(); hit != matched.hits.end(); ++hit) {
        page.documents.push_back(found_document(hit));
    }
    count(page, matched);
    return page;
}

/// Puts the few articles that hold all words before those that hold any, without repeating one.
Page all_words_first(
    const Matched& with_all, const Matched& with_any, const SearchRequest& request
) {
    Page page;
    std::set<Xapian::docid> shown;
    std::set<std::string> shown_groups;
    std::size_t place = 0;
    for (const Matched* matched : {&with_all, &with_any}) {
        for (auto hit = matched->hits.begin(); hit != matched->hits.end(); ++hit) {
            const std::string group = hit.get_collapse_key();
            const bool is_copy = !group.empty() && !shown_groups.insert(group).second;
            if (is_copy || !shown.insert(*hit).second) {
                continue;
            }
            const bool is_on_page =
                place >= request.offset && place < request.offset + request.limit;
            if (is_on_page) {
                page.documents.push_back(found_document(hit));
            }
            ++place;
        }
    }
    count(page, with_any);
    page.ran_out_of_time = page.ran_out_of_time || with_all.ran_out_of_time;
    return page;
}

} // namespace

query::Binding first_binding(MatchMode mode) {
    return mode == MatchMode::Any ? query::Binding::Any : query::Binding::All;
}

query::Filters filters_of(const SearchRequest& request) {
    query::Filters filters;
    filters.published = request.published;
    for (const ValueFilter& filter : request.filters) {
        filters.values.push_back({filter.field, filter.values});
    }
    return filters;
}

Page find_page(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    index::Reader& reader,
    const SearchLimits& limits
) {
    const query::DatabaseStatistics statistics(reader);
    const query::Filters filters = filters_of(request);
    std::chrono::nanoseconds planning{0};
    const auto plan_for = [&](query::Binding binding) {
        const Stopwatch stopwatch(planning);
        return query::plan(parsed, binding, filters, reader.analyzer(), statistics);
    };
    const query::Plan plan = plan_for(first_binding(request.match));
    const Matched first =
        match(reader.database(), plan, request, {request.offset, request.limit}, limits);
    const bool goes_on = request.match == MatchMode::Auto && plan.binding_matters &&
                         first.hits.get_matches_upper_bound() < kEnoughWithAllWords;
    Page page;
    if (goes_on) {
        // Fewer than ten hold all words: take them all, then as many of the rest as the page
        // may need.
        const Matched with_all =
            match(reader.database(), plan, request, {0, kEnoughWithAllWords}, limits);
        const std::size_t needed = request.offset + request.limit + kEnoughWithAllWords;
        const Matched with_any =
            match(reader.database(), plan_for(query::Binding::Any), request, {0, needed}, limits);
        page = all_words_first(with_all, with_any, request);
    } else {
        page = page_of(first);
    }
    page.plan = plan;
    page.planning = planning;
    page.binding = goes_on ? query::Binding::Any : first_binding(request.match);
    return page;
}

} // namespace fundstelle::search
