#include "engine/search/similar.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_set>

#include <xapian.h>

#include "engine/article/field.hpp"
#include "engine/german/stop_words.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/planner.hpp"
#include "engine/query/xapian_query.hpp"
#include "engine/search/fetch_phase.hpp"
#include "engine/search/ranking.hpp"

namespace fundstelle::search {

namespace {

using Xapian::Query;

constexpr double kTitleBoost = 2.5;
constexpr double kLeadBoost = 1.5;
constexpr double kCommonShare = 0.2; // a word of more articles says little about one

/// A word of the article and what it counts.
struct TellingTerm {
    std::string stem;
    double rarity = 0;
    double weight = 0;
    bool is_of_title = false;
};

/// Prefixed terms begin with a capital letter; numbers alone say nothing of what a text is about.
bool is_word(const std::string& term) {
    const bool has_prefix = !term.empty() && term.front() >= 'A' && term.front() <= 'Z';
    return !has_prefix && term.size() > 2 &&
           term.find_first_not_of("0123456789.,:") != std::string::npos;
}

std::unordered_set<std::string> stems_of(std::string_view text, german::Analyzer& analyzer) {
    std::unordered_set<std::string> stems;
    analyzer.analyze(text, 1, [&](const german::Term& term) { stems.emplace(term.stem); });
    return stems;
}

std::unordered_set<std::string> stop_stems(german::Analyzer& analyzer) {
    std::unordered_set<std::string> stems;
    for (const std::string_view word : german::all_stop_words()) {
        stems.insert(analyzer.stem_of(word));
    }
    return stems;
}

/// Gives the words of the article that are rare elsewhere, best first.
std::vector<TellingTerm> telling_terms(index::Reader& reader, Xapian::docid document) {
    const Xapian::Database& database = reader.database();
    const index::DocumentParts parts = reader.parts();
    const std::string card_bytes = parts.read(index::Part::Card, document);
    const auto titles = stems_of(index::decode_hit_card(card_bytes).title, reader.analyzer());
    const std::string packed = parts.read(index::Part::Article, document);
    const auto leads = stems_of(reader.codec().decode_texts(packed).lead, reader.analyzer());
    const auto stops = stop_stems(reader.analyzer());
    const auto articles = static_cast<double>(database.get_doccount());
    std::vector<TellingTerm> terms;
    const auto end = database.termlist_end(document);
    for (auto term = database.termlist_begin(document); term != end; ++term) {
        std::string stem = *term;
        if (!is_word(stem) || stops.contains(stem)) {
            continue;
        }
        const auto holding = static_cast<double>(term.get_termfreq());
        const bool is_common = holding > articles * kCommonShare && articles > 100;
        if (holding < 2 || is_common) {
            continue; // what nobody else has finds nobody
        }
        const bool is_of_title = titles.contains(stem);
        const double boost = is_of_title ? kTitleBoost : leads.contains(stem) ? kLeadBoost : 1;
        const double rarity = std::log(1 + articles / holding);
        const double weight = (1 + std::log(static_cast<double>(term.get_wdf()))) * rarity * boost;
        terms.push_back({std::move(stem), rarity, weight, is_of_title});
    }
    std::sort(terms.begin(), terms.end(), [](const TellingTerm& left, const TellingTerm& right) {
        return left.weight != right.weight ? left.weight > right.weight : left.stem < right.stem;
    });
    terms.resize(std::min(terms.size(), kSimilarTerms));
    return terms;
}

/// Any of the terms, each as much as it tells; in titles they tell once more.
Query shares_any(const std::vector<TellingTerm>& terms) {
    const std::string_view title_prefix = article::field_row(article::Field::Title).word_prefix;
    std::vector<Query> choices;
    for (const TellingTerm& term : terms) {
        // BM25 weighs rarity itself.
        const double scale = term.weight / term.rarity;
        choices.emplace_back(Query::OP_SCALE_WEIGHT, Query(index::stem_term({}, term.stem)), scale);
        if (term.is_of_title) {
            choices.emplace_back(
                Query::OP_SCALE_WEIGHT, Query(index::stem_term(title_prefix, term.stem)), 1
            );
        }
    }
    return Query(Query::OP_OR, choices.begin(), choices.end());
}

/// Leaves out the article and its copies.
Query others_only(const Query& query, std::string_view id, const std::string& group) {
    Query others(Query::OP_AND_NOT, query, Query(index::id_term(id)));
    if (!group.empty()) {
        const Query copies(Query::OP_VALUE_RANGE, index::kDuplicatesSlot, group, group);
        others = Query(Query::OP_AND_NOT, others, copies);
    }
    return others;
}

Query filtered(const Query& wanted, const SearchRequest& request, index::Reader& reader) {
    query::Filters filters;
    filters.published = request.published;
    for (const ValueFilter& filter : request.filters) {
        filters.values.push_back({filter.field, filter.values});
    }
    if (filters.values.empty() && !filters.published.begin && !filters.published.end) {
        return wanted;
    }
    const query::DatabaseStatistics statistics(reader);
    const query::Plan allowed =
        query::plan({}, query::Binding::All, filters, reader.analyzer(), statistics);
    return Query(
        Query::OP_FILTER, wanted, query::to_xapian(allowed.query, reader.frozen().records)
    );
}

std::vector<query::Mark> marks_of(const std::vector<TellingTerm>& terms) {
    std::vector<query::Mark> marks;
    for (const TellingTerm& term : terms) {
        query::Mark mark;
        mark.words = {term.stem};
        mark.weight = term.weight;
        marks.push_back(std::move(mark));
    }
    return marks;
}

Xapian::MSet match(
    const Xapian::Database& database,
    const Query& query,
    const SearchRequest& request,
    const SearchLimits& limits
) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    rank_by_words(enquire);
    enquire.set_collapse_key(index::kDuplicatesSlot);
    const Deadline deadline(limits.time);
    return enquire.get_mset(0, static_cast<Xapian::doccount>(request.limit), 0, nullptr, &deadline);
}

} // namespace

std::optional<std::vector<Hit>> find_similar(
    index::Reader& reader,
    std::string_view id,
    const SearchRequest& request,
    const SearchLimits& limits
) {
    const std::optional<Xapian::Document> document = find_document(reader.database(), id);
    if (!document) {
        return std::nullopt;
    }
    std::vector<Hit> hits;
    const std::vector<TellingTerm> terms = telling_terms(reader, document->get_docid());
    if (terms.empty()) {
        return hits;
    }
    const std::string group = document->get_value(index::kDuplicatesSlot);
    const Query query = filtered(others_only(shares_any(terms), id, group), request, reader);
    query::Plan plan;
    plan.marks = marks_of(terms);
    HitFetcher fetcher(reader, plan, request.snippets);
    const Xapian::MSet found = match(reader.database(), query, request, limits);
    for (auto place = found.begin(); place != found.end(); ++place) {
        Hit hit = fetcher.fetch(place.get_document());
        hit.score = place.get_weight();
        hit.duplicates = place.get_collapse_count();
        hits.push_back(std::move(hit));
    }
    return hits;
}

} // namespace fundstelle::search
