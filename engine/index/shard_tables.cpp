#include "engine/index/shard_tables.hpp"

#include <algorithm>
#include <future>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/index/byte_codec.hpp"
#include "engine/index/glass_format.hpp"
#include "engine/index/glass_table.hpp"
#include "engine/index/records.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

using glass::TableRoot;
using glass::TableWriter;

/// Xapian numbers documents from 1.
Xapian::docid document_of(std::uint32_t article) {
    return article + 1;
}

/// Whether a slot's values lie in the file of records instead.
bool is_in_records(Xapian::valueno slot) {
    return slot == kHitCardSlot || slot == kTokenStreamSlot;
}

/// Cuts one list of postings into chunks as Xapian does.
class PostingListWriter {
public:
    explicit PostingListWriter(TableWriter& table) : table_(table) {}

    void begin(std::string_view term, std::uint32_t documents, std::uint64_t occurrences) {
        term_ = term;
        head_.clear();
        append_number(head_, documents);
        append_number(head_, occurrences);
        is_first_ = true;
        chunk_.clear();
    }

    void add(Xapian::docid document, std::uint32_t count) {
        if (chunk_.size() >= glass::kChunkBytes) {
            write_chunk(false);
        }
        if (chunk_.empty()) {
            first_ = document;
        } else {
            append_number(chunk_, document - last_ - 1);
        }
        append_number(chunk_, count);
        last_ = document;
    }

    void finish() { write_chunk(true); }

private:
    void write_chunk(bool is_last) {
        tag_.clear();
        if (is_first_) {
            tag_ = head_;
            append_number(tag_, first_ - 1);
        }
        tag_ += is_last ? '1' : '0';
        append_number(tag_, last_ - first_);
        tag_ += chunk_;
        table_.add(is_first_ ? glass::posting_key(term_) : glass::posting_key(term_, first_), tag_);
        is_first_ = false;
        chunk_.clear();
    }

    TableWriter& table_;
    std::string_view term_;
    std::string head_;
    std::string chunk_;
    std::string tag_;
    bool is_first_ = true;
    Xapian::docid first_ = 0;
    Xapian::docid last_ = 0;
};

/// Cuts the values of one slot into chunks as Xapian does.
class ValueListWriter {
public:
    ValueListWriter(TableWriter& table, Xapian::valueno slot) : table_(table), slot_(slot) {}

    void add(Xapian::docid document, std::string_view value) {
        if (chunk_.empty()) {
            first_ = document;
        } else {
            append_number(chunk_, document - last_ - 1);
        }
        append_text(chunk_, value);
        last_ = document;
        if (chunk_.size() >= glass::kChunkBytes) {
            finish();
        }
    }

    void finish() {
        if (!chunk_.empty()) {
            table_.add(glass::value_key(slot_, first_), chunk_);
            chunk_.clear();
        }
    }

private:
    TableWriter& table_;
    Xapian::valueno slot_;
    std::string chunk_;
    Xapian::docid first_ = 0;
    Xapian::docid last_ = 0;
};

/// Writes the tables "postlist" and "position".
class PostingTables {
public:
    PostingTables(
        const ShardMerge& merge,
        const std::filesystem::path& folder,
        const std::unordered_map<std::string, std::string>& groups
    )
        : merge_(merge),
          groups_(groups),
          postings_(folder / "postlist.glass"),
          positions_path_(folder / "position.glass") {}

    void write(const std::function<void(double)>& progress) {
        constexpr double kWithoutTerms = 0.4; // measured
        write_statistics();
        for (const auto& [slot, statistics] : merge_.slots()) {
            if (!is_in_records(slot)) {
                write_values(slot);
            }
        }
        write_lengths();
        progress(kWithoutTerms);
        write_terms();
        postings = postings_.finish();
        if (positions_) {
            positions = positions_->finish();
        }
        progress(1);
    }

    TableRoot postings;
    TableRoot positions;
    std::uint64_t total_length = 0;

private:
    void write_statistics() {
        for (auto [slot, statistics] : merge_.slots()) {
            if (is_in_records(slot)) {
                continue;
            }
            if (slot == kDuplicatesSlot) {
                for (const auto& [old_key, key] : groups_) {
                    statistics.least = std::min(statistics.least, key);
                    statistics.greatest = std::max(statistics.greatest, key);
                }
            }
            std::string tag;
            append_number(tag, statistics.documents);
            append_text(tag, statistics.least);
            if (statistics.greatest != statistics.least) {
                tag += statistics.greatest;
            }
            postings_.add(glass::value_statistics_key(slot), tag);
        }
    }

