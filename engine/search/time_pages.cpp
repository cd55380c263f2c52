#include "engine/search/time_pages.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/index/schema.hpp"
#include "engine/search/cursor.hpp"
#include "engine/search/time_order.hpp"

namespace fundstelle::search {

namespace {

Xapian::docid find_document(const Xapian::Database& database, const std::string& id) {
    const std::string term = index::id_term(id);
    const Xapian::PostingIterator posting = database.postlist_begin(term);
    return posting == database.postlist_end(term) ? 0 : *posting;
}

TimeWindow window_of(
    const SearchRequest& request,
    const std::optional<Cursor>& cursor,
    const index::FirstDocuments& firsts,
    const SearchSetting& setting
) {
    const Xapian::Database& database = setting.reader.database();
    TimeWindow window;
    window.last_document = database.get_lastdocid();
    window.limit = request.limit + 1; // one more tells whether there is a next page
    if (!cursor) {
        window.offset = request.offset;
        return window;
    }
    const auto* place = std::get_if<TimePlace>(&cursor->place);
    if (place == nullptr) {
        throw base::ParameterError(std::vector{
            base::ParameterFault{"cursor", "belongs to another order"}});
    }
    TimedHit last;
    last.seconds =
        place->published_at ? place->published_at->seconds : index::TimeColumn::kNoInstant;
    if (cursor->generation == generation_of(setting)) {
        last.first = place->document;
        window.last_document = place->last_document;
    } else {
        last.first = firsts.first(find_document(database, place->id));
    }
    window.behind = last;
    return window;
}

std::string cursor_behind(
    const TimedHit& last,
    const CountedPage& counted,
    Xapian::docid last_document,
    const SearchRequest& request,
    const SearchSetting& setting
) {
    TimePlace place;
    if (last.seconds != index::TimeColumn::kNoInstant) {
        place.published_at = base::Instant{last.seconds};
    }
    place.document = last.first;
    const std::string card = setting.reader.parts().read(
        index::Part::Card, counted.page.documents.back().document.get_docid()
    );
    place.id = index::decode_hit_card(card).id;
    place.last_document = last_document;
    Cursor cursor;
    cursor.generation = generation_of(setting);
    cursor.binds_all = counted.page.binding == query::Binding::All;
    cursor.place = std::move(place);
    return encode_cursor(cursor, request);
}

/// Whether the hits are all articles, newest first, with nothing to gather or to count.
bool takes_all_as_they_are(const SearchRequest& request, const query::Plan& plan) {
    return plan.matches_all_articles && request.sort != SortOrder::Oldest &&
           request.filters.empty() && request.published == base::InstantRange{} &&
           !request.collapses_duplicates && !counts_all(request.facets);
}

/// Finds all matches with the words bound as asked. One hit with all words is enough here: by time,
/// those that hold only some of them would come before it.
AllMatches matches_by_time(
    Page& page,
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    bool may_go_on,
    const SearchSetting& setting
) {
    AllMatches matches = all_matches(page.plan, setting);
    if (may_go_on && matches.documents.empty()) {
        page.binding = query::Binding::Any;
        page.plan = plan_for(request, parsed, page.binding, setting);
        matches = all_matches(page.plan, setting);
    }
    page.ran_out_of_time = matches.ran_out_of_time;
    return matches;
}

/// Before copies are gathered: a new one must not stand for a story.
void leave_out_behind(
    Xapian::docid last, const index::FirstDocuments& firsts, std::vector<Xapian::docid>& documents
) {
    const auto came_later = [&](Xapian::docid document) { return firsts.first(document) > last; };
    const auto behind = std::upper_bound(documents.begin(), documents.end(), last);
    documents.erase(std::remove_if(behind, documents.end(), came_later), documents.end());
}

} // namespace

CountedPage page_by_time(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    const Xapian::Database& database = setting.reader.database();
    std::optional<Cursor> cursor;
    if (!request.cursor.empty()) {
        cursor = decode_cursor(request.cursor, request);
    }
    const auto times = setting.reader.frozen().columns->times(database, setting.zone);
    const TimeWindow window = window_of(request, cursor, times->firsts(), setting);
    CountedPage counted;
    counted.goes_on_in_new_index = cursor && cursor->generation != generation_of(setting);
    Page& page = counted.page;
    page.binding = first_binding(cursor ? pinned_mode(*cursor) : request.match);
    page.plan = plan_for(request, parsed, page.binding, setting);
    std::vector<TimedHit> hits;
    if (takes_all_as_they_are(request, page.plan)) {
        hits = newest_of_all(*times, window);
        page.total = database.get_doccount();
    } else {
        const bool may_go_on = !cursor && request.match == MatchMode::Auto;
        AllMatches matches = matches_by_time(page, request, parsed, may_go_on, setting);
        leave_out_behind(window.last_document, times->firsts(), matches.documents);
        const Stories stories = stories_of_request(request, std::move(matches), setting);
        hits = in_order_of_time(stories, *times, request.sort, window);
        count_all(counted, request, parsed, stories, setting);
    }
    const bool has_more = hits.size() > request.limit;
    hits.resize(std::min(hits.size(), request.limit));
    for (const TimedHit& hit : hits) {
        page.documents.push_back(
            {database.get_document(hit.document, Xapian::DOC_ASSUME_VALID), 0, hit.duplicates}
        );
    }
    if (has_more) {
        counted.next = cursor_behind(hits.back(), counted, window.last_document, request, setting);
    }
    return counted;
}

} // namespace fundstelle::search
