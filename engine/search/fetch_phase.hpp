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
#include "engine/search/sought_places.hpp"
#include "engine/search/text_marker.hpp"

namespace fundstelle::search {

/// Fetches the hits of one query, without score and duplicates. One object belongs to one thread;
/// the reader must outlive it.
class HitFetcher {
public:
    /// Marks what the plan does. Its stems, compounds and phrases tell where to look in long texts;
    /// for anything else that is marked they are read as a whole.
    HitFetcher(index::Reader& reader, const query::Plan& plan, SnippetRequest request);

    /// Gives a hit: its card, its title marked, its snippets. Throws Xapian's database errors,
    /// Error{IndexDamaged}.
    [[nodiscard]] Hit fetch(const Xapian::Document& document);

    /// The first half of it: all but the snippets, without unpacking the texts.
    [[nodiscard]] Hit read_card(const Xapian::Document& document);

    /// The second half: the snippets alone.
    [[nodiscard]] std::vector<MarkedText> cut_snippets(const Xapian::Document& document);

private:
    /// What is marked, as token streams show it.
    struct MarkedPlaces {
        SoughtPlaces places;
        bool are_all = true; ///< false where more is marked than they tell
    };

    [[nodiscard]] TextMarker& marker() { return texts_ ? *texts_ : titles_; }
    [[nodiscard]] const MarkedPlaces& marked_places();

    /// The texts of one hit.
    struct HitText {
        std::string_view text;
        index::TextPlaces places;
    };

    [[nodiscard]] std::vector<Match> matches_in(const HitText& hit, Xapian::docid document);
    [[nodiscard]] std::vector<Match> matches_in_stretch(
        const HitText& hit, german::PositionRange stretch, std::uint32_t words
    );

    index::Reader& reader_;
    TextMarker titles_;
    std::optional<TextMarker> texts_; ///< where it differs from that of titles
    std::vector<query::SoughtPhrase> phrases_;
    std::optional<MarkedPlaces> marked_places_; ///< made when first needed
    SnippetRequest request_;
    std::string article_room_; ///< that is read into
    std::string words_room_;
};

/// Gives the document of an article, or nothing for an unknown id. Throws Xapian's database errors.
[[nodiscard]] std::optional<Xapian::Document> find_document(
    const Xapian::Database& database, std::string_view id
);

/// Gives the texts of a packed article that snippets are cut from, as one, at most 256 KiB. Throws
/// Error{IndexDamaged}.
[[nodiscard]] std::string snippet_text(index::ArticleCodec& codec, std::string_view packed_article);

/// Gives the marks without those that only hold for titles.
[[nodiscard]] std::vector<query::Mark> text_marks(std::vector<query::Mark> marks);

} // namespace fundstelle::search
