#include "engine/index/removals.hpp"

#include <charconv>
#include <string>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr char kCountKey[] = "fundstelle.removals";
constexpr char kListKey[] = "removals:"; ///< then how many there were before

std::string list_key(std::size_t known) {
    return kListKey + std::to_string(known);
}

} // namespace

std::size_t read_removal_count(const Xapian::Database& database) {
    const std::string text = database.get_metadata(kCountKey);
    std::size_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

void add_removals(Xapian::WritableDatabase& database, std::span<const Xapian::docid> documents) {
    if (documents.empty()) {
        return;
    }
    const std::size_t known = read_removal_count(database);
    std::string list;
    for (const Xapian::docid document : documents) {
        append_number(list, document);
    }
    database.set_metadata(list_key(known), list);
    database.set_metadata(kCountKey, std::to_string(known + documents.size()));
}

std::optional<std::vector<Xapian::docid>> read_removals(
    const Xapian::Database& database, std::size_t known
) {
    const std::size_t count = read_removal_count(database);
    std::vector<Xapian::docid> documents;
    while (known + documents.size() < count) {
        const std::string list = database.get_metadata(list_key(known + documents.size()));
        if (list.empty()) {
            return std::nullopt;
        }
        try {
            for (ByteReader reader(list); !reader.rest().empty();) {
                documents.push_back(static_cast<Xapian::docid>(reader.number()));
            }
        } catch (const base::Error&) {
            return std::nullopt;
        }
    }
    return known + documents.size() == count ? std::optional(std::move(documents)) : std::nullopt;
}

void forget_removals(Xapian::WritableDatabase& database) {
    const std::vector<std::string> keys(
        database.metadata_keys_begin(kListKey), database.metadata_keys_end(kListKey)
    );
    for (const std::string& key : keys) {
        database.set_metadata(key, std::string());
    }
    database.set_metadata(kCountKey, std::string());
}

} // namespace fundstelle::index
