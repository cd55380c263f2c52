#pragma once
// How an article lies in Xapian: versions, term prefixes, value slots, weights of fields.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "engine/article/field.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::index {

/// Stands for terms, slots and stored bytes. Raise it with every change of them.
inline constexpr int kSchemaVersion = 2;

/// Slot of `encode_instant(published_at)`; articles without a date have none.
inline constexpr Xapian::valueno kPublishedSlot = 0;

/// Slot of the hit card: what a hit shows without its text (see stored_article.hpp).
inline constexpr Xapian::valueno kHitCardSlot = 2;

/// Longest term that Xapian takes, less what escaping of zero bytes may cost.
inline constexpr std::size_t kMaxTermBytes = 240;

// Every word of title, lead, body and caption is indexed twice at the same position:
//   by its stem, without a prefix ("haus"), counted in wdf by the field's weight: this ranks;
//   by its normal form, prefix "W" ("Whäuser"), wdf 0: exact phrases and exact words.
// Words of the title stand once more under their stem with prefix "S", words of value fields under
// the field's word prefix. Positions: title from 1, then lead, body, caption, each behind a gap of
// `kFieldGap`, so that no phrase spans two fields.
inline constexpr char kFormPrefix[] = "W";
inline constexpr std::uint32_t kFieldGap = 100;

/// What a word of the title counts under its title term, which queries ask for besides the word
/// itself.
inline constexpr std::uint32_t kTitleTermWeight = 3;

/// How much one word counts in wdf, by field.
struct FieldWeights {
    std::uint32_t title = 1;
    std::uint32_t lead = 1;
    std::uint32_t body = 1;
    std::uint32_t caption = 1;
};

/// Gives the term of an article's id.
[[nodiscard]] std::string id_term(std::string_view id);

/// Gives the term of a stem; `prefix` is empty for the article's texts. Cut to `kMaxTermBytes`;
/// long ones are hashed.
[[nodiscard]] std::string stem_term(std::string_view prefix, std::string_view stem);

/// Gives the term of a normal form.
[[nodiscard]] std::string form_term(std::string_view normal);

/// Gives the term of a field's exact value, as filters use it.
[[nodiscard]] std::string value_term(const article::FieldRow& field, std::string_view value);

/// Gives an instant as bytes that sort as the instants do (8 bytes, big-endian, sign flipped).
[[nodiscard]] std::string encode_instant(base::Instant instant);

/// The inverse; nothing for an empty or wrong value.
[[nodiscard]] std::optional<base::Instant> decode_instant(std::string_view bytes);

/// Packs a list into one slot value, and back: entries joined by U+001F.
[[nodiscard]] std::string join_values(const std::vector<std::string_view>& values);

/// Writes schema and analysis version into a new database.
void write_versions(Xapian::WritableDatabase& database);

/// Throws Error{IndexMismatch} that names both versions and the command to run unless the database
/// was made with this schema and analysis version; Error{IndexDamaged} when it holds none.
void require_versions(const Xapian::Database& database);

} // namespace fundstelle::index
