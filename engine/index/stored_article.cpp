#include "engine/index/stored_article.hpp"

#include <utility>

#include <zstd.h>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

void append_instant(std::string& bytes, const std::optional<base::Instant>& instant) {
    append_text(bytes, instant ? encode_instant(*instant) : std::string{});
}

void append_list(std::string& bytes, const std::vector<std::string>& list) {
    append_number(bytes, list.size());
    for (const std::string& entry : list) {
        append_text(bytes, entry);
    }
}

std::vector<std::string_view> read_list(ByteReader& reader) {
    const std::uint64_t count = reader.number();
    if (count > reader.rest().size()) {
        throw base::Error{base::ErrorCode::IndexDamaged, "a stored article has a broken list"};
    }
    std::vector<std::string_view> list;
    list.reserve(count);
    for (std::uint64_t entry = 0; entry < count; ++entry) {
        list.push_back(reader.text());
    }
    return list;
}

std::vector<std::string> read_owned_list(ByteReader& reader) {
    const std::vector<std::string_view> views = read_list(reader);
    return {views.begin(), views.end()};
}

constexpr int kTexts = 3;

/// REQUIRES the order of `pack_article`.
StoredTexts read_texts(ByteReader& reader) {
    StoredTexts texts;
    texts.lead = reader.text();
    texts.body = reader.text();
    texts.caption = reader.text();
    return texts;
}

/// Stands before the places of words; where there are none, the packed fields begin, whose first
/// byte is another.
constexpr char kHasPlaces = '\x01';

/// A packed article in its two parts.
struct PackedArticle {
    std::string_view places;
    std::string_view fields; ///< by zstd
};

PackedArticle parts_of(std::string_view bytes) {
    if (!bytes.starts_with(kHasPlaces)) {
        return {{}, bytes};
    }
    ByteReader reader(bytes.substr(1));
    const std::string_view places = reader.text();
    return {places, reader.rest()};
}

} // namespace

TextPlaces places_of(std::string_view packed_article) {
    return TextPlaces(parts_of(packed_article).places);
}

// Texts come first, so that a snippet reads no further.
std::string pack_article(const article::Article& article) {
    std::string bytes;
    bytes.reserve(article.lead.size() + article.body.size() + article.caption.size() + 512);
    append_text(bytes, article.lead);
    append_text(bytes, article.body);
    append_text(bytes, article.caption);
    append_text(bytes, article.id);
    append_text(bytes, article.title);
    append_text(bytes, article.credit);
    append_list(bytes, article.crossheads);
    append_instant(bytes, article.published_at);
    append_instant(bytes, article.updated_at);
    append_text(bytes, article.section);
    append_text(bytes, article.source);
    append_text(bytes, article.agency);
    append_text(bytes, article.place);
    append_text(bytes, article.language);
    append_text(bytes, article.url);
    append_list(bytes, article.authors);
    append_list(bytes, article.keywords);
    return bytes;
}

article::Article unpack_article(std::string_view bytes) {
    ByteReader reader(bytes);
    StoredTexts texts = read_texts(reader);
    article::Article article;
    article.lead = std::move(texts.lead);
    article.body = std::move(texts.body);
    article.caption = std::move(texts.caption);
    article.id = reader.text();
    article.title = reader.text();
    article.credit = reader.text();
    article.crossheads = read_owned_list(reader);
    article.published_at = decode_instant(reader.text());
    article.updated_at = decode_instant(reader.text());
    article.section = reader.text();
    article.source = reader.text();
    article.agency = reader.text();
    article.place = reader.text();
    article.language = reader.text();
    article.url = reader.text();
    article.authors = read_owned_list(reader);
    article.keywords = read_owned_list(reader);
    return article;
}

std::string encode_hit_card(const article::Article& article) {
    std::string bytes;
    append_text(bytes, article.id);
    append_text(bytes, article::display_title(article));
    append_text(bytes, article.url);
    append_text(bytes, article.section);
    append_text(bytes, article.source);
    append_text(bytes, article.place);
    append_text(bytes, article.language);
    append_list(bytes, article.authors);
    append_instant(bytes, article.published_at);
    return bytes;
}

