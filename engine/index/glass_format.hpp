#pragma once
// How Xapian's backend "glass" of 1.4 packs keys and tags of its tables. Source:
// xapian-core 1.4.22, common/pack.h, backends/glass/; its files have had this form since 1.3.5 of
// 2016.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

namespace fundstelle::index::glass {

/// Size of all blocks: Xapian's default.
inline constexpr std::size_t kBlockBytes = 8192;

/// Longest key that a table takes.
inline constexpr std::size_t kMaxKeyBytes = 255;

/// From so many bytes on, Xapian begins a new chunk of postings or values.
inline constexpr std::size_t kChunkBytes = 2000;

/// Tags of documents and term lists are packed where they are longer.
inline constexpr std::size_t kLeastPackedBytes = 18;

/// Appends a number so that bytes sort as the numbers do.
void append_sortable(std::string& bytes, std::uint32_t number);

/// Keys of the table "postlist": a term's first chunk, a later one, and the same of the lengths of
/// documents, whose term is empty; statistics and chunks of values.
[[nodiscard]] std::string posting_key(std::string_view term);
[[nodiscard]] std::string posting_key(std::string_view term, Xapian::docid first);
[[nodiscard]] std::string value_statistics_key(Xapian::valueno slot);
[[nodiscard]] std::string value_key(Xapian::valueno slot, Xapian::docid first);

/// Key of a document in "docdata" and "termlist", and of the list of its slots in the latter.
[[nodiscard]] std::string document_key(Xapian::docid document);
[[nodiscard]] std::string slots_key(Xapian::docid document);

/// Key in "position".
[[nodiscard]] std::string position_key(std::string_view term, Xapian::docid document);

/// Packs ascending positions, at least one, each once.
[[nodiscard]] std::string pack_positions(std::span<const std::uint32_t> positions);

/// Packs the terms of one document, which must come sorted.
class TermListPacker {
public:
    /// `length` is the sum of all counts, `terms` how many will come.
    void begin(std::uint64_t length, std::size_t terms);

    /// `term` must stay valid until the next one was added.
    void add(std::string_view term, std::uint32_t count);

    /// Valid until the next `begin`.
    [[nodiscard]] std::string_view bytes() const { return bytes_; }

private:
    std::string bytes_;
    std::string_view before_; ///< the term before
    bool is_first_ = true;
};

/// Packs tags as Xapian unpacks them. One object belongs to one thread.
class Deflater {
public:
    Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater();

    /// Gives the packed bytes, valid until the next call, or nothing where they are not fewer.
    [[nodiscard]] std::string_view pack(std::string_view bytes);

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::string packed_;
};

} // namespace fundstelle::index::glass
