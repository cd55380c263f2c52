#include "engine/index/schema.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include <xxhash.h>

#include "engine/base/error.hpp"
#include "engine/german/stemmer.hpp"

namespace fundstelle::index {

namespace {

constexpr char kSchemaKey[] = "fundstelle.schema_version";
constexpr char kAnalysisKey[] = "fundstelle.analysis_version";
constexpr char kChangesKey[] = "fundstelle.changes";
constexpr std::string_view kNewWordKey = "word:";
constexpr std::string_view kNewCompoundKey = "compound:";
constexpr std::size_t kHashDigits = 16;

/// Cuts an overlong term and makes it unique again by a hash of the whole.
std::string bounded_term(std::string term) {
    if (term.size() <= kMaxTermBytes) {
        return term;
    }
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
    term.resize(kMaxTermBytes - kHashDigits);
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (std::size_t digit = 0; digit < kHashDigits; ++digit) {
        term += kDigits[(hash >> (4 * digit)) & 0xf];
    }
    return term;
}

std::string joined(std::string_view prefix, std::string_view text) {
    std::string term;
    term.reserve(prefix.size() + text.size());
    term.append(prefix);
    term.append(text);
    return bounded_term(std::move(term));
}

int read_version(const Xapian::Database& database, const char* key) {
    const std::string text = database.get_metadata(key);
    if (text.empty() || text.size() > 9 ||
        text.find_first_not_of("0123456789") != std::string::npos) {
        throw base::Error{
            base::ErrorCode::IndexDamaged, "the index does not say by which version it was made"};
    }
    return std::stoi(text);
}

std::size_t read_count(const Xapian::Database& database, const char* key) {
    const std::string text = database.get_metadata(key);
    std::size_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

} // namespace

std::string id_term(std::string_view id) {
    return joined(kIdPrefix, id);
}

std::string stem_term(std::string_view prefix, std::string_view stem) {
    return joined(prefix, stem);
}

std::string band_term(std::uint32_t band) {
    std::string term = kBandPrefix;
    for (unsigned shift = 32; shift > 0; shift -= 8) {
        term += static_cast<char>((band >> (shift - 8)) & 0xffU);
    }
    return term;
}

std::string value_term(const article::FieldRow& field, std::string_view value) {
    // The colon keeps prefix and value apart when a value begins with a capital letter (Xapian's
    // convention).
    return joined(std::string(field.value_prefix) + ':', value);
}

std::string new_word_key(std::string_view form) {
    return joined(kNewWordKey, form);
}

std::string_view form_of_key(std::string_view key) {
    return key.substr(kNewWordKey.size());
}

std::string new_compound_key(std::string_view within) {
    return joined(kNewCompoundKey, within);
}

std::string_view within_of_key(std::string_view key) {
    return key.substr(kNewCompoundKey.size());
}

std::string encode_instant(base::Instant instant) {
    constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;
    const std::uint64_t sortable = static_cast<std::uint64_t>(instant.seconds) ^ kSignBit;
    std::string bytes(8, '\0');
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        bytes[index] = static_cast<char>((sortable >> (8 * (7 - index))) & 0xff);
    }
    return bytes;
}

std::optional<base::Instant> decode_instant(std::string_view bytes) {
    constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;
    if (bytes.size() != 8) {
        return std::nullopt;
    }
    std::uint64_t sortable = 0;
    for (const char byte : bytes) {
        sortable = (sortable << 8) | static_cast<unsigned char>(byte);
    }
    return base::Instant{static_cast<std::int64_t>(sortable ^ kSignBit)};
}

std::string join_values(const std::vector<std::string_view>& values) {
    std::string joined_values;
    for (const std::string_view value : values) {
        if (!joined_values.empty()) {
            joined_values += kListSeparator;
        }
        joined_values.append(value);
    }
    return joined_values;
}

void write_versions(Xapian::WritableDatabase& database) {
    database.set_metadata(kSchemaKey, std::to_string(kSchemaVersion));
    database.set_metadata(kAnalysisKey, std::to_string(german::kAnalysisVersion));
}

void write_change_count(Xapian::WritableDatabase& database, std::size_t changes) {
    database.set_metadata(kChangesKey, std::to_string(changes));
}

std::size_t read_change_count(const Xapian::Database& database) {
    return read_count(database, kChangesKey);
}

int schema_version_of(const Xapian::Database& database) {
    return read_version(database, kSchemaKey);
}

void require_versions(const Xapian::Database& database) {
    const int schema = schema_version_of(database);
    const int analysis = read_version(database, kAnalysisKey);
    if (schema == kSchemaVersion && analysis == german::kAnalysisVersion) {
        return;
    }
    throw base::Error{
        base::ErrorCode::IndexMismatch,
        "the index has schema " + std::to_string(schema) + " and analysis " +
            std::to_string(analysis) + ", this program needs schema " +
            std::to_string(kSchemaVersion) + " and analysis " +
            std::to_string(german::kAnalysisVersion) +
            "; run: fundstelle-indexer reindex --data DIR"};
}

} // namespace fundstelle::index