HitCard decode_hit_card(std::string_view bytes) {
    ByteReader reader(bytes);
    HitCard card;
    card.id = reader.text();
    card.title = reader.text();
    card.url = reader.text();
    card.section = reader.text();
    card.source = reader.text();
    card.place = reader.text();
    card.language = reader.text();
    card.authors = read_list(reader);
    card.published_at = decode_instant(reader.text());
    return card;
}

struct ArticleCodec::Contexts {
    struct FreeCompression {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    struct FreeDecompression {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };

    TextDictionary dictionary;
    std::unique_ptr<ZSTD_CCtx, FreeCompression> compression{ZSTD_createCCtx()};
    std::unique_ptr<ZSTD_DCtx, FreeDecompression> decompression{ZSTD_createDCtx()};
    std::string scratch; ///< the last text unpacked; kept for its capacity

    std::string_view unpack_bytes(std::string_view packed_article) {
        const std::string_view bytes = parts_of(packed_article).fields;
        const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
        if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
            size > 4 * article::kMaxTextBytes) {
            throw base::Error{base::ErrorCode::IndexDamaged, "a stored article cannot be unpacked"};
        }
        scratch.resize(size);
        const std::size_t got = ZSTD_decompressDCtx(
            decompression.get(), scratch.data(), scratch.size(), bytes.data(), bytes.size()
        );
        if (ZSTD_isError(got) != 0 || got != size) {
            throw base::Error{base::ErrorCode::IndexDamaged, "a stored article cannot be unpacked"};
        }
        return scratch;
    }
};

ArticleCodec::ArticleCodec(TextDictionary dictionary) : contexts_(std::make_unique<Contexts>()) {
    contexts_->dictionary = std::move(dictionary);
    ZSTD_CCtx_setParameter(
        contexts_->compression.get(), ZSTD_c_compressionLevel, kCompressionLevel
    );
    ZSTD_CCtx_setParameter(contexts_->compression.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_refCDict(contexts_->compression.get(), contexts_->dictionary.for_packing());
    ZSTD_DCtx_refDDict(contexts_->decompression.get(), contexts_->dictionary.for_unpacking());
}

ArticleCodec::ArticleCodec(ArticleCodec&&) noexcept = default;
ArticleCodec& ArticleCodec::operator=(ArticleCodec&&) noexcept = default;
ArticleCodec::~ArticleCodec() = default;

std::string ArticleCodec::encode(const article::Article& article, std::string_view places) {
    const std::string bytes = pack_article(article);
    std::string packed;
    if (!places.empty()) {
        packed += kHasPlaces;
        append_text(packed, places);
    }
    const std::size_t begin = packed.size();
    packed.resize(begin + ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compress2(
        contexts_->compression.get(),
        packed.data() + begin,
        packed.size() - begin,
        bytes.data(),
        bytes.size()
    );
    if (ZSTD_isError(size) != 0) {
        throw base::Error{base::ErrorCode::Internal, "an article could not be packed"};
    }
    packed.resize(begin + size);
    return packed;
}

article::Article ArticleCodec::decode(std::string_view bytes) {
    return unpack_article(contexts_->unpack_bytes(bytes));
}

StoredTexts ArticleCodec::decode_texts(std::string_view bytes) {
    ByteReader reader(contexts_->unpack_bytes(bytes));
    return read_texts(reader);
}

std::string ArticleCodec::decode_joined_texts(std::string_view bytes) {
    constexpr std::string_view kGap = "\n\n";
    static_assert(kGap.size() == kTextGapBytes);
    const std::string_view fields = contexts_->unpack_bytes(bytes);
    ByteReader reader(fields);
    std::string joined;
    joined.reserve(fields.size());
    for (int text = 0; text < kTexts; ++text) {
        if (const std::string_view one = reader.text(); !one.empty()) {
            joined += joined.empty() ? std::string_view{} : kGap;
            joined += one;
        }
    }
    return joined;
}

} // namespace fundstelle::index
