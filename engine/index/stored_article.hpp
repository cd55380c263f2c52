#pragma once
// The stored bytes of an article: the hit card, read for every hit, and the text, read only for
// snippets and pages.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.hpp"
#include "engine/index/text_dictionary.hpp"
#include "engine/index/text_places.hpp"

namespace fundstelle::index {

/// What a hit shows without its text. Views into the bytes it was read from.
struct HitCard {
    std::string_view id;
    std::string_view title; ///< `article::display_title`
    std::string_view url;
    std::string_view section;
    std::string_view source;
    std::string_view place;
    std::string_view language;
    std::vector<std::string_view> authors;
    std::optional<base::Instant> published_at;
};

/// Packs what a hit shows.
[[nodiscard]] std::string encode_hit_card(const article::Article& article);

/// Reads a hit card; `bytes` must outlive it. Throws Error{IndexDamaged}.
[[nodiscard]] HitCard decode_hit_card(std::string_view bytes);

/// The texts that snippets are cut from.
struct StoredTexts {
    std::string lead;
    std::string body;
    std::string caption;
};

/// How hard articles are packed; the next levels cost twice the time for a few per cent.
inline constexpr int kCompressionLevel = 3;

/// Gives all fields of an article as bytes, not compressed.
[[nodiscard]] std::string pack_article(const article::Article& article);

/// The inverse. Throws Error{IndexDamaged}.
[[nodiscard]] article::Article unpack_article(std::string_view bytes);

/// Gives the places of words that a packed article holds; a view of it. Throws
/// Error{IndexDamaged}.
[[nodiscard]] TextPlaces places_of(std::string_view packed_article);

/// Packs and unpacks whole articles with zstd. Holds the compression contexts: one object belongs
/// to one thread.
class ArticleCodec {
public:
    /// `dictionary` is the generation's, for reading and for writing.
    explicit ArticleCodec(TextDictionary dictionary);
    ArticleCodec(ArticleCodec&&) noexcept;
    ArticleCodec& operator=(ArticleCodec&&) noexcept;
    ArticleCodec(const ArticleCodec&) = delete;
    ArticleCodec& operator=(const ArticleCodec&) = delete;
    ~ArticleCodec();

    /// Packs all fields; `places` as a TextPlacesWriter gives them.
    [[nodiscard]] std::string encode(const article::Article& article, std::string_view places = {});

    /// Unpacks all fields. Throws Error{IndexDamaged}.
    [[nodiscard]] article::Article decode(std::string_view bytes);

    /// Unpacks only the texts. Throws Error{IndexDamaged}.
    [[nodiscard]] StoredTexts decode_texts(std::string_view bytes);

    /// Unpacks the texts as one, with an empty line between two: what snippets are cut from. Throws
    /// Error{IndexDamaged}.
    [[nodiscard]] std::string decode_joined_texts(std::string_view bytes);

private:
    struct Contexts;
    std::unique_ptr<Contexts> contexts_;
};

} // namespace fundstelle::index
