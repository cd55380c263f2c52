#include <filesystem>

#include <xapian.h>

#include "engine/base/file.hpp"
#include "engine/index/schema.hpp"
#include "engine/search/searcher.hpp"

namespace fundstelle::search {

namespace {

/// Counts the stems of the texts: the terms without a prefix, which begin with no capital letter.
std::size_t count_stems(const Xapian::Database& database) {
    std::size_t count = 0;
    const auto end = database.allterms_end();
    auto term = database.allterms_begin();
    while (term != end) {
        const std::string& text = *term;
        if (text.front() >= 'A' && text.front() <= 'Z') {
            term.skip_to(std::string(1, static_cast<char>(text.front() + 1)));
            continue;
        }
        ++count;
        ++term;
    }
    return count;
}

} // namespace

IndexState index_state(const index::Snapshots& snapshots) {
    return snapshots.read([](const index::Reader& reader) {
        const Xapian::Database& database = reader.database();
        return IndexState{
            reader.generation().name,
            database.get_revision(),
            database.get_doccount(),
            index::decode_instant(database.get_value_upper_bound(index::kPublishedSlot))};
    });
}

IndexStatistics statistics(const index::Snapshots& snapshots) {
    return snapshots.read([](const index::Reader& reader) {
        const Xapian::Database& database = reader.database();
        IndexStatistics statistics;
        statistics.generation = reader.generation().name;
        statistics.revision = reader.revision();
        statistics.articles = database.get_doccount();
        statistics.terms = count_stems(database);
        statistics.average_length = database.get_average_length();
        statistics.first_published =
            index::decode_instant(database.get_value_lower_bound(index::kPublishedSlot));
        statistics.last_published =
            index::decode_instant(database.get_value_upper_bound(index::kPublishedSlot));
        statistics.size_bytes = base::size_of_tree(reader.generation().path);
        return statistics;
    });
}

} // namespace fundstelle::search
