// What a searcher answers besides searches: articles like one, copies of one, completions.
#include "engine/search/correction.hpp"
#include "engine/search/searcher.hpp"
#include "engine/search/similar.hpp"
#include "engine/search/suggest.hpp"
#include "engine/search/versions.hpp"

namespace fundstelle::search {

std::optional<std::vector<Hit>> Searcher::similar(std::string_view id, const SearchRequest& request)
    const {
    return snapshots_.read([&](index::Reader& reader) {
        return find_similar(reader, id, request, limits_);
    });
}

std::optional<std::vector<Hit>> Searcher::versions(
    std::string_view id, const SearchRequest& request
) const {
    return snapshots_.read([&](index::Reader& reader) {
        return find_versions({reader, zone_, limits_}, id, request);
    });
}

std::vector<Suggestion> Searcher::suggest(std::string_view typed, std::size_t limit) const {
    return snapshots_.read([&](index::Reader& reader) {
        const std::shared_ptr<const Hints> hints = hints_.get(reader.revision());
        return search::suggest(reader, *hints, zone_, typed, limit);
    });
}

std::optional<std::string> Searcher::corrected(
    index::Reader& reader, const SearchRequest& request, const FoundByQuery& found
) const {
    const bool is_first_page = request.offset == 0 && request.cursor.empty();
    const bool may_be_wrong = found.total < kEnoughFound || may_be_misspelt(reader, request.query);
    if (!is_first_page || request.query.empty() || !may_be_wrong) {
        return std::nullopt;
    }
    return correct(reader, *hints_.get(reader.revision()), zone_, request.query, found);
}

} // namespace fundstelle::search
