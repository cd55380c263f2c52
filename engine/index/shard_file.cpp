#include "engine/index/shard_file.hpp"

#include <algorithm>
#include <utility>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

base::BufferedInput open(const Shard& shard, const Stretch& stretch) {
    return {shard.path, stretch.begin, stretch.end};
}

} // namespace

void SlotStatistics::add(std::string_view value) {
    if (documents == 0 || value < least) {
        least.assign(value);
    }
    if (documents == 0 || value > greatest) {
        greatest.assign(value);
    }
    ++documents;
}

ShardWriter::ShardWriter(std::filesystem::path path, std::filesystem::path words) : file_(path) {
    shard_.path = std::move(path);
    shard_.words = std::move(words);
}

/// Appends `record_` with its size.
void ShardWriter::put(Stretch& stretch) {
    if (stretch.end == 0) {
        stretch.begin = file_.size();
    }
    std::string head;
    append_number(head, record_.size());
    file_.append(head);
    file_.append(record_);
    stretch.end = file_.size();
    record_.clear();
}

void ShardWriter::add_document(const DocumentRecord& document) {
    append_text(record_, document.data);
    append_number(record_, document.is_packed ? 1 : 0);
    append_text(record_, document.terms);
    append_text(record_, document.slots);
    append_text(record_, document.id_term);
    put(shard_.documents);
    ++shard_.articles;
}

void ShardWriter::add_length(std::uint32_t length) {
    if (shard_.lengths.end == 0) {
        shard_.lengths.begin = file_.size();
    }
    append_number(record_, length);
    file_.append(record_);
    record_.clear();
    shard_.lengths.end = file_.size();
    if (length > 0) {
        shard_.shortest = shard_.shortest == 0 ? length : std::min(shard_.shortest, length);
    }
    shard_.longest = std::max(shard_.longest, length);
}

void ShardWriter::begin_slot(Xapian::valueno slot, SlotStatistics statistics) {
    slot_ = slot;
    article_before_ = 0;
    shard_.slots[slot] = std::move(statistics);
}

void ShardWriter::add_value(std::uint32_t article, std::string_view value) {
    append_number(record_, article - article_before_);
    article_before_ = article;
    record_.append(value);
    put(shard_.values[slot_]);
}

void ShardWriter::add_term(const TermRecord& term) {
    append_text(record_, term.term);
    append_number(record_, term.documents);
    append_number(record_, term.occurrences);
    append_text(record_, term.postings);
    record_.append(term.positions);
    put(shard_.terms);
}

Shard ShardWriter::finish(std::uint32_t most_in_one) {
    file_.write_out();
    shard_.most_in_one = most_in_one;
    return std::move(shard_);
}

DocumentCursor::DocumentCursor(const Shard& shard) : input_(open(shard, shard.documents)) {}

bool DocumentCursor::next(DocumentRecord& document) {
    if (input_.is_at_end()) {
        return false;
    }
    ByteReader reader(input_.take(input_.number()));
    document.data = reader.text();
    document.is_packed = reader.number() == 1;
    document.terms = reader.text();
    document.slots = reader.text();
    document.id_term = reader.text();
    return true;
}

LengthCursor::LengthCursor(const Shard& shard) : input_(open(shard, shard.lengths)) {}

bool LengthCursor::next(std::uint32_t& length) {
    if (input_.is_at_end()) {
        return false;
    }
    length = static_cast<std::uint32_t>(input_.number());
    return true;
}

ValueCursor::ValueCursor(const Shard& shard, Xapian::valueno slot)
    : input_(open(shard, shard.values.at(slot))) {}

bool ValueCursor::next(std::uint32_t& article, std::string_view& value) {
    if (input_.is_at_end()) {
        return false;
    }
    ByteReader reader(input_.take(input_.number()));
    article_ += static_cast<std::uint32_t>(reader.number());
    article = article_;
    value = reader.rest();
    return true;
}

TermCursor::TermCursor(const Shard& shard) : input_(open(shard, shard.terms)) {}

bool TermCursor::next() {
    if (input_.is_at_end()) {
        return false;
    }
    ByteReader reader(input_.take(input_.number()));
    term_.term = reader.text();
    term_.documents = static_cast<std::uint32_t>(reader.number());
    term_.occurrences = reader.number();
    term_.postings = reader.text();
    term_.positions = reader.rest();
    return true;
}

} // namespace fundstelle::index
