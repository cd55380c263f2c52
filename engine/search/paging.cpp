#include "engine/search/paging.hpp"

#include <utility>

#include "engine/base/error.hpp"
#include "engine/query/loose_phrase.hpp"
#include "engine/search/score_pages.hpp"
#include "engine/search/shown_hits.hpp"
#include "engine/search/time_pages.hpp"

namespace fundstelle::search {

bool is_by_time(const SearchRequest& request, const query::ParsedQuery& parsed) {
    return request.sort != SortOrder::Relevance || parsed.tree.root.members.empty();
}

CountedPage find_counted_page(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    if (is_by_time(request, parsed)) {
        return page_by_time(request, parsed, setting);
    }
    CountedPage counted = page_by_score(request, parsed, setting);
    if (counts_all(request.facets)) {
        AllMatches matches{counted.page.matches.to_vector(), counted.page.ran_out_of_time};
        const Stories stories = stories_of_request(request, std::move(matches), setting);
        count_all(counted, request, parsed, stories, setting);
    }
    return counted;
}

std::optional<query::ParsedQuery> loose_query(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    const Page& page,
    const SearchSetting& setting
) {
    if (page.ran_out_of_time || request.match == MatchMode::All) {
        return std::nullopt;
    }
    if (page.total == 0) {
        if (auto words = query::words_of_long_phrase(parsed)) {
            return words;
        }
    }
    return page.phrases_nowhere.empty()
               ? std::nullopt
               : query::with_words_of_phrases(request.query, setting.zone, page.phrases_nowhere);
}

std::vector<Xapian::docid> find_all_hits(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    SearchRequest asked = request;
    asked.cursor.clear();
    asked.facets = {};
    asked.offset = 0;
    const bool by_time = is_by_time(request, parsed);
    asked.limit = by_time ? setting.reader.database().get_doccount() : kMostRanked;
    const CountedPage ranked =
        by_time ? page_by_time(asked, parsed, setting) : page_by_score(asked, parsed, setting);
    if (const auto loose = loose_query(request, parsed, ranked.page, setting)) {
        return find_all_hits(request, *loose, setting); // which has no such phrases
    }
    index::Reader& reader = setting.reader;
    ShownHits shown(
        {},
        reader.frozen().columns->times(reader.database(), setting.zone),
        groups_of(request, setting)
    );
    std::vector<Xapian::docid> hits;
    for (const FoundDocument& found : ranked.page.documents) {
        hits.push_back(found.document.get_docid());
        shown.add(hits.back());
    }
    if (ranked.next) {
        ranked.page.matches.for_each([&](Xapian::docid document) {
            if (!shown.holds(document)) {
                hits.push_back(document);
                shown.add(document);
            }
        });
    }
    if (ranked.page.ran_out_of_time) {
        throw base::Error{base::ErrorCode::Timeout, "not all hits were found in time"};
    }
    return hits;
}

} // namespace fundstelle::search
