#include "engine/search/searcher.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/correction.hpp"
#include "engine/search/explanation.hpp"
#include "engine/search/fetch_phase.hpp"
#include "engine/search/paging.hpp"
#include "engine/search/snippet.hpp"
#include "engine/search/stopwatch.hpp"
#include "engine/search/text_marker.hpp"
#include "engine/search/text_statistics.hpp"

namespace fundstelle::search {

namespace {

QueryWarning to_query_warning(const query::Warning& warning) {
    return {warning.position_code_points, warning.message, warning.message_german};
}

/// Gives what is to be marked in a text that need not be in the index.
std::vector<query::Mark> marks_of_text(
    const query::ParsedQuery& parsed, std::string_view text, german::Analyzer& analyzer
) {
    const TextStatistics statistics(text, analyzer);
    return text_marks(query::plan(parsed, query::Binding::Any, {}, analyzer, statistics).marks);
}

/// Finds the page, and tells how long planning and matching took.
CountedPage counted_page_in_time(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    const SearchSetting& setting,
    PhaseTimes& phases
) {
    const SearchSetting timed{setting.reader, setting.zone, setting.limits, &phases};
    CountedPage counted = [&] {
        const Stopwatch stopwatch(phases.match);
        return find_counted_page(request, parsed, timed);
    }();
    phases.plan += counted.page.planning;
    phases.match -= phases.plan;
    return counted;
}

std::vector<Hit> fetch_hits(
    index::Reader& reader, const Page& page, const SnippetRequest& snippets, PhaseTimes& phases
) {
    HitFetcher fetcher(reader, page.plan, snippets);
    std::vector<Hit> hits;
    for (const FoundDocument& found : page.documents) {
        Hit hit = [&] {
            const Stopwatch stopwatch(phases.fetch);
            return fetcher.read_card(found.document);
        }();
        const Stopwatch stopwatch(phases.snippets);
        hit.snippets = fetcher.cut_snippets(found.document);
        hit.score = found.score;
        hit.duplicates = found.duplicates;
        hits.push_back(std::move(hit));
    }
    return hits;
}

/// Whether a lone word was in no hit, so that `find_page` went on to what it is made of.
bool shows_parts_only(const SearchRequest& request, const Page& page) {
    return request.match == MatchMode::Auto && page.binding == query::Binding::Any &&
           !page.plan.binding_matters && page.scores.with_all_words.is_empty();
}

/// A page and what to say of the query.
struct RunRequest {
    CountedPage counted;
    std::vector<query::Warning> warnings;
};

/// Finds the page; for phrases that stand nowhere, the page of their words.
RunRequest run_request(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    const SearchSetting& setting,
    PhaseTimes& phases
) {
    RunRequest run{counted_page_in_time(request, parsed, setting, phases), parsed.warnings};
    if (const auto loose = loose_query(request, parsed, run.counted.page, setting)) {
        CountedPage of_words = counted_page_in_time(request, *loose, setting, phases);
        if (of_words.page.total > 0) {
            run = {std::move(of_words), loose->warnings};
        }
    }
    const Page& page = run.counted.page;
    if (page.total > 0 && shows_parts_only(request, page)) {
        run.warnings.push_back(
            {0,
             "no hit holds the word; articles with its parts or related words are shown",
             "Kein Treffer enthält das Wort; gezeigt werden Artikel mit seinen Teilen oder "
             "verwandten Wörtern."}
        );
    }
    const std::vector<query::Warning>& of_plan = page.plan.warnings;
    run.warnings.insert(run.warnings.end(), of_plan.begin(), of_plan.end());
    return run;
}

/// As far as hits were read.
bool is_any_with_all_words(const Page& page) {
    const std::vector<Reading>& readings = page.scores.readings;
    const std::size_t words = page.plan.words.size();
    return words > 0 && std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
               return reading.nearness.words == words;
           });
}

