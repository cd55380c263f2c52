#pragma once
// One search from the request to the response: match phase, fetch phase, mark phase.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/hints.hpp"
#include "engine/search/request.hpp"
#include "engine/search/suggest.hpp"

namespace fundstelle::search {

struct FoundByQuery;

/// What bounds a search, and what its operator has set.
struct SearchLimits {
    std::chrono::milliseconds time{2000}; ///< then the match stops and the total is "at least"
    /// In which age an article loses half of what `Recency` gives it.
    std::chrono::milliseconds recency_half_life = std::chrono::hours(30 * 24);
};

/// Answers requests over one data folder. Safe from any thread.
class Searcher {
public:
    Searcher(const index::Snapshots& snapshots, base::TimeZone zone, SearchLimits limits);

    [[nodiscard]] const SearchLimits& limits() const { return limits_; }

    /// Throws Error{IndexMissing, IndexMismatch, IndexDamaged} where nothing can be read; never for
    /// any query text.
    [[nodiscard]] SearchResponse search(const SearchRequest& request) const;

    /// Gives the article as it was taken in, or nothing for an unknown id.
    [[nodiscard]] std::optional<article::Article> find_article(std::string_view id) const;

    /// Gives the best passages of one article for a query, or nothing for an unknown id.
    [[nodiscard]] std::optional<std::vector<MarkedText>> article_snippets(
        std::string_view id, std::string_view query, const SnippetRequest& request
    ) const;

    /// Gives the articles most like one, or nothing for an unknown id (see similar.hpp).
    [[nodiscard]] std::optional<std::vector<Hit>> similar(
        std::string_view id, const SearchRequest& request
    ) const;

    /// Gives the other copies of an article's story, or nothing for an unknown id (see
    /// versions.hpp).
    [[nodiscard]] std::optional<std::vector<Hit>> versions(
        std::string_view id, const SearchRequest& request
    ) const;

    /// Completes what somebody types (see suggest.hpp).
    [[nodiscard]] std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit) const;

    /// Begins to make what suggestions need, and makes what all searches share (the lexicon,
    /// columns of the served generation), so that no first request waits for them. Throws as
    /// `search` does.
    void prepare() const;

    /// Gives the best passages of any text for a query; works without an index.
    [[nodiscard]] std::vector<MarkedText> text_snippets(
        std::string_view query, std::string_view text, const SnippetRequest& request
    ) const;

    /// Gives the whole `text` with the query's words marked, for article pages.
    [[nodiscard]] MarkedText mark_text(std::string_view query, std::string_view text) const;

private:
    /// Gives what a query was probably meant to be.
    [[nodiscard]] std::optional<std::string> corrected(
        index::Reader& reader, const SearchRequest& request, const FoundByQuery& found
    ) const;

    const index::Snapshots& snapshots_;
    base::TimeZone zone_;
    SearchLimits limits_;
    mutable HintCache hints_;
};

/// What the index holds.
struct IndexStatistics {
    std::string generation;
    std::string revision;
    std::size_t articles = 0;
    std::size_t terms = 0;     ///< different stems of the articles' texts
    double average_length = 0; ///< words an article
    std::optional<base::Instant> first_published;
    std::optional<base::Instant> last_published;
    std::uintmax_t size_bytes = 0;
};

/// What of it is known without counting.
struct IndexState {
    std::string generation;
    std::uint64_t revision = 0; ///< Xapian's, within the generation
    std::size_t articles = 0;
    std::optional<base::Instant> last_published;
};

/// Gives the state, at once. Throws as `Searcher::search`.
[[nodiscard]] IndexState index_state(const index::Snapshots& snapshots);

/// Counts. `terms` is counted anew with each call: milliseconds per 100,000.
[[nodiscard]] IndexStatistics statistics(const index::Snapshots& snapshots);

} // namespace fundstelle::search
