#include "server/page/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "server/page/facets.hpp"
#include "server/page/format.hpp"
#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

constexpr double kHeight = 56; // of the bars, pixels
constexpr double kLeastBar = 2;

/// Gives a number with at most three digits behind the point.
std::string decimal(double number) {
    constexpr double kThousand = 1000;
    const double rounded = std::round(number * kThousand) / kThousand;
    std::string text = std::to_string(rounded);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string iso(const base::Date& date) {
    constexpr std::size_t kLongest = 40;
    std::string text(kLongest, '\0');
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    text.resize(static_cast<std::size_t>(length));
    return text;
}

std::string hits_text(std::size_t count, Language language) {
    return count == 1 ? std::string(say(language, Text::OneHit))
                      : say(language, Text::ManyHits, whole_number(count, language));
}

std::string bar_html(const Bar& bar, double left, double width, double share, Language language) {
    const double height = bar.count == 0 ? 0 : std::max(kLeastBar, kHeight * share);
    return "<rect class=\"bar\" x=\"" + decimal(left) + "%\" width=\"" + decimal(width) +
           "%\" y=\"" + decimal(kHeight - height) + "\" height=\"" + decimal(height) +
           "\" data-from=\"" + iso(bar.first) + "\" data-to=\"" + iso(bar.last) + "\"><title>" +
           escaped(day_range(bar.first, bar.last, language)) + ": " +
           escaped(hits_text(bar.count, language)) + "</title></rect>\n";
}

/// Gives what stands under the picture: up to six names of days, months or years.
std::string tick_label(const Bar& bar, bool names_year, Language language) {
    const std::int64_t days = base::days_from_civil(bar.last) - base::days_from_civil(bar.first);
    constexpr std::int64_t kMonth = 31;
    if (days > kMonth) {
        return std::to_string(bar.first.year);
    }
    const std::string month = short_month(bar.first.month, language);
    if (days == 0) {
        const std::string point = language == Language::German ? "." : "";
        return std::to_string(bar.first.day) + point + ' ' + month +
               (names_year ? ' ' + std::to_string(bar.first.year) : "");
    }
    return month + ' ' + std::to_string(bar.first.year);
}

std::string ticks(const std::vector<Bar>& bars, Language language) {
    constexpr std::size_t kMostTicks = 4;
    const std::size_t count = std::min(kMostTicks, bars.size());
    std::string html;
    for (std::size_t tick = 0; tick < count; ++tick) {
        const std::size_t place = count == 1 ? 0 : tick * (bars.size() - 1) / (count - 1);
        const double middle =
            (static_cast<double>(place) + 0.5) * 100 / static_cast<double>(bars.size());
        const std::string anchor = tick == 0 ? "start" : tick + 1 == count ? "end" : "middle";
        std::string x = tick == 0 ? "0" : tick + 1 == count ? "100" : decimal(middle);
        x += '%';
        html.append("<text class=\"tick\" x=\"").append(x).append("\" y=\"72\" text-anchor=\"");
        html.append(anchor).append("\">");
        html += escaped(tick_label(bars[place], tick == 0 || tick + 1 == count, language));
        html += "</text>\n";
    }
    return html;
}

std::string picture(const std::vector<Bar>& bars, Language language) {
    const auto most = std::max_element(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
        return a.count < b.count;
    });
    const std::string most_text = day_range(bars.front().first, bars.back().last, language) + "; " +
                                  day_range(most->first, most->last, language) + ": " +
                                  hits_text(most->count, language);
    std::string html =
        "<svg class=\"bars\" role=\"img\" width=\"100%\" height=\"76\" aria-label=\"" +
        escaped(say(language, Text::TimelineSummary, most_text)) + "\">\n";
    const double width = 100 / static_cast<double>(bars.size());
    for (std::size_t index = 0; index < bars.size(); ++index) {
        const double share = most->count == 0 ? 0
                                              : static_cast<double>(bars[index].count) /
                                                    static_cast<double>(most->count);
        html += bar_html(bars[index], width * static_cast<double>(index), width, share, language);
    }
    html += "<line class=\"ground\" x1=\"0\" x2=\"100%\" y1=\"56.5\" y2=\"56.5\"/>\n";
    return html + ticks(bars, language) + "</svg>\n";
}

std::string date_field(
    const std::string& name, Text label, const std::string& value, Language language
) {
    return "<label for=\"" + name + "\">" + escaped(say(language, label)) + "</label><input id=\"" +
           name + "\" name=\"" + name + "\" type=\"date\" value=\"" + value + "\">\n";
}

std::string date_form(const PageState& state, const base::TimeZone& zone) {
    const base::InstantRange& period = state.search.published;
    const std::string from = period.begin ? iso(base::local_date(*period.begin, zone)) : "";
    const std::string to = period.end ? iso(base::local_date({period.end->seconds - 1}, zone)) : "";
    return "<details class=\"dates\"><summary>" + escaped(say(state.language, Text::EnterDates)) +
           "</summary>\n<form action=\"/\" method=\"get\" class=\"period\">\n" +
           hidden_fields(Address(state), {"from", "to"}) +
           date_field("from", Text::DateFrom, from, state.language) +
           date_field("to", Text::DateTo, to, state.language) + "<button type=\"submit\">" +
           escaped(say(state.language, Text::Apply)) + "</button>\n</form>\n</details>\n";
}

} // namespace

std::string timeline(
    const PageState& state, const search::SearchResponse& response, const base::TimeZone& zone
) {
    std::vector<Bar> bars;
    for (const search::Facet& facet : response.facets) {
        if (facet.name == "day") {
            bars = bars_of(facet.counts);
        }
    }
    const bool has_period = state.search.published.begin || state.search.published.end;
    if (bars.size() < 2 && !has_period) {
        return "";
    }
    const Language language = state.language;
    std::string html =
        "<section class=\"timeline\" aria-labelledby=\"period-title\">\n<h2 "
        "id=\"period-title\">" +
        escaped(say(language, Text::Period)) + "</h2>\n";
    if (bars.size() > 1) {
        html += "<div class=\"drag\" data-from=\"" + escaped(say(language, Text::TimelineFrom)) +
                "\" data-to=\"" + escaped(say(language, Text::TimelineTo)) + "\" data-apply=\"" +
                escaped(say(language, Text::Apply)) + "\" data-hint=\"" +
                escaped(say(language, Text::TimelineHint)) + "\">\n" + picture(bars, language) +
                "</div>\n";
    }
    return html + date_form(state, zone) + "</section>\n";
}

} // namespace fundstelle::server
