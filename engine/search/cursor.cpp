#include "engine/search/cursor.hpp"

#include <algorithm>
#include <array>

#include <xxhash.h>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::search {

namespace {

constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kChecksumBytes = 8;

/// Proxies and servers pass on some 8,000 bytes of a URL; the query wants its share.
constexpr std::size_t kMaxBytes = 3000;
constexpr std::size_t kMaxShownBytes = 2900;

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Source: RFC 4648 section 5, without padding.
std::string to_base64url(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (held += 8; held >= 6; held -= 6) {
            text += kDigits[(bits >> (held - 6)) & 0x3f];
        }
    }
    if (held > 0) {
        text += kDigits[(bits << (6 - held)) & 0x3f];
    }
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char digit : text) {
        const std::size_t value = kDigits.find(digit);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>((bits >> held) & 0xff);
        }
    }
    return bytes;
}

std::string checksum(std::string_view payload) {
    constexpr std::uint64_t kSeed = 0x46756e6473746c65; // "Fundstle": no other hash of ours
    std::uint64_t hash = XXH3_64bits_withSeed(payload.data(), payload.size(), kSeed);
    std::string bytes(kChecksumBytes, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(hash & 0xff);
        hash >>= 8;
    }
    return bytes;
}

/// All that decides which hits there are, and in which order.
std::string fingerprint(const SearchRequest& request) {
    std::string bytes;
    index::append_text(bytes, request.query);
    index::append_number(bytes, static_cast<std::uint64_t>(request.sort));
    index::append_number(bytes, static_cast<std::uint64_t>(request.match));
    index::append_number(bytes, static_cast<std::uint64_t>(request.recency));
    index::append_number(bytes, request.collapses_duplicates ? 1 : 0);
    for (const std::optional<base::Instant>& bound :
         {request.published.begin, request.published.end}) {
        index::append_text(bytes, bound ? index::encode_instant(*bound) : std::string());
    }
    for (const ValueFilter& filter : request.filters) {
        index::append_number(bytes, static_cast<std::uint64_t>(filter.field));
        index::append_number(bytes, filter.values.size());
        for (const std::string& value : filter.values) {
            index::append_text(bytes, value);
        }
    }
    return checksum(bytes);
}

void append_place(std::string& bytes, const TimePlace& place) {
    index::append_text(
        bytes, place.published_at ? index::encode_instant(*place.published_at) : std::string()
    );
    index::append_number(bytes, place.document);
    index::append_text(bytes, place.id);
    index::append_number(bytes, place.last_document);
}

void append_place(std::string& bytes, const ShownDocuments& place) {
    Xapian::docid before = 0;
    for (const Xapian::docid document : place.documents) {
        index::append_number(bytes, document - before);
        before = document;
    }
}

void append_place(std::string& bytes, const ShownCount& place) {
    index::append_number(bytes, place.count);
}

Xapian::docid document_of(index::ByteReader& reader) {
    return static_cast<Xapian::docid>(reader.number());
}

TimePlace read_time_place(index::ByteReader& reader) {
    TimePlace place;
    place.published_at = index::decode_instant(reader.text());
    place.document = document_of(reader);
    place.id = reader.text();
    place.last_document = document_of(reader);
    return place;
}

ShownDocuments read_shown_documents(index::ByteReader& reader) {
    ShownDocuments shown;
    Xapian::docid before = 0;
    while (!reader.rest().empty()) {
        before += document_of(reader);
        shown.documents.push_back(before);
    }
    return shown;
}

Cursor read_cursor(index::ByteReader& reader) {
    Cursor cursor;
    cursor.generation = reader.text();
    cursor.binds_all = reader.number() != 0;
    switch (reader.number()) {
        case 0:
            cursor.place = read_time_place(reader);
            break;
        case 1:
            cursor.place = read_shown_documents(reader);
            break;
        default:
            cursor.place = ShownCount{static_cast<std::size_t>(reader.number())};
    }
    return cursor;
}

[[noreturn]] void refuse(std::string detail) {
    throw base::ParameterError(std::vector{base::ParameterFault{"cursor", std::move(detail)}});
}

} // namespace

Cursor behind(std::vector<Xapian::docid> shown, std::string generation) {
    std::sort(shown.begin(), shown.end());
    std::string bytes;
    append_place(bytes, ShownDocuments{shown});
    Cursor cursor;
    cursor.generation = std::move(generation);
    if (bytes.size() > kMaxShownBytes) {
        cursor.place = ShownCount{shown.size()};
    } else {
        cursor.place = ShownDocuments{std::move(shown)};
    }
    return cursor;
}

std::string encode_cursor(const Cursor& cursor, const SearchRequest& request) {
    std::string payload;
    index::append_number(payload, kVersion);
    payload += fingerprint(request);
    index::append_text(payload, cursor.generation);
    index::append_number(payload, cursor.binds_all ? 1 : 0);
    index::append_number(payload, cursor.place.index());
    std::visit([&payload](const auto& place) { append_place(payload, place); }, cursor.place);
    return to_base64url(checksum(payload) + payload);
}

Cursor decode_cursor(std::string_view text, const SearchRequest& request) {
    constexpr char kNotWhole[] = "is not one that a search has given as next";
    if (text.size() > 2 * kMaxBytes) {
        refuse(kNotWhole);
    }
    const std::optional<std::string> bytes = from_base64url(text);
    if (!bytes || bytes->size() < kChecksumBytes) {
        refuse(kNotWhole);
    }
    const std::string_view payload = std::string_view(*bytes).substr(kChecksumBytes);
    // Written again it must be the same: the last digit of base64 has bits that nobody reads.
    if (checksum(payload) != bytes->substr(0, kChecksumBytes) || to_base64url(*bytes) != text) {
        refuse(kNotWhole);
    }
    try {
        index::ByteReader reader(payload);
        if (reader.number() != kVersion) {
            refuse("is from another version of the program; begin again without it");
        }
        const std::string_view rest = reader.rest();
        if (rest.substr(0, kChecksumBytes) != fingerprint(request)) {
            refuse("belongs to another search; begin again without it");
        }
        index::ByteReader place(rest.substr(std::min(kChecksumBytes, rest.size())));
        return read_cursor(place);
    } catch (const base::ParameterError&) {
        throw;
    } catch (const base::Error&) {
        refuse(kNotWhole);
    }
}

} // namespace fundstelle::search
