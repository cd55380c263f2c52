#include "engine/search/score_pages.hpp"

#include <algorithm>
#include <utility>

#include "engine/search/cursor.hpp"
#include "engine/search/shown_hits.hpp"

namespace fundstelle::search {

namespace {

/// So many hits before a page are gathered, so that its cursor knows them; it is a number behind
/// more.
constexpr std::size_t kMostPassedOver = 1000;

/// Where a page by score begins.
struct Beginning {
    std::vector<Xapian::docid> shown;      ///< on the pages before, by first document
    std::size_t passed_over = 0;           ///< hits that are gathered, but not given
    std::size_t offset = 0;                ///< hits that are not even gathered
    std::optional<query::Binding> binding; ///< as the first page chose it
    bool is_in_new_index = false;
};

Beginning beginning_of(const SearchRequest& request, const SearchSetting& setting) {
    Beginning beginning;
    if (request.cursor.empty()) {
        (request.offset <= kMostPassedOver ? beginning.passed_over : beginning.offset) =
            request.offset;
        return beginning;
    }
    Cursor cursor = decode_cursor(request.cursor, request);
    beginning.binding = first_binding(pinned_mode(cursor));
    beginning.is_in_new_index = cursor.generation != generation_of(setting);
    if (auto* shown = std::get_if<ShownDocuments>(&cursor.place)) {
        if (beginning.is_in_new_index) {
            beginning.offset = shown->documents.size();
        } else {
            beginning.shown = std::move(shown->documents);
        }
    } else if (const auto* count = std::get_if<ShownCount>(&cursor.place)) {
        beginning.offset = count->count;
    }
    return beginning;
}

/// Keeps `limit` hits that were not shown, behind those to pass over; gives whether there are more.
bool keep_new_hits(
    std::vector<FoundDocument>& found, ShownHits& shown, std::size_t to_pass_over, std::size_t limit
) {
    std::vector<FoundDocument> kept;
    for (FoundDocument& hit : found) {
        const Xapian::docid document = hit.document.get_docid();
        if (shown.holds(document)) {
            continue;
        }
        if (to_pass_over == 0 && kept.size() == limit) {
            found = std::move(kept);
            return true;
        }
        shown.add(document);
        if (to_pass_over > 0) {
            --to_pass_over;
        } else {
            kept.push_back(std::move(hit));
        }
    }
    found = std::move(kept);
    return false;
}

} // namespace

CountedPage page_by_score(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
) {
    const Beginning beginning = beginning_of(request, setting);
    SearchRequest asked = request;
    if (beginning.binding) {
        asked.match = *beginning.binding == query::Binding::All ? MatchMode::All : MatchMode::Any;
    }
    asked.offset = beginning.offset;
    // One more than wanted tells whether there is a next page.
    asked.limit = beginning.shown.size() + beginning.passed_over + request.limit + 1;
    CountedPage counted;
    counted.page = find_page(asked, parsed, setting);
    counted.goes_on_in_new_index = beginning.is_in_new_index;

    index::Reader& reader = setting.reader;
    ShownHits shown(
        beginning.shown,
        reader.frozen().columns->times(reader.database(), setting.zone),
        groups_of(request, setting)
    );
    const bool has_more =
        keep_new_hits(counted.page.documents, shown, beginning.passed_over, request.limit);
    if (has_more) {
        Cursor next = behind(shown.firsts(), generation_of(setting));
        if (beginning.offset > 0) {
            next.place = ShownCount{beginning.offset + counted.page.documents.size()};
        }
        next.binds_all = counted.page.binding == query::Binding::All;
        counted.next = encode_cursor(next, request);
    }
    return counted;
}

} // namespace fundstelle::search
