#include "engine/search/match_phase.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <span>
#include <utility>

#include "engine/index/schema.hpp"
#include "engine/search/best_matches.hpp"
#include "engine/search/stopwatch.hpp"

namespace fundstelle::search {

namespace {

/// With fewer articles that hold all words, `MatchMode::Auto` goes on to those that hold any.
constexpr std::size_t kEnoughWithAllWords = 10;

/// Puts the few articles that hold all words before those that hold any, without repeating one.
std::vector<ScoredHit> all_words_first(
    const std::vector<ScoredHit>& with_all,
    const std::vector<ScoredHit>& with_any,
    const index::ValueColumn* groups
) {
    std::vector<ScoredHit> hits;
    std::set<Xapian::docid> taken;
    std::set<std::uint32_t> taken_groups;
    for (const auto* some : {&with_all, &with_any}) {
        for (const ScoredHit& hit : *some) {
            const auto group =
                groups == nullptr ? std::span<const std::uint32_t>{} : groups->of(hit.document);
            const bool is_copy = !group.empty() && !taken_groups.insert(group.front()).second;
            if (!is_copy && taken.insert(hit.document).second) {
                hits.push_back(hit);
            }
        }
    }
    return hits;
}

void put_hits(
    Page& page,
    const std::vector<ScoredHit>& hits,
    const SearchRequest& request,
    const Xapian::Database& database
) {
    const std::size_t end = std::min(request.offset + request.limit, hits.size());
    for (std::size_t place = request.offset; place < end; ++place) {
        const ScoredHit& hit = hits[place];
        page.documents.push_back(
            {database.get_document(hit.document, Xapian::DOC_ASSUME_VALID),
             hit.score,
             hit.duplicates}
        );
    }
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

std::shared_ptr<const index::ValueColumn> groups_of(
    const SearchRequest& request, const SearchSetting& setting
) {
    return request.collapses_duplicates ? setting.reader.frozen().columns->values(
                                              setting.reader.database(), index::kDuplicatesSlot
                                          )
                                        : nullptr;
}

Page find_page(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    index::Reader& reader = setting.reader;
    const query::DatabaseStatistics statistics(reader);
    const query::Filters filters = filters_of(request);
    std::chrono::nanoseconds planning{0};
    const auto plan_for = [&](query::Binding binding) {
        const Stopwatch stopwatch(planning);
        return query::plan(parsed, binding, filters, reader.analyzer(), statistics);
    };
    const std::shared_ptr<const index::ValueColumn> groups = groups_of(request, setting);
    const std::size_t needed = request.offset + request.limit;
    Page page;
    page.binding = first_binding(request.match);
    page.plan = plan_for(page.binding);
    Matches matches = evaluate(page.plan, Scoring::On, setting);
    BestMatches best = best_matches(matches, groups.get(), needed);
    page.ran_out_of_time = matches.ran_out_of_time;
    const bool goes_on = request.match == MatchMode::Auto && page.plan.binding_matters &&
                         best.total < kEnoughWithAllWords;
    if (goes_on) {
        // Fewer than ten hold all words; the marks stay those of all words.
        const BestMatches with_all = best_matches(matches, groups.get(), kEnoughWithAllWords);
        page.binding = query::Binding::Any;
        matches = evaluate(plan_for(page.binding), Scoring::On, setting);
        best = best_matches(matches, groups.get(), needed + kEnoughWithAllWords);
        best.hits = all_words_first(with_all.hits, best.hits, groups.get());
        page.ran_out_of_time = page.ran_out_of_time || matches.ran_out_of_time;
    }
    page.planning = planning;
    put_hits(page, best.hits, request, reader.database());
    page.total = best.total;
    page.total_is_exact = !page.ran_out_of_time;
    page.matches = std::move(matches.documents);
    return page;
}

} // namespace fundstelle::search
