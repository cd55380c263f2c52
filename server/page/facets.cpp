#include "server/page/facets.hpp"

#include <algorithm>

#include "server/page/format.hpp"
#include "server/page/html.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kShownAtOnce = 5;

Text name_of(article::Field field) {
    switch (field) {
        case article::Field::Section:
            return Text::FacetSection;
        case article::Field::Source:
            return Text::FacetSource;
        case article::Field::Authors:
            return Text::FacetAuthor;
        case article::Field::Agency:
            return Text::FacetAgency;
        case article::Field::Place:
            return Text::FacetPlace;
        case article::Field::Keywords:
            return Text::FacetKeyword;
        default:
            return Text::FacetLanguage;
    }
}

const std::vector<std::string>& chosen_values(const PageState& state, article::Field field) {
    static const std::vector<std::string> none;
    for (const search::ValueFilter& filter : state.search.filters) {
        if (filter.field == field) {
            return filter.values;
        }
    }
    return none;
}

bool is_chosen(const PageState& state, article::Field field, const std::string& value) {
    const std::vector<std::string>& chosen = chosen_values(state, field);
    return std::find(chosen.begin(), chosen.end(), value) != chosen.end();
}

std::string value_item(
    const PageState& state, const article::FieldRow& field, const search::FacetCount& count
) {
    const bool is_on = is_chosen(state, field.field, count.value);
    Address address(state);
    is_on ? address.remove(field.parameter, count.value)
          : address.add(field.parameter, count.value);
    std::string html = "<li><a";
    html += is_on ? " class=\"on\"" : "";
    html += " rel=\"nofollow\" href=\"" + escaped(address.on("/")) + "\"><span class=\"value\">" +
            isolated(count.value) + "</span>";
    if (is_on) {
        html += "<span class=\"unseen\"> (" + escaped(say(state.language, Text::Chosen)) + ", " +
                escaped(say(state.language, Text::RemoveFilter)) + ")</span>";
    }
    return html + " <span class=\"count\">" + whole_number(count.count, state.language) +
           "</span></a></li>\n";
}

/// Gives the list of one field; values beyond the first few are folded away.
std::string facet_list(
    const PageState& state, const article::FieldRow& field, const search::Facet& facet
) {
    std::string html = "<section class=\"facet\">\n<h3>" +
                       escaped(say(state.language, name_of(field.field))) + "</h3>\n<ul>\n";
    std::string rest;
    std::size_t place = 0;
    std::size_t folded = 0;
    for (const search::FacetCount& count : facet.counts) {
        const bool is_shown = place < kShownAtOnce || is_chosen(state, field.field, count.value);
        (is_shown ? html : rest) += value_item(state, field, count);
        folded += is_shown ? 0 : 1;
        ++place;
    }
    html += "</ul>\n";
    if (folded > 0) {
        html += "<details class=\"rest\"><summary>" +
                escaped(say(state.language, Text::MoreValues, std::to_string(folded))) +
                "<span class=\"unseen\"> (" + escaped(say(state.language, name_of(field.field))) +
                ")</span></summary>\n<ul>\n" + rest + "</ul>\n</details>\n";
    }
    return html + "</section>\n";
}

std::string chip(const PageState& state, const Address& without, const std::string& content) {
    return "<li><a class=\"chip\" rel=\"nofollow\" href=\"" + escaped(without.on("/")) + "\">" +
           content + "<span class=\"unseen\"> " + escaped(say(state.language, Text::RemoveFilter)) +
           "</span><span class=\"cross\" aria-hidden=\"true\">×</span></a></li>\n";
}

} // namespace

std::string facet_lists(const PageState& state, const search::SearchResponse& response) {
    std::string html;
    for (const search::Facet& facet : response.facets) {
        const article::FieldRow* field = article::find_parameter_field(facet.name);
        if (field != nullptr && !facet.counts.empty()) {
            html += facet_list(state, *field, facet);
        }
    }
    return html;
}

std::string period_text(
    const base::InstantRange& period, const base::TimeZone& zone, Language language
) {
    if (period.begin && period.end) {
        const base::Date last = base::local_date({period.end->seconds - 1}, zone);
        return day_range(base::local_date(*period.begin, zone), last, language);
    }
    if (period.begin) {
        const base::Date first = base::local_date(*period.begin, zone);
        return say(language, Text::PeriodSince, long_date(first, language));
    }
    const base::Date last = base::local_date({period.end->seconds - 1}, zone);
    return say(language, Text::PeriodUntil, long_date(last, language));
}

std::string filter_chips(const PageState& state, const base::TimeZone& zone) {
    if (!has_filters(state)) {
        return "";
    }
    std::string html = "<ul class=\"chips\" aria-label=\"" +
                       escaped(say(state.language, Text::ActiveFilters)) + "\">\n";
    std::size_t chips = 0;
    for (const search::ValueFilter& filter : state.search.filters) {
        const article::FieldRow& field = article::field_row(filter.field);
        for (const std::string& value : filter.values) {
            const std::string content = "<span class=\"unseen\">" +
                                        escaped(say(state.language, name_of(filter.field))) +
                                        ": </span>" + isolated(value);
            html += chip(state, Address(state).remove(field.parameter, value), content);
            ++chips;
        }
    }
    const base::InstantRange& period = state.search.published;
    if (period.begin || period.end) {
        const std::string content = escaped(period_text(period, zone, state.language));
        html += chip(state, Address(state).set("from", "").set("to", ""), content);
        ++chips;
    }
    if (chips > 1) {
        html += "<li><a class=\"clear\" rel=\"nofollow\" href=\"" +
                escaped(Address(state).remove_filters().on("/")) + "\">" +
                escaped(say(state.language, Text::RemoveAllFilters)) + "</a></li>\n";
    }
    return html + "</ul>\n";
}

} // namespace fundstelle::server