    void write_values(Xapian::valueno slot) {
        ValueListWriter list(postings_, slot);
        merge_.for_each_value(slot, [&](std::uint32_t article, std::string_view value) {
            if (slot == kDuplicatesSlot && !groups_.empty()) {
                const auto found = groups_.find(std::string(value));
                value = found != groups_.end() ? std::string_view(found->second) : value;
            }
            list.add(document_of(article), value);
        });
        list.finish();
    }

    /// Xapian's list of lengths tells no sums.
    void write_lengths() {
        PostingListWriter list(postings_);
        list.begin({}, 0, 0);
        merge_.for_each_length([&](std::uint32_t article, std::uint32_t length) {
            list.add(document_of(article), length);
            total_length += length;
        });
        list.finish();
    }

    void write_terms() {
        PostingListWriter list(postings_);
        merge_.for_each_term([&](const MergedTerm& term) {
            list.begin(term.term, term.documents, term.occurrences);
            term.for_each_posting([&](std::uint32_t article, std::uint32_t count, auto places) {
                list.add(document_of(article), count);
                if (!places.empty()) {
                    add_positions(term.term, document_of(article), places);
                }
            });
            list.finish();
        });
    }

    void add_positions(std::string_view term, Xapian::docid document, std::string_view places) {
        if (!positions_) {
            positions_.emplace(positions_path_);
        }
        positions_->add(glass::position_key(term, document), places);
    }

    const ShardMerge& merge_;
    const std::unordered_map<std::string, std::string>& groups_;
    TableWriter postings_;
    std::filesystem::path positions_path_;
    std::optional<TableWriter> positions_;
};

/// Leaves out of a document's packed slots those whose values lie elsewhere.
std::string slots_of_tables(std::string_view packed) {
    std::string slots;
    Xapian::valueno slot = 0;
    Xapian::valueno next = 0;
    for (ByteReader reader(packed); !reader.rest().empty(); ++slot) {
        slot += static_cast<Xapian::valueno>(reader.number());
        if (!is_in_records(slot)) {
            append_number(slots, slot - next);
            next = slot + 1;
        }
    }
    return slots;
}

/// Writes the file of records and the table "termlist".
TableRoot write_documents(const ShardMerge& merge, const std::filesystem::path& folder) {
    RecordsWriter records(folder / kRecordsFile);
    for (const auto& [part, slot] :
         {std::pair(Part::Card, kHitCardSlot), std::pair(Part::Words, kTokenStreamSlot)}) {
        records.begin(part);
        merge.for_each_value(slot, [&](std::uint32_t article, std::string_view value) {
            records.add(document_of(article), value);
        });
    }
    records.begin(Part::Article);
    TableWriter term_lists(folder / "termlist.glass");
    merge.for_each_document([&](std::uint32_t article, const DocumentRecord& record) {
        records.add(document_of(article), record.data);
        term_lists.add(glass::document_key(document_of(article)), record.terms, record.is_packed);
        if (const std::string slots = slots_of_tables(record.slots); !slots.empty()) {
            term_lists.add(glass::slots_key(document_of(article)), slots);
        }
    });
    records.finish(merge.articles());
    return term_lists.finish();
}

} // namespace

void write_tables(
    const ShardMerge& merge,
    const std::filesystem::path& folder,
    const std::unordered_map<std::string, std::string>& groups,
    const std::function<void(double)>& progress
) {
    auto by_document =
        std::async(std::launch::async, [&] { return write_documents(merge, folder); });
    PostingTables by_term(merge, folder, groups);
    by_term.write(progress ? progress : [](double) {});
    glass::DatabaseTables tables;
    tables.term_lists = by_document.get();
    tables.postings = by_term.postings;
    tables.positions = by_term.positions;
    glass::DatabaseStatistics statistics;
    statistics.documents = merge.articles();
    statistics.last_document = merge.articles();
    statistics.shortest = merge.shortest();
    statistics.longest = merge.longest();
    statistics.most_in_one = merge.most_in_one();
    statistics.total_length = by_term.total_length;
    glass::write_version_file(folder, tables, statistics);
}

} // namespace fundstelle::index
