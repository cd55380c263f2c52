#pragma once
// What is asked of a search and what it answers, as plain structs: no HTTP, no JSON, no Xapian.
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/article/field.hpp"
#include "engine/base/instant.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::search {

enum class SortOrder { Relevance, Newest, Oldest };

/// Which articles match a query of several words.
enum class MatchMode {
    Auto, ///< all words where that finds enough, else the best of any
    All,
    Any,
};

/// Wanted values of one field: any of them.
struct ValueFilter {
    article::Field field;
    std::vector<std::string> values;
};

/// How much newer articles are preferred when sorting by relevance.
enum class Recency { Off, Mild, Strong };

/// A calendar unit of the index's time zone, for counting by date.
enum class Period { Year, Month, Day };

/// What is to be counted over all matches.
struct FacetRequest {
    std::vector<article::Field> fields; ///< value fields; each ignores its own filter
    std::vector<Period> periods;        ///< ascending, with empty ones inside the range
    std::size_t limit = 10;             ///< values of a field, 1..100
};

/// Whether anything is to be counted; then every match is, apart from finding the best.
[[nodiscard]] inline bool counts_all(const FacetRequest& facets) {
    return !facets.fields.empty() || !facets.periods.empty();
}

/// How snippets are cut.
struct SnippetRequest {
    std::size_t passages = 1;             ///< 0 gives none
    std::size_t length_code_points = 240; ///< per passage, 40..1000
};

/// One search. Defaults are the contract's.
struct SearchRequest {
    std::string query;      ///< as typed; empty means all articles, newest first
    std::size_t limit = 10; ///< 1..100
    std::size_t offset = 0; ///< 0..10000
    SortOrder sort = SortOrder::Relevance;
    MatchMode match = MatchMode::Auto;
    bool collapses_duplicates = false; ///< one hit for all copies of a story
    base::InstantRange published;      ///< `from` and `to`
    std::vector<ValueFilter> filters;  ///< all of them
    SnippetRequest snippets;
    bool marks_titles = true; ///< whether hits tell where their titles match
    Recency recency = Recency::Off;
    FacetRequest facets;
    std::string cursor;    ///< `next` of the page before; empty for the first
    bool explains = false; ///< each hit tells how its score came about
};

/// A piece of text with the places to mark: bytes of `text`, half-open, ascending, disjoint.
struct MarkedText {
    std::string text;
    std::vector<base::ByteRange> marks;
    std::size_t source_offset_bytes = 0; ///< where `text` begins in the field it was cut from
};

/// One part of a score, in words.
struct ScorePart {
    double score = 0;
    std::string what; ///< English: "gipfel in the text, 3 times, rare (in 120 articles)"
};

struct Hit {
    std::string id;
    double score = 0;
    MarkedText title;
    std::string url;
    std::optional<base::Instant> published_at;
    std::string section;
    std::string source;
    std::string place;
    std::string language;
    std::vector<std::string> authors;
    std::size_t duplicates = 0; ///< how many copies that match too this hit stands for
    std::vector<MarkedText> snippets;
    std::vector<ScorePart> explanation; ///< only where asked
};

/// How often one value stands among the matches.
struct FacetCount {
    std::string value; ///< of a field as written; of a period "2022", "2022-02", "2022-02-24"
    std::size_t count = 0;
};

/// The counts of one field (most frequent first) or one period (ascending).
struct Facet {
    std::string name; ///< as asked for: "section", "month"
    std::vector<FacetCount> counts;
};

/// What was not taken as typed.
struct QueryWarning {
    std::size_t position_code_points =
        0;                      ///< of the typed query, from 1; 0 where it is about the whole
    std::string message;        ///< English, lower case, no full stop
    std::string message_german; ///< a German sentence for readers
};

/// How long the phases of a search took.
struct PhaseTimes {
    std::chrono::nanoseconds parse{0};    ///< understanding what was typed
    std::chrono::nanoseconds plan{0};     ///< making a query of the index of it
    std::chrono::nanoseconds match{0};    ///< finding, ranking and counting
    std::chrono::nanoseconds fetch{0};    ///< reading what the hits show
    std::chrono::nanoseconds snippets{0}; ///< reading texts and cutting passages
};

struct SearchResponse {
    std::string query;
    std::string understood; ///< canonical form; parses to itself
    std::optional<std::string> corrected;
    std::vector<QueryWarning> warnings;
    std::vector<std::string> explanation; ///< of the query, in English; only where asked
    std::size_t total = 0;
    bool total_is_exact = true;
    bool a_hit_holds_all_words = false; ///< one of the best does; false where it is not known
    std::vector<Hit> hits;
    std::vector<Facet> facets;       ///< in the order asked
    std::optional<std::string> next; ///< cursor of the next page, where there is one
    std::string revision;            ///< of the index that answered
    bool ran_out_of_time = false;    ///< another time there may be more and better hits
    std::chrono::microseconds took{0};
    PhaseTimes phases;
};

} // namespace fundstelle::search
