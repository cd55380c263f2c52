#pragma once
// A part of a build on the disk: documents, values and postings of some articles, in the order in
// which Xapian's tables want them. It does not outlive the process that made it.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include <xapian.h>

#include "engine/base/buffered_file.hpp"

namespace fundstelle::index {

/// Where a part of a shard's file lies, in bytes.
struct Stretch {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// What Xapian keeps of a slot's values.
struct SlotStatistics {
    std::uint32_t documents = 0;
    std::string least;
    std::string greatest;

    /// Counts a value.
    void add(std::string_view value);
};

/// A finished file of a build and the vocabulary of its articles. Its articles are numbered from 0.
struct Shard {
    std::filesystem::path path;
    std::filesystem::path words;
    std::uint32_t articles = 0;
    std::uint32_t shortest = 0; ///< length of an article, with `longest`; 0 where there is none
    std::uint32_t longest = 0;
    std::uint32_t most_in_one = 0; ///< how often a term stands in one article
    Stretch documents;
    Stretch lengths;
    Stretch terms;
    std::map<Xapian::valueno, Stretch> values; ///< by slot
    std::map<Xapian::valueno, SlotStatistics> slots;
    std::unordered_set<std::string> removed; ///< id terms of articles that are to be passed over
};

/// What the tables by document hold of an article. Views are valid for a moment.
struct DocumentRecord {
    std::string_view data;
    bool is_packed = false; ///< whether `terms` is (see glass::Deflater)
    std::string_view terms;
    std::string_view slots; ///< numbers of the slots that have values, as Xapian packs them
    std::string_view id_term;
};

/// A term's postings in a shard: number of the article, less that of the one before, then how often
/// it stands there. Views are valid for a moment.
struct TermRecord {
    std::string_view term;
    std::uint32_t documents = 0;
    std::uint64_t occurrences = 0;
    std::string_view postings;
    std::string_view positions; ///< where there are any: one packed list a posting, with its size
};

/// Writes a shard's file: all documents, then all lengths, all values slot by slot, all terms, each
/// ascending. One object belongs to one thread.
class ShardWriter {
public:
    /// Throws Error{InputOutput, DiskFull}, as all of it.
    ShardWriter(std::filesystem::path path, std::filesystem::path words);

    void add_document(const DocumentRecord& document);
    void add_length(std::uint32_t length);
    void begin_slot(Xapian::valueno slot, SlotStatistics statistics);
    void add_value(std::uint32_t article, std::string_view value);
    void add_term(const TermRecord& term);

    /// Gives the finished shard; `most_in_one` as in it.
    [[nodiscard]] Shard finish(std::uint32_t most_in_one);

private:
    void put(Stretch& stretch);

    Shard shard_;
    base::BufferedOutput file_;
    std::string record_;
    Xapian::valueno slot_ = 0;
    std::uint32_t article_before_ = 0;
};

/// Reads the documents of a shard. Likewise the three classes below.
class DocumentCursor {
public:
    explicit DocumentCursor(const Shard& shard);

    /// Gives the next one in `document`; false at the end. Throws Error{InputOutput, IndexDamaged}.
    [[nodiscard]] bool next(DocumentRecord& document);

private:
    base::BufferedInput input_;
};

class LengthCursor {
public:
    explicit LengthCursor(const Shard& shard);
    [[nodiscard]] bool next(std::uint32_t& length);

private:
    base::BufferedInput input_;
};

class ValueCursor {
public:
    /// REQUIRES that `shard` has values in `slot`.
    ValueCursor(const Shard& shard, Xapian::valueno slot);
    [[nodiscard]] bool next(std::uint32_t& article, std::string_view& value);

private:
    base::BufferedInput input_;
    std::uint32_t article_ = 0;
};

class TermCursor {
public:
    explicit TermCursor(const Shard& shard);
    [[nodiscard]] bool next();

    /// The last one that was read.
    [[nodiscard]] const TermRecord& term() const { return term_; }

private:
    base::BufferedInput input_;
    TermRecord term_;
};

} // namespace fundstelle::index
