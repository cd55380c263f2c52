#pragma once
// The fetch and mark phase: from a document that matched to what a hit shows.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "engine/german/analyzer.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/stored_article.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// Gives the hit of a document, without score and duplicates: its card, its title marked, its
/// snippets. Throws Xapian's database errors, Error{IndexDamaged}.
[[nodiscard]] Hit fetch_hit(
    index::Reader& reader,
    const Xapian::Document& document,
    const std::vector<query::Mark>& marks,
    const SnippetRequest& snippets
);

/// The first half of it: all but the snippets, without unpacking the texts.
[[nodiscard]] Hit read_card(
    index::Reader& reader, const Xapian::Document& document, const std::vector<query::Mark>& marks
);

/// The second half: the snippets alone.
[[nodiscard]] std::vector<MarkedText> cut_snippets(
    index::Reader& reader,
    const Xapian::Document& document,
    const std::vector<query::Mark>& marks,
    const SnippetRequest& snippets
);

/// Gives the document of an article, or nothing for an unknown id. Throws Xapian's database errors.
[[nodiscard]] std::optional<Xapian::Document> find_document(
    const Xapian::Database& database, std::string_view id
);

/// Gives the texts of one article that snippets are cut from, as one, at most 256 KiB.
[[nodiscard]] std::string snippet_text(const index::StoredTexts& texts);

/// Gives the marks without those that only hold for titles.
[[nodiscard]] std::vector<query::Mark> text_marks(std::vector<query::Mark> marks);

/// Gives the whole `text` with all that the marks find in it.
[[nodiscard]] MarkedText mark_whole(
    std::string_view text, const std::vector<query::Mark>& marks, german::Analyzer& analyzer
);

} // namespace fundstelle::search
