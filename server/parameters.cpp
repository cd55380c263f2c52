#include "server/parameters.hpp"

#include <algorithm>
#include <array>

#include "engine/article/field.hpp"
#include "engine/base/setting_value.hpp"
#include "engine/base/settings.hpp"
#include "engine/search/facet.hpp"

namespace fundstelle::server {

namespace {

constexpr std::array kSearchParameters = {
    ParameterRow{"q", "text", "", "The query; empty means all articles, newest first.", false},
    ParameterRow{"limit", "1..100", "10", "Most hits to give.", false},
    ParameterRow{"offset", "0..10000", "0", "How many hits to pass over.", false},
    ParameterRow{"cursor", "text", "", "The next of the page before, to go on behind it.", false},
    ParameterRow{"sort", "relevance, newest, oldest", "relevance", "The order of the hits.", false},
    ParameterRow{
        "match",
        "auto, all, any",
        "auto",
        "Whether hits hold all words of the query; auto: all where that finds enough, else the "
        "best of any.",
        false},
    ParameterRow{
        "recency",
        "off, mild, strong",
        "off",
        "How much newer articles are preferred when sorting by relevance.",
        false},
    ParameterRow{
        "collapse",
        "none, duplicates",
        "none",
        "Whether copies of one story are one hit; its duplicates are how many more match.",
        false},
    ParameterRow{
        "from", "year, month, date or RFC 3339 instant", "", "Published then or later.", false},
    ParameterRow{
        "to", "year, month, date or RFC 3339 instant", "", "Published then or before.", false},
    ParameterRow{"section", "text", "", "Exact value; repeated: any of them.", true},
    ParameterRow{"source", "text", "", "Exact value; repeated: any of them.", true},
    ParameterRow{"author", "text", "", "Exact value; repeated: any of them.", true},
    ParameterRow{"agency", "text", "", "Exact value; repeated: any of them.", true},
    ParameterRow{"place", "text", "", "Exact value; repeated: any of them.", true},
    ParameterRow{"keyword", "text", "", "Exact value; repeated: any of them.", true},
    ParameterRow{"language", "BCP 47 tag", "", "Exact value; repeated: any of them.", true},
    ParameterRow{
        "facets",
        "list of section, source, agency, place, language, author, keyword, year, month, day",
        "",
        "What to count over all matches, separated by commas.",
        false},
    ParameterRow{"facet_limit", "1..100", "10", "Most values of a field to count.", false},
    ParameterRow{"snippets", "0..5", "1", "Passages of each hit.", false},
    ParameterRow{
        "snippet_length", "40..1000", "240", "Aimed length of a passage in code points.", false},
    ParameterRow{
        "highlight",
        "html, offsets, none",
        "html",
        "How marks are given: escaped HTML with <mark>, offsets in code points, or not at all.",
        false},
    ParameterRow{
        "explain",
        "0, 1",
        "0",
        "Whether each hit tells how its score came about, and the query how it was understood.",
        false},
};

constexpr std::array<std::string_view, 4> kSnippetParameters = {
    "q", "snippets", "snippet_length", "highlight"};

/// Most values of one filter: a query must stay bounded.
constexpr std::size_t kMaxFilterValues = 50;

/// Reads values by name and gathers what is wrong with them.
class ParameterReader {
public:
    explicit ParameterReader(const std::vector<NamedValue>& query) : query_(query) {}

    void fault(std::string_view name, std::string detail) {
        faults_.push_back({std::string(name), std::move(detail)});
    }

    /// Unknown names and names given twice.
    void check_names(
        std::span<const std::string_view> known, std::span<const std::string_view> repeatable
    ) {
        std::vector<std::string_view> seen;
        for (const NamedValue& parameter : query_) {
            const std::string_view name = parameter.first;
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                const auto nearest = base::nearest_name(name, known);
                fault(
                    std::string(base::prefix_of_code_points(name, 80)),
                    nearest ? "is unknown; did you mean " + std::string(*nearest) + '?'
                            : "is unknown"
                );
                continue;
            }
            const bool may_repeat =
                std::find(repeatable.begin(), repeatable.end(), name) != repeatable.end();
            const bool is_repeated = std::find(seen.begin(), seen.end(), name) != seen.end();
            if (is_repeated && !may_repeat) {
                fault(name, "is given more than once");
            }
            seen.push_back(name);
        }
    }

