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
inline constexpr int kSchemaVersion = 8;

/// Slot of `encode_instant(published_at)`; articles without a date have none.
inline constexpr Xapian::valueno kPublishedSlot = 0;

/// Slot of the hit card: what a hit shows without its text (see stored_article.hpp). Only of
/// documents that came after the file of records (see records.hpp), as of the next and of data.
inline constexpr Xapian::valueno kHitCardSlot = 2;

/// Slot of the article's words in order (see token_stream.hpp).
inline constexpr Xapian::valueno kTokenStreamSlot = 10;

/// Slot of the signature of the article's body (see german/near_duplicate.hpp).
inline constexpr Xapian::valueno kSignatureSlot = 11;

/// Slot of the key of the article's group of near-duplicates (see duplicates.hpp).
inline constexpr Xapian::valueno kDuplicatesSlot = 12;

/// Slot of the document under which an article stood first in its generation; only those have one
/// that took the place of an earlier version.
inline constexpr Xapian::valueno kFirstDocumentSlot = 13;

/// Longest term that Xapian takes, less what escaping of zero bytes may cost.
inline constexpr std::size_t kMaxTermBytes = 240;

// Every word of title, lead, body and caption is indexed by its stem, without a prefix ("haus"),
// once in wdf for each time that it stands there: this ranks. Words of the title stand once more
// under their stem with prefix "S", words of value fields under the field's word prefix, those with
// positions of Xapian's own. The texts' words have none: their order, and their exact forms, stand
// in the token stream, at a fifth of the room. Their fields lie `kFieldGap` positions apart, so
// that no phrase spans two.
inline constexpr std::uint32_t kFieldGap = 100;

/// What a word of the title counts under its title term, which queries ask for besides the word
/// itself.
inline constexpr std::uint32_t kTitleTermWeight = 3;

/// The beginning of all terms of ids.
inline constexpr char kIdPrefix[] = "Q";

/// Gives the term of an article's id.
[[nodiscard]] std::string id_term(std::string_view id);

/// Gives the term of a stem; `prefix` is empty for the article's texts. Cut to `kMaxTermBytes`;
/// long ones are hashed.
[[nodiscard]] std::string stem_term(std::string_view prefix, std::string_view stem);

/// Gives the term under which near-duplicates find each other: one band of a signature.
[[nodiscard]] std::string band_term(std::uint32_t band);

/// The beginning of all such terms.
inline constexpr char kBandPrefix[] = "XN";

/// Gives the term of a field's exact value, as filters use it.
[[nodiscard]] std::string value_term(const article::FieldRow& field, std::string_view value);

/// Gives the key of the metadata entry of a word form that came after the vocabulary file was made;
/// the entry is its stem. And the inverse: the form, a view into `key`.
[[nodiscard]] std::string new_word_key(std::string_view form);
[[nodiscard]] std::string_view form_of_key(std::string_view key);

/// Gives the key of the metadata entry which tells that a word is in a compound that came after the
/// file of compounds was made; `within` as `within_keys` gives it. And the inverse.
[[nodiscard]] std::string new_compound_key(std::string_view within);
[[nodiscard]] std::string_view within_of_key(std::string_view key);

/// Gives an instant as bytes that sort as the instants do (8 bytes, big-endian, sign flipped).
[[nodiscard]] std::string encode_instant(base::Instant instant);

/// The inverse; nothing for an empty or wrong value.
[[nodiscard]] std::optional<base::Instant> decode_instant(std::string_view bytes);

/// Stands between the entries of a list in one slot value.
inline constexpr char kListSeparator = '\x1f';

/// Packs a list into one slot value.
[[nodiscard]] std::string join_values(const std::vector<std::string_view>& values);

/// Writes schema and analysis version into a new database.
void write_versions(Xapian::WritableDatabase& database);

/// How many articles were changed since a generation was made or compacted: kept with it.
void write_change_count(Xapian::WritableDatabase& database, std::size_t changes);
[[nodiscard]] std::size_t read_change_count(const Xapian::Database& database);

/// Gives the schema version that a database was made with. Throws Error{IndexDamaged} when it holds
/// none.
[[nodiscard]] int schema_version_of(const Xapian::Database& database);

/// Throws Error{IndexMismatch} that names both versions and the command to run unless the database
/// was made with this schema and analysis version; Error{IndexDamaged} when it holds none.
void require_versions(const Xapian::Database& database);

} // namespace fundstelle::index
