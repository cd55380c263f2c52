#include "engine/search/match_phase.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "engine/index/schema.hpp"
#include "engine/search/best_matches.hpp"
#include "engine/search/printed_words.hpp"
#include "engine/search/stopwatch.hpp"

namespace fundstelle::search {

namespace {

/// With fewer articles that hold all words, or fewer than the page needs, `MatchMode::Auto` goes on
/// to those that hold any; with fewer that hold a lone compound, to those that hold a part of it.
constexpr std::size_t kEnoughWithAllWords = 10;

/// Up to so many words `MatchMode::Auto` prefers articles that hold all of them to those that do
/// not; of more the best scores decide, in which each word counts.
constexpr std::size_t kMostWordsFirst = 3;

/// More words are a headline or a sentence, and those that hold all of them often just long ones:
/// `MatchMode::Auto` does not begin with them.
constexpr std::size_t kMostBoundWords = 4;

/// How many of the best hits by words are read for the nearness of their words.
constexpr std::size_t kReadForNearness = 30;

/// Puts those that hold all words before the others: by a bonus, so that there is one order of
/// scores, whatever up to `most_later` is still added. Gives the bonus.
double prefer(const DocumentSet& with_all_words, double most_later, Matches& matches) {
    auto best = static_cast<float>(most_later);
    float best_score = 0;
    matches.documents.for_each([&](Xapian::docid document) {
        best_score = std::max(best_score, matches.scores[document]);
    });
    best += best_score;
    with_all_words.for_each([&](Xapian::docid document) { matches.scores[document] += best; });
    return static_cast<double>(best);
}

/// Adds to the scores of the first hits what nearness gives, and puts them into order: so few that
/// a page does not wait, so many that the best is among them.
void rank_by_nearness(
    std::vector<ScoredHit>& hits,
    Closeness& closeness,
    const Xapian::Database& database,
    std::vector<std::pair<Xapian::docid, Nearness>>& all
) {
    const auto first = hits.begin();
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(hits.size(), kReadForNearness));
    if (!closeness.has_words() || last - first < 2) {
        return;
    }
    std::sort(first, last, [](const ScoredHit& left, const ScoredHit& right) {
        return left.document < right.document;
    });
    Xapian::ValueIterator stream = database.valuestream_begin(index::kTokenStreamSlot);
    const Xapian::ValueIterator end = database.valuestream_end(index::kTokenStreamSlot);
    for (auto hit = first; hit != last && stream != end; ++hit) {
        stream.skip_to(hit->document);
        if (stream != end && stream.get_docid() == hit->document) {
            const Nearness nearness = closeness.in(*stream);
            hit->score += static_cast<float>(nearness.bonus());
            all.emplace_back(hit->document, nearness);
        }
    }
    std::sort(first, last, [](const ScoredHit& left, const ScoredHit& right) {
        return left.score != right.score ? left.score > right.score
                                         : left.document < right.document;
    });
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

const Nearness* ScoreSource::nearness_of(Xapian::docid document) const {
    const auto found = std::lower_bound(
        nearness.begin(),
        nearness.end(),
        document,
        [](const auto& entry, Xapian::docid wanted) { return entry.first < wanted; }
    );
    return found != nearness.end() && found->first == document ? &found->second : nullptr;
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
    const std::size_t ranked = std::max(needed, kReadForNearness);
    Page page;
    page.binding = first_binding(request.match);
    page.plan = plan_for(page.binding);
    if (request.match == MatchMode::Auto && page.plan.bound_words > kMostBoundWords) {
        page.binding = query::Binding::Any;
        page.plan = plan_for(page.binding);
    }
    page.scores.recency = RecencyBonus(request.recency, setting);
    page.scores.query = page.plan.query;
    Closeness closeness(page.plan.words);
    Matches matches = evaluate(page.plan, Scoring::On, setting);
    page.scores.recency.add_to(matches);
    BestMatches best = best_matches(matches, groups.get(), ranked);
    page.ran_out_of_time = matches.ran_out_of_time;
    // A lone word that is nowhere may still have relatives.
    const bool any_finds_more = page.plan.binding_matters || page.plan.parts_matter;
    const std::size_t enough = any_finds_more ? std::max(kEnoughWithAllWords, needed) : 1;
    const bool goes_on = request.match == MatchMode::Auto && page.binding == query::Binding::All &&
                         best.total < enough;
    if (goes_on) {
        page.binding = query::Binding::Any; // the marks stay those of all words
        const DocumentSet with_all_words = std::move(matches.documents);
        const query::Plan with_any = plan_for(page.binding);
        page.scores.query = with_any.query;
        matches = evaluate(with_any, Scoring::On, setting);
        page.scores.recency.add_to(matches);
        matches.documents.unite(with_all_words);
        if (page.plan.bound_words <= kMostWordsFirst) {
            page.scores.with_all_words =
                page.plan.binding_matters
                    ? with_words_themselves(with_all_words, page.plan.query, reader)
                    : with_all_words;
            page.scores.all_words_bonus =
                prefer(page.scores.with_all_words, closeness.most(), matches);
        }
        best = best_matches(matches, groups.get(), ranked);
        page.ran_out_of_time = page.ran_out_of_time || matches.ran_out_of_time;
    }
    page.planning = planning;
    rank_by_nearness(best.hits, closeness, reader.database(), page.scores.nearness);
    put_hits(page, best.hits, request, reader.database());
    page.total = best.total;
    page.total_is_exact = !page.ran_out_of_time;
    page.matches = std::move(matches.documents);
    return page;
}

} // namespace fundstelle::search