    [[nodiscard]] std::optional<std::string> text(std::string_view name) const {
        for (const NamedValue& parameter : query_) {
            if (parameter.first == name) {
                return parameter.second;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const {
        std::vector<std::string> values;
        for (const NamedValue& parameter : query_) {
            if (parameter.first == name && !parameter.second.empty()) {
                values.push_back(parameter.second);
            }
        }
        return values;
    }

    std::size_t number(
        std::string_view name, std::size_t least, std::size_t most, std::size_t fallback
    ) {
        const std::optional<std::string> given = text(name);
        if (!given) {
            return fallback;
        }
        const std::optional<std::int64_t> number = base::parse_number(*given);
        if (!number || *number < static_cast<std::int64_t>(least) ||
            *number > static_cast<std::int64_t>(most)) {
            fault(
                name,
                '"' + base::shorten(*given, 40) + "\" is not a whole number from " +
                    std::to_string(least) + " to " + std::to_string(most)
            );
            return fallback;
        }
        return static_cast<std::size_t>(*number);
    }

    template <typename Choice, std::size_t Count>
    Choice choice(
        std::string_view name, const std::array<std::pair<std::string_view, Choice>, Count>& choices
    ) {
        const std::optional<std::string> given = text(name);
        if (!given) {
            return choices.front().second;
        }
        std::string names;
        for (const auto& [choice_name, value] : choices) {
            if (choice_name == *given) {
                return value;
            }
            names += (names.empty() ? "" : ", ") + std::string(choice_name);
        }
        fault(name, '"' + base::shorten(*given, 40) + "\" is not one of " + names);
        return choices.front().second;
    }

    void finish() const {
        if (!faults_.empty()) {
            throw base::ParameterError(faults_);
        }
    }

private:
    const std::vector<NamedValue>& query_;
    std::vector<base::ParameterFault> faults_;
};

Highlight read_highlight(ParameterReader& reader) {
    return reader.choice<Highlight, 3>(
        "highlight",
        {{{"html", Highlight::Html}, {"offsets", Highlight::Offsets}, {"none", Highlight::None}}}
    );
}

std::string read_query_text(ParameterReader& reader, const ParameterLimits& limits) {
    std::string text = reader.text("q").value_or("");
    if (text.size() > limits.max_query_bytes) {
        reader.fault("q", "is longer than " + std::to_string(limits.max_query_bytes) + " bytes");
        text.clear();
    }
    return text;
}

search::SnippetRequest read_snippets(ParameterReader& reader) {
    constexpr search::SnippetRequest kDefault;
    search::SnippetRequest snippets;
    snippets.passages = reader.number("snippets", 0, 5, kDefault.passages);
    snippets.length_code_points =
        reader.number("snippet_length", 40, 1000, kDefault.length_code_points);
    return snippets;
}

/// Both sides include all that their partial date covers.
base::InstantRange read_published(ParameterReader& reader, const base::TimeZone& zone) {
    base::InstantRange published;
    for (const std::string_view name : {"from", "to"}) {
        const std::optional<std::string> given = reader.text(name);
        if (!given || given->empty()) {
            continue;
        }
        const std::optional<base::InstantRange> period = base::parse_period(*given, zone);
        if (!period) {
            reader.fault(
                name,
                '"' + base::shorten(*given, 40) +
                    "\" is not a year, month, date or RFC 3339 instant"
            );
        } else if (name == "from") {
            published.begin = period->begin;
        } else {
            published.end = period->end;
        }
    }
    if (published.begin && published.end && *published.end <= *published.begin) {
        reader.fault("to", "lies before from");
    }
    return published;
}

std::vector<search::ValueFilter> read_filters(ParameterReader& reader) {
    std::vector<search::ValueFilter> filters;
    for (const article::FieldRow& field : article::fields()) {
        if (field.kind != article::FieldKind::Value || field.parameter.empty()) {
            continue;
        }
        std::vector<std::string> values = reader.texts(field.parameter);
        if (values.size() > kMaxFilterValues) {
            reader.fault(
                field.parameter, "has more than " + std::to_string(kMaxFilterValues) + " values"
            );
        } else if (!values.empty()) {
            filters.push_back({field.field, std::move(values)});
        }
    }
    return filters;
}

/// Takes one name of the list of facets.
void read_facet(ParameterReader& reader, std::string_view name, search::FacetRequest& facets) {
    const auto add = [](auto& list, auto entry) {
        if (std::find(list.begin(), list.end(), entry) == list.end()) {
            list.push_back(entry);
        }
    };
    for (const search::Period period :
         {search::Period::Year, search::Period::Month, search::Period::Day}) {
        if (search::period_name(period) == name) {
            return add(facets.periods, period);
        }
    }
    const article::FieldRow* field = article::find_parameter_field(name);
    if (field == nullptr) {
        reader.fault(
            "facets", '"' + base::shorten(name, 40) + "\" is not something that can be counted"
        );
        return;
    }
    add(facets.fields, field->field);
}

search::FacetRequest read_facets(ParameterReader& reader) {
    search::FacetRequest facets;
    facets.limit = reader.number("facet_limit", 1, 100, facets.limit);
    const std::string names = reader.text("facets").value_or("");
    std::string_view rest = names;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (end > 0) {
            read_facet(reader, rest.substr(0, end), facets);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return facets;
}

/// The cursor tells where the page begins; an offset as well would make it two beginnings.
std::string read_cursor(ParameterReader& reader, std::size_t offset) {
    std::string cursor = reader.text("cursor").value_or("");
    if (!cursor.empty() && offset > 0) {
        reader.fault("offset", "cannot stand beside cursor");
    }
    return cursor;
}

} // namespace

std::span<const ParameterRow> search_parameters() {
    return kSearchParameters;
}

HttpSearchRequest read_search_request(
    const std::vector<NamedValue>& query, const base::TimeZone& zone, const ParameterLimits& limits
) {
    ParameterReader reader(query);
    std::vector<std::string_view> known;
    std::vector<std::string_view> repeatable;
    for (const ParameterRow& row : kSearchParameters) {
        known.push_back(row.name);
        if (row.is_repeatable) {
            repeatable.push_back(row.name);
        }
    }
    reader.check_names(known, repeatable);

    HttpSearchRequest request;
    search::SearchRequest& search = request.search;
    search.query = read_query_text(reader, limits);
    search.limit = reader.number("limit", 1, 100, search.limit);
    search.offset = reader.number("offset", 0, 10'000, search.offset);
    search.cursor = read_cursor(reader, search.offset);
    search.facets = read_facets(reader);
    search.sort = reader.choice<search::SortOrder, 3>(
        "sort",
        {{{"relevance", search::SortOrder::Relevance},
          {"newest", search::SortOrder::Newest},
          {"oldest", search::SortOrder::Oldest}}}
    );
    search.match = reader.choice<search::MatchMode, 3>(
        "match",
        {{{"auto", search::MatchMode::Auto},
          {"all", search::MatchMode::All},
          {"any", search::MatchMode::Any}}}
    );
    search.recency = reader.choice<search::Recency, 3>(
        "recency",
        {{{"off", search::Recency::Off},
          {"mild", search::Recency::Mild},
          {"strong", search::Recency::Strong}}}
    );
    search.explains = reader.choice<bool, 2>("explain", {{{"0", false}, {"1", true}}});
    search.collapses_duplicates =
        reader.choice<bool, 2>("collapse", {{{"none", false}, {"duplicates", true}}});
    search.published = read_published(reader, zone);
    search.filters = read_filters(reader);
    search.snippets = read_snippets(reader);
    request.highlight = read_highlight(reader);
    search.marks_titles = request.highlight != Highlight::None;
    reader.finish();
    return request;
}

HttpSnippetRequest read_snippet_request(
    const std::vector<NamedValue>& query, const ParameterLimits& limits
) {
    ParameterReader reader(query);
    reader.check_names(kSnippetParameters, {});
    HttpSnippetRequest request;
    request.query = read_query_text(reader, limits);
    request.snippets = read_snippets(reader);
    request.highlight = read_highlight(reader);
    if (!reader.text("q")) {
        reader.fault("q", "is missing");
    }
    reader.finish();
    return request;
}

void require_known(const std::vector<NamedValue>& query, std::span<const std::string_view> known) {
    std::vector<std::string_view> repeatable;
    for (const ParameterRow& row : kSearchParameters) {
        if (row.is_repeatable) {
            repeatable.push_back(row.name);
        }
    }
    ParameterReader reader(query);
    reader.check_names(known, repeatable);
    reader.finish();
}

} // namespace fundstelle::server
