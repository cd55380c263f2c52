#include "engine/search/match_phase.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "engine/index/schema.hpp"
#include "engine/query/content_words.hpp"
#include "engine/search/best_matches.hpp"
#include "engine/search/printed_words.hpp"
#include "engine/search/reranking.hpp"
#include "engine/search/stopwatch.hpp"

namespace fundstelle::search {

namespace {

/// With fewer articles that hold all words, or fewer than the page needs, `MatchMode::Auto` goes on
/// to those that hold any; with fewer that hold a lone compound, to those that hold a part of it.
constexpr std::size_t kEnoughWithAllWords = 10;

/// Up to so many words `MatchMode::Auto` prefers articles that hold all of them to those that do
/// not; of more the best scores decide, in which each word counts.
constexpr std::size_t kMostWordsFirst = 3;

/// So many words, stop words among them, are a headline or a sentence, if at least so many of them
/// say something. Articles that hold all of them are often just long ones.
constexpr std::size_t kSentenceWords = 5;
constexpr std::size_t kSentenceContentWords = 3;

bool is_sentence(const query::WordCount& words) {
    return words.typed >= kSentenceWords && words.content >= kSentenceContentWords;
}

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

namespace {

/// Whether a plan needs more than to match.
bool needs_marks(const SearchRequest& request) {
    return request.marks_titles || request.snippets.passages > 0 || request.explains;
}

/// Adds marks to others, of which none seeks the same.
void add_marks(std::vector<query::Mark> more, std::vector<query::Mark>& marks) {
    const auto before = static_cast<std::ptrdiff_t>(marks.size());
    for (query::Mark& mark : more) {
        const bool is_known =
            std::any_of(marks.begin(), marks.begin() + before, [&](const query::Mark& known) {
                const bool is_part = mark.kind == query::MarkKind::CompoundPart;
                const bool has_same_words =
                    is_part ? known.words.front() == mark.words.front() : known.words == mark.words;
                return known.kind == mark.kind && has_same_words &&
                       known.is_title_only == mark.is_title_only;
            });
        if (!is_known) {
            marks.push_back(std::move(mark));
        }
    }
}

/// One page on its way: from the hits with all words, where these are too few, to those with any.
class PageSearch {
public:
    PageSearch(
        const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
    )
        : request_(request),
          parsed_(parsed),
          setting_(setting),
          statistics_(setting.reader),
          filters_(filters_of(request)),
          groups_(groups_of(request, setting)),
          needed_(request.offset + request.limit),
          words_(
              request.match == MatchMode::Auto
                  ? query::count_words(parsed.tree, setting.reader.analyzer())
                  : query::WordCount{}
          ) {}

    Page run() {
        plan();
        Closeness closeness(page_.plan.words);
        match(page_.plan, nullptr);
        rank();
        if (goes_on_to_any()) {
            match_any(closeness.most());
            rank();
        }
        query::TimeBudget& budget = *page_.plan.budget; // it began with the first plan
        rerank(best_.hits, closeness, setting_.reader, budget, page_.scores);
        page_.ran_out_of_time = page_.ran_out_of_time || budget.is_spent();
        put_hits(page_, best_.hits, request_, setting_.reader.database());
        page_.planning = planning_;
        if (page_.binding == query::Binding::Any) {
            page_.phrases_nowhere = std::move(matches_.phrases_nowhere);
        }
        page_.total = best_.total;
        page_.total_is_exact = !page_.ran_out_of_time;
        page_.matches = std::move(matches_.documents);
        return std::move(page_);
    }

private:
    query::Plan plan_for(query::Binding binding) {
        const Stopwatch stopwatch(planning_);
        german::Analyzer& analyzer = setting_.reader.analyzer();
        return needs_marks(request_)
                   ? query::plan(parsed_, binding, filters_, analyzer, statistics_)
                   : query::plan_to_match(parsed_, binding, filters_, analyzer, statistics_);
    }

    void plan() {
        const bool takes_any = request_.match == MatchMode::Auto && is_sentence(words_);
        page_.binding = takes_any ? query::Binding::Any : first_binding(request_.match);
        page_.plan = plan_for(page_.binding);
        page_.scores.recency = RecencyBonus(request_.recency, setting_);
        page_.scores.query = page_.plan.query;
    }

    /// `preferred` may be nothing.
    void match(const query::Plan& plan, const DocumentSet* preferred) {
        ScoresNeeded needed;
        const bool is_by_words = groups_ == nullptr && request_.recency == Recency::Off;
        if (is_by_words) {
            needed = {hits_to_rank(needed_), preferred};
        }
        matches_ = evaluate(plan, Scoring::On, setting_, needed);
        page_.scores.recency.add_to(matches_);
        page_.ran_out_of_time = page_.ran_out_of_time || matches_.ran_out_of_time;
    }

    void rank() { best_ = best_matches(matches_, groups_.get(), hits_to_rank(needed_)); }

    [[nodiscard]] bool goes_on_to_any() const {
        // A lone word that is nowhere may still have relatives.
        const bool any_finds_more = page_.plan.binding_matters || page_.plan.parts_matter;
        const std::size_t enough = any_finds_more ? std::max(kEnoughWithAllWords, needed_) : 1;
        return request_.match == MatchMode::Auto && page_.binding == query::Binding::All &&
               best_.total < enough;
    }

    /// The page's plan stays that of all words; what only any word finds is marked too.
    void match_any(double most_nearness) {
        page_.binding = query::Binding::Any;
        const DocumentSet with_all_words = std::move(matches_.documents);
        query::Plan with_any = plan_for(page_.binding);
        page_.scores.query = with_any.query;
        add_marks(std::move(with_any.marks), page_.plan.marks);
        match(with_any, &with_all_words);
        matches_.documents.unite(with_all_words);
        if (words_.content <= kMostWordsFirst) {
            page_.scores.with_all_words =
                page_.plan.binding_matters
                    ? with_words_themselves(with_all_words, page_.plan.query, setting_.reader)
                    : with_all_words;
            page_.scores.all_words_bonus =
                prefer(page_.scores.with_all_words, most_nearness, matches_);
        }
    }

    const SearchRequest& request_;
    const query::ParsedQuery& parsed_;
    const SearchSetting& setting_;
    const query::DatabaseStatistics statistics_;
    const query::Filters filters_;
    const std::shared_ptr<const index::ValueColumn> groups_;
    const std::size_t needed_;
    const query::WordCount words_; ///< for `MatchMode::Auto` alone
    std::chrono::nanoseconds planning_{0};
    Page page_;
    Matches matches_;
    BestMatches best_;
};

} // namespace

Page find_page(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    return PageSearch(request, parsed, setting).run();
}

} // namespace fundstelle::search
