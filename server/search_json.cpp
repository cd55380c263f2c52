#include "server/search_json.hpp"

#include "engine/base/instant.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::server {

namespace {

constexpr int kScoreDigits = 4;
constexpr int kMillisecondDigits = 2;

void write_marks(JsonWriter& json, const search::MarkedText& text) {
    base::CodePointCounter counter(text.text);
    json.begin_array();
    for (const base::ByteRange& mark : text.marks) {
        json.begin_array();
        json.value(std::uint64_t{counter.at(mark.begin)});
        json.value(std::uint64_t{counter.at(mark.end)});
        json.end_array();
    }
    json.end_array();
}

void write_query(JsonWriter& json, const search::SearchResponse& response) {
    json.begin_object();
    json.key("text").value(response.query);
    json.key("understood").value(response.understood);
    json.key("corrected");
    response.corrected ? json.value(*response.corrected) : json.null();
    json.key("warnings").begin_array();
    for (const search::QueryWarning& warning : response.warnings) {
        json.begin_object();
        json.key("position").value(std::uint64_t{warning.position_code_points});
        json.key("detail").value(warning.message);
        json.end_object();
    }
    json.end_array();
    if (!response.explanation.empty()) {
        json.key("explanation").begin_array();
        for (const std::string& line : response.explanation) {
            json.value(line);
        }
        json.end_array();
    }
    json.end_object();
}

void write_explanation(JsonWriter& json, const std::vector<search::ScorePart>& parts) {
    json.begin_array();
    for (const search::ScorePart& part : parts) {
        json.begin_object();
        json.key("score").value(part.score, kScoreDigits);
        json.key("what").value(part.what);
        json.end_object();
    }
    json.end_array();
}

void write_facets(JsonWriter& json, const std::vector<search::Facet>& facets) {
    json.begin_object();
    for (const search::Facet& facet : facets) {
        json.key(facet.name).begin_array();
        for (const search::FacetCount& count : facet.counts) {
            json.begin_object();
            json.key("value").value(count.value);
            json.key("count").value(std::uint64_t{count.count});
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
}

} // namespace

void write_hit(
    JsonWriter& json, const search::Hit& hit, Highlight highlight, const base::TimeZone& zone
) {
    json.begin_object();
    json.key("id").value(hit.id);
    json.key("score").value(hit.score, kScoreDigits);
    json.key("title").value(hit.title.text);
    if (highlight == Highlight::Html) {
        json.key("title_html").value(search::to_html(hit.title));
    } else if (highlight == Highlight::Offsets) {
        json.key("title_marks");
        write_marks(json, hit.title);
    }
    json.key("url").value(hit.url);
    json.key("published_at");
    hit.published_at ? json.value(base::to_rfc3339(*hit.published_at, zone)) : json.null();
    json.key("section").value(hit.section);
    json.key("source").value(hit.source);
    json.key("authors").begin_array();
    for (const std::string& author : hit.authors) {
        json.value(author);
    }
    json.end_array();
    json.key("place").value(hit.place);
    json.key("language").value(hit.language);
    json.key("snippets");
    write_snippets(json, hit.snippets, highlight);
    json.key("duplicates").value(hit.duplicates);
    if (!hit.explanation.empty()) {
        json.key("explanation");
        write_explanation(json, hit.explanation);
    }
    json.end_object();
}

void write_took(JsonWriter& json, std::chrono::nanoseconds took) {
    json.key("took_ms").value(
        std::chrono::duration<double, std::milli>(took).count(), kMillisecondDigits
    );
}

void write_snippets(
    JsonWriter& json, const std::vector<search::MarkedText>& snippets, Highlight highlight
) {
    json.begin_array();
    for (const search::MarkedText& snippet : snippets) {
        json.begin_object();
        if (highlight == Highlight::Html) {
            json.key("html").value(search::to_html(snippet));
        } else {
            json.key("text").value(snippet.text);
        }
        if (highlight == Highlight::Offsets) {
            json.key("marks");
            write_marks(json, snippet);
        }
        json.end_object();
    }
    json.end_array();
}

std::string search_to_json(
    const search::SearchResponse& response, Highlight highlight, const base::TimeZone& zone
) {
    JsonWriter json;
    json.begin_object();
    json.key("query");
    write_query(json, response);
    write_took(json, response.took);
    json.key("total").value(std::uint64_t{response.total});
    json.key("total_relation").value(response.total_is_exact ? "exact" : "at_least");
    json.key("hits").begin_array();
    for (const search::Hit& hit : response.hits) {
        write_hit(json, hit, highlight, zone);
    }
    json.end_array();
    json.key("facets");
    write_facets(json, response.facets);
    json.key("next");
    response.next ? json.value(*response.next) : json.null();
    json.end_object();
    return json.take();
}

} // namespace fundstelle::server
