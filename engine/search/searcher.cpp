#include "engine/search/searcher.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <xapian.h>

#include "engine/base/error.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/ranking.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::search {

namespace {

/// With fewer articles that hold all words, `MatchMode::Auto` goes on to those that hold any.
constexpr std::size_t kEnoughWithAllWords = 10;

/// Up to so many matches are counted exactly; counting on would cost more than it tells.
constexpr Xapian::doccount kCountExactly = 10'000;

/// Longest text that snippets are sought in, bytes; live blogs go on for hundreds of thousands.
constexpr std::size_t kMaxSnippetBytes = 256u * 1024;

/// What one match gave.
struct Matched {
    Xapian::MSet hits;
    bool ran_out_of_time = false;
};

struct FoundDocument {
    Xapian::Document document;
    double score = 0;
    std::size_t duplicates = 0;
};

FoundDocument found_document(const Xapian::MSetIterator& hit) {
    return {hit.get_document(), hit.get_weight(), hit.get_collapse_count()};
}

/// The documents of one page, in order, and how many there are in all.
struct Page {
    std::vector<FoundDocument> documents;
    std::size_t total = 0;
    bool total_is_exact = true;
    bool ran_out_of_time = false;
};

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
        kCountExactly,
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

QueryWarning to_query_warning(const query::Warning& warning) {
    return {warning.position_code_points, warning.message, warning.message_german};
}

/// The texts of one article that snippets are cut from, as one.
std::string snippet_text(const index::StoredTexts& texts) {
    std::string whole;
    for (const std::string* text : {&texts.lead, &texts.body, &texts.caption}) {
        if (!text->empty()) {
            whole += whole.empty() ? "" : "\n\n";
            whole += *text;
        }
    }
    if (whole.size() > kMaxSnippetBytes) {
        whole.resize(base::prefix_of_bytes(whole, kMaxSnippetBytes).size());
    }
    return whole;
}

/// Without the marks that only hold for titles.
std::vector<query::Mark> text_marks(std::vector<query::Mark> marks) {
    std::erase_if(marks, [](const query::Mark& mark) { return mark.is_title_only; });
    return marks;
}

MarkedText mark_whole(
    std::string_view text, const std::vector<query::Mark>& marks, german::Analyzer& analyzer
) {
    MarkedText marked;
    marked.text = text;
    for (const Match& match : find_matches(text, marks, analyzer)) {
        marked.marks.push_back(match.bytes);
    }
    return marked;
}

/// Fetch and mark phase of one hit.
Hit make_hit(
    index::Reader& reader,
    const Xapian::Document& document,
    const query::Plan& plan,
    const SearchRequest& request
) {
    const std::string card_bytes = document.get_value(index::kHitCardSlot);
    const index::HitCard card = index::decode_hit_card(card_bytes);
    Hit hit;
    hit.id = card.id;
    hit.title = mark_whole(card.title, plan.marks, reader.analyzer());
    hit.url = card.url;
    hit.published_at = card.published_at;
    hit.section = card.section;
    hit.source = card.source;
    hit.place = card.place;
    hit.language = card.language;
    hit.authors.assign(card.authors.begin(), card.authors.end());
    if (request.snippets.passages > 0) {
        const std::string text = snippet_text(reader.codec().decode_texts(document.get_data()));
        const std::vector<Match> matches =
            find_matches(text, text_marks(plan.marks), reader.analyzer());
        hit.snippets = best_passages(text, matches, request.snippets);
    }
    return hit;
}

/// Statistics where there is no index: every word is as rare as any other.
class NoStatistics final : public query::TermStatistics {
public:
    [[nodiscard]] std::size_t document_frequency(const std::string& /*term*/) const override {
        return 1;
    }
    [[nodiscard]] std::vector<std::string> terms_with_prefix(
        const std::string& /*prefix*/, std::size_t /*limit*/
    ) const override {
        return {};
    }
    [[nodiscard]] std::vector<query::WordForm> words_with_prefix(
        std::string_view /*prefix*/, std::size_t /*limit*/
    ) const override {
        return {};
    }
    [[nodiscard]] const index::TokenCodes& token_codes() const override { return codes_; }
    [[nodiscard]] std::size_t article_count() const override { return 1; }

private:
    index::TokenCodes codes_;
};

std::vector<query::Mark> marks_without_index(
    std::string_view query, const base::TimeZone& zone, german::Analyzer& analyzer
) {
    const query::ParsedQuery parsed = query::parse(query, zone);
    return query::plan(parsed, query::Binding::Any, {}, analyzer, NoStatistics{}).marks;
}

std::optional<Xapian::Document> find_document(
    const Xapian::Database& database, std::string_view id
) {
    const std::string term = index::id_term(id);
    const Xapian::PostingIterator posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) {
        return std::nullopt;
    }
    return database.get_document(*posting);
}

