#pragma once
// What is read document by document and not by term, in a file of a generation: what a search reads
// of a hit are so many bytes in a row, where Xapian's tables cost several reads of 8 kB.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "engine/base/file.hpp"
#include "engine/base/mapped_file.hpp"
#include "engine/index/checksummed_output.hpp"

namespace fundstelle::index {

/// Name of the file in a generation's folder.
inline constexpr char kRecordsFile[] = "records";

/// The parts of a document that lie there.
enum class Part : std::uint8_t {
    Card,    ///< the hit card, see stored_article.hpp
    Words,   ///< the words in their order, see token_stream.hpp
    Article, ///< the packed article, see ArticleCodec
};

inline constexpr std::array kRecordParts = {Part::Card, Part::Words, Part::Article};

// The file: a magic text of 8 bytes; all cards, all words, all articles, each in the order of
// documents; where each begins, part by part, for documents from 1 on, and where the last ends, 8
// bytes each; then three numbers of 8 bytes: the last document, where that table begins, and the
// hash of all before. All little-endian.

/// Writes the file. Takes 8 bytes of memory a document and part. Not synced. One object belongs to
/// one thread.
class RecordsWriter {
public:
    /// Throws Error{InputOutput, DiskFull}, as all of it.
    explicit RecordsWriter(const std::filesystem::path& path);

    /// Begins a part, in their order, each once.
    void begin(Part part);

    /// Adds the part of a document. REQUIRES a higher document than the last of this part; those
    /// that are passed over have nothing.
    void add(Xapian::docid document, std::string_view bytes);

    /// Ends the file, whose documents go up to `last`; without it the file is broken.
    void finish(Xapian::docid last);

private:
    ChecksummedOutput file_;
    std::array<std::vector<std::uint64_t>, kRecordParts.size()> begins_;
    std::vector<std::uint64_t>* part_ = nullptr; ///< of `begins_`
};

/// The file, for reading. A document's parts never change, and its number is not given again, so
/// that they stay true as long as the document is there. Immutable, safe from any thread.
class Records {
public:
    /// Those of no document.
    Records() = default;

    /// Throws Error{IndexDamaged} where the file is missing or cut off.
    explicit Records(const std::filesystem::path& path);

    /// The last document of the file; 0 where there is none.
    [[nodiscard]] Xapian::docid last() const { return last_; }

    /// Gives a part of a document up to `last`; empty where it has none. Some 0.5 µs. Throws
    /// Error{InputOutput, IndexDamaged}.
    [[nodiscard]] std::string read(Part part, Xapian::docid document) const;

    /// Likewise, into `room`, which is used again and again: a view of it, valid until the next
    /// use.
    [[nodiscard]] std::string_view read(Part part, Xapian::docid document, std::string& room) const;

    /// Tells whether the checksum is right. Reads all of it.
    [[nodiscard]] bool is_whole() const;

private:
    base::FileDescriptor file_;
    base::MappedFile map_;   ///< only the table is looked into, so that little is resident
    std::string_view table_; ///< where the parts begin
    Xapian::docid last_ = 0;
};

} // namespace fundstelle::index
