#pragma once
// Where a walk through the hits of a search stands: what `next` holds and `cursor` brings back.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <xapian.h>

#include "engine/search/request.hpp"

namespace fundstelle::search {

/// In an order of time: behind this hit. Articles that came after the walk began are left out, so
/// that a copy of a story which is still to come cannot pull it to the front.
struct TimePlace {
    std::optional<base::Instant> published_at;
    Xapian::docid document = 0;      ///< its article's first one; ties are in this order
    std::string id;                  ///< finds the document again in an index built anew
    Xapian::docid last_document = 0; ///< the highest when the walk began
};

/// In an order of scores, which shift a little with each article that comes: behind all these.
struct ShownDocuments {
    std::vector<Xapian::docid> documents; ///< each article's first one, ascending
};

/// Where `ShownDocuments` would become too long for a URL: so many hits in, as an offset is.
struct ShownCount {
    std::size_t count = 0;
};

/// A place in the hits of one search.
struct Cursor {
    std::string generation; ///< of the index that documents are numbered in
    bool binds_all = false; ///< whether hits hold all words, as `MatchMode::Auto` chose at first
    std::variant<TimePlace, ShownDocuments, ShownCount> place;
};

/// How words are bound on every page of the walk.
[[nodiscard]] inline MatchMode pinned_mode(const Cursor& cursor) {
    return cursor.binds_all ? MatchMode::All : MatchMode::Any;
}

/// Gives the cursor of so many documents, shortened to their count where they are too many.
[[nodiscard]] Cursor behind(std::vector<Xapian::docid> shown, std::string generation);

/// Writes a cursor for a request: letters, digits, "-" and "_", at most some 4,100 of them. It
/// holds a checksum and fits no other search; it is no secret.
[[nodiscard]] std::string encode_cursor(const Cursor& cursor, const SearchRequest& request);

/// Reads it back. Throws ParameterError that names `cursor` where it is not whole, or from another
/// search: another query, filter or order. How many hits, facets and snippets are asked for may
/// differ.
[[nodiscard]] Cursor decode_cursor(std::string_view text, const SearchRequest& request);

} // namespace fundstelle::search