/// One search on one reader.
class Search {
public:
    Search(
        const SearchRequest& request, const query::ParsedQuery& parsed, const SearchLimits& limits
    )
        : request_(request), parsed_(parsed), limits_(limits) {}

    SearchResponse run(index::Reader& reader) const {
        const query::DatabaseStatistics statistics(reader);
        const query::Filters filters = filters_of(request_);
        const auto plan_for = [&](query::Binding binding) {
            return query::plan(parsed_, binding, filters, reader.analyzer(), statistics);
        };
        const query::Plan plan = plan_for(first_binding(request_.match));
        const Matched first =
            match(reader.database(), plan, request_, {request_.offset, request_.limit}, limits_);
        const bool goes_on = request_.match == MatchMode::Auto && plan.binding_matters &&
                             first.hits.get_matches_upper_bound() < kEnoughWithAllWords;
        Page page;
        if (goes_on) {
            // Fewer than ten hold all words: take them all, then as many of the rest as the page
            // may need.
            const Matched with_all =
                match(reader.database(), plan, request_, {0, kEnoughWithAllWords}, limits_);
            const std::size_t needed = request_.offset + request_.limit + kEnoughWithAllWords;
            const Matched with_any = match(
                reader.database(), plan_for(query::Binding::Any), request_, {0, needed}, limits_
            );
            page = all_words_first(with_all, with_any, request_);
        } else {
            page = page_of(first);
        }
        return answer(reader, plan, page);
    }

private:
    SearchResponse answer(index::Reader& reader, const query::Plan& plan, const Page& page) const {
        SearchResponse response;
        response.query = request_.query;
        response.understood = query::to_text(parsed_.tree);
        for (const auto* warnings : {&parsed_.warnings, &plan.warnings}) {
            for (const query::Warning& warning : *warnings) {
                response.warnings.push_back(to_query_warning(warning));
            }
        }
        if (page.ran_out_of_time) {
            response.warnings.push_back(
                {0,
                 "the search was stopped at its time limit; there may be more and better hits",
                 "Die Suche wurde an ihrer Zeitgrenze beendet; es kann weitere und bessere Treffer "
                 "geben."}
            );
        }
        response.total = page.total;
        response.total_is_exact = page.total_is_exact;
        for (const FoundDocument& found : page.documents) {
            Hit hit = make_hit(reader, found.document, plan, request_);
            hit.score = found.score;
            hit.duplicates = found.duplicates;
            response.hits.push_back(std::move(hit));
        }
        response.revision = reader.revision();
        return response;
    }

    const SearchRequest& request_;
    const query::ParsedQuery& parsed_;
    const SearchLimits& limits_;
};

} // namespace

Searcher::Searcher(const index::Snapshots& snapshots, base::TimeZone zone, SearchLimits limits)
    : snapshots_(snapshots), zone_(std::move(zone)), limits_(limits) {}

SearchResponse Searcher::search(const SearchRequest& request) const {
    const auto begin = std::chrono::steady_clock::now();
    const query::ParsedQuery parsed = query::parse(request.query, zone_);
    const Search search(request, parsed, limits_);
    SearchResponse response =
        snapshots_.read([&](index::Reader& reader) { return search.run(reader); });
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
        return reader.codec().decode(document->get_data());
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
        const std::string text = snippet_text(reader.codec().decode_texts(document->get_data()));
        return best_passages(
            text, find_matches(text, text_marks(plan.marks), reader.analyzer()), request
        );
    });
}

std::vector<MarkedText> Searcher::text_snippets(
    std::string_view query, std::string_view text, const SnippetRequest& request
) const {
    german::Analyzer analyzer;
    const std::vector<query::Mark> marks = text_marks(marks_without_index(query, zone_, analyzer));
    return best_passages(text, find_matches(text, marks, analyzer), request);
}

MarkedText Searcher::mark_text(std::string_view query, std::string_view text) const {
    german::Analyzer analyzer;
    return mark_whole(text, text_marks(marks_without_index(query, zone_, analyzer)), analyzer);
}

} // namespace fundstelle::search
