#include "server/page/result_tools.hpp"

#include <algorithm>
#include <array>

#include "server/page/format.hpp"
#include "server/page/html.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kLastOffset = 10'000;

/// One order that a reader may choose.
struct Order {
    Text name;
    std::string_view sort;
    std::string_view recency;
};

constexpr std::array<Order, 4> kOrders = {{
    {Text::SortRelevance, "", ""},
    {Text::SortNewest, "newest", ""},
    {Text::SortOldest, "oldest", ""},
    {Text::SortRecent, "", "strong"},
}};

Text order_of(const search::SearchRequest& request) {
    if (request.sort == search::SortOrder::Newest) {
        return Text::SortNewest;
    }
    if (request.sort == search::SortOrder::Oldest) {
        return Text::SortOldest;
    }
    return request.recency == search::Recency::Off ? Text::SortRelevance : Text::SortRecent;
}

std::string page_link(const Address& address, std::string_view relation, std::string_view text) {
    return "<a rel=\"" + std::string(relation) + "\" href=\"" + escaped(address.on("/")) + "\">" +
           escaped(text) + "</a>\n";
}

} // namespace

std::string count_text(const PageState& state, const search::SearchResponse& response) {
    const Language language = state.language;
    const bool is_of_all = state.search.query.empty();
    const Text one = is_of_all ? Text::OneArticle : Text::OneHit;
    const Text many = is_of_all ? Text::ManyArticles : Text::ManyHits;
    const std::string text = response.total == 1
                                 ? std::string(say(language, one))
                                 : say(language, many, whole_number(response.total, language));
    return response.total_is_exact ? text : say(language, Text::LowerBound, text);
}

std::string order_links(const PageState& state) {
    const Language language = state.language;
    const Text current =
        state.search.query.empty() && state.search.sort == search::SortOrder::Relevance
            ? Text::SortNewest
            : order_of(state.search);
    std::string html = "<nav class=\"order\" aria-label=\"" +
                       escaped(say(language, Text::SortLabel)) + "\">\n<ul>\n";
    for (const Order& order : kOrders) {
        const bool ranks = order.name == Text::SortRelevance || order.name == Text::SortRecent;
        if (ranks && state.search.query.empty()) {
            continue; // nothing to be relevant to
        }
        const Address address =
            Address(state).set("sort", order.sort).set("recency", order.recency);
        html += "<li><a rel=\"nofollow\" href=\"" + escaped(address.on("/")) + '"';
        html += order.name == current ? " aria-current=\"true\">" : ">";
        html += escaped(say(language, order.name)) + "</a></li>\n";
    }
    return html + "</ul>\n</nav>\n";
}

std::string pager(const PageState& state, const search::SearchResponse& response) {
    const search::SearchRequest& request = state.search;
    const std::size_t next = request.offset + request.limit;
    const bool goes_on = response.next.has_value();
    if (request.offset == 0 && !goes_on) {
        return "";
    }
    const Language language = state.language;
    std::string html =
        "<nav class=\"pages\" aria-label=\"" + escaped(say(language, Text::Pages)) + "\">\n";
    if (request.offset > 0) {
        const std::size_t before =
            request.offset > request.limit ? request.offset - request.limit : 0;
        Address address(state);
        address.set("offset", before == 0 ? "" : std::to_string(before));
        html += page_link(address, "prev", say(language, Text::PreviousPage));
    }
    if (request.cursor.empty()) {
        const std::size_t page = request.offset / request.limit + 1;
        html += "<span class=\"page\" aria-current=\"page\">" +
                escaped(say(language, Text::PageNumber, whole_number(page, language))) +
                "</span>\n";
    }
    if (goes_on) {
        Address address(state);
        const bool has_number = request.cursor.empty() && next <= kLastOffset;
        has_number ? address.set("offset", std::to_string(next))
                   : address.set("cursor", *response.next);
        html += page_link(address, "next", say(language, Text::NextPage));
    }
    return html + "</nav>\n";
}

std::string feed_address(const PageState& state) {
    return Address(state)
        .set("lang", "")
        .set("sort", "")
        .set("recency", "")
        .set("limit", "")
        .on("/v1/feed.atom");
}

std::string search_tools(const PageState& state) {
    const Language language = state.language;
    return "<p class=\"tools\"><a class=\"feed\" type=\"application/atom+xml\" href=\"" +
           escaped(feed_address(state)) + "\">" + escaped(say(language, Text::Feed)) +
           "</a><button type=\"button\" id=\"save\" hidden>" +
           escaped(say(language, Text::SaveSearch)) + "</button></p>\n";
}

} // namespace fundstelle::server