SearchResponse answer(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    index::Reader& reader = setting.reader;
    SearchResponse response;
    response.query = request.query;
    response.understood = query::to_text(parsed.tree);
    auto [counted, warnings] = run_request(request, parsed, setting, response.phases);
    const Page& page = counted.page;
    for (const query::Warning& warning : warnings) {
        response.warnings.push_back(to_query_warning(warning));
    }
    if (page.ran_out_of_time) {
        response.warnings.push_back(
            {0,
             "the search was stopped at its time limit; there may be more and better hits",
             "Die Suche wurde an ihrer Zeitgrenze beendet; es kann weitere und bessere Treffer "
             "geben."}
        );
    }
    if (counted.goes_on_in_new_index) {
        response.warnings.push_back(
            {0,
             "the index was built anew since the page before; a hit may come twice or be missed",
             "Der Index wurde seit der vorigen Seite neu gebaut; ein Treffer kann doppelt kommen "
             "oder fehlen."}
        );
    }
    response.facets = std::move(counted.facets);
    response.next = std::move(counted.next);
    response.total = page.total;
    response.total_is_exact = page.total_is_exact;
    response.ran_out_of_time = page.ran_out_of_time;
    response.a_hit_holds_all_words = is_any_with_all_words(page);
    response.hits = fetch_hits(reader, page, request.snippets, response.phases);
    if (request.explains) {
        std::vector<std::vector<ScorePart>> explanations = explain(page, setting);
        for (std::size_t place = 0; place < response.hits.size(); ++place) {
            response.hits[place].explanation = std::move(explanations[place]);
        }
        response.explanation = explain_query(page);
    }
    response.revision = reader.revision();
    return response;
}

} // namespace

Searcher::Searcher(const index::Snapshots& snapshots, base::TimeZone zone, SearchLimits limits)
    : snapshots_(snapshots), zone_(std::move(zone)), limits_(limits), hints_(snapshots) {}

void Searcher::prepare() const {
    hints_.prepare();
    SearchRequest request;
    request.query = "Haushaltspolitik"; // a compound, which asks for everything
    (void)search(request);
}

SearchResponse Searcher::search(const SearchRequest& request) const {
    const auto begin = std::chrono::steady_clock::now();
    PhaseTimes phases;
    const query::ParsedQuery parsed = [&] {
        const Stopwatch stopwatch(phases.parse);
        return query::parse(request.query, zone_);
    }();
    SearchResponse response = snapshots_.read([&](index::Reader& reader) {
        SearchResponse answered = answer(request, parsed, {reader, zone_, limits_});
        answered.corrected =
            corrected(reader, request, {answered.total, answered.a_hit_holds_all_words});
        return answered;
    });
    response.phases.parse = phases.parse;
    response.took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin
    );
    return response;
}

std::optional<article::Article> Searcher::find_article(std::string_view id) const {
    return snapshots_.read([&](index::Reader& reader) -> std::optional<article::Article> {
        const std::optional<Xapian::Document> document = find_document(reader.database(), id);
        if (!document) {
            return std::nullopt;
        }
        return reader.codec().decode(
            reader.parts().read(index::Part::Article, document->get_docid())
        );
    });
}

std::optional<std::vector<MarkedText>> Searcher::article_snippets(
    std::string_view id, std::string_view query, const SnippetRequest& request
) const {
    const query::ParsedQuery parsed = query::parse(query, zone_);
    return snapshots_.read([&](index::Reader& reader) -> std::optional<std::vector<MarkedText>> {
        const std::optional<Xapian::Document> document = find_document(reader.database(), id);
        if (!document) {
            return std::nullopt;
        }
        const query::DatabaseStatistics statistics(reader);
        const query::Plan plan =
            query::plan(parsed, query::Binding::Any, {}, reader.analyzer(), statistics);
        const std::string packed = reader.parts().read(index::Part::Article, document->get_docid());
        const std::string text = snippet_text(reader.codec(), packed);
        return best_passages(
            text, TextMarker(text_marks(plan.marks)).find(text, reader.analyzer()), request
        );
    });
}

std::vector<MarkedText> Searcher::text_snippets(
    std::string_view query, std::string_view text, const SnippetRequest& request
) const {
    german::Analyzer analyzer;
    const std::vector<query::Mark> marks =
        marks_of_text(query::parse(query, zone_), text, analyzer);
    return best_passages(text, TextMarker(marks).find(text, analyzer), request);
}

MarkedText Searcher::mark_text(std::string_view query, std::string_view text) const {
    german::Analyzer analyzer;
    return TextMarker(marks_of_text(query::parse(query, zone_), text, analyzer))
        .mark_whole(text, analyzer);
}

} // namespace fundstelle::search
