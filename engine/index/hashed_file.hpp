#pragma once
// A file of a generation that is looked into by the hashes of keys: written once, read in place.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/mapped_file.hpp"
#include "engine/index/checksummed_output.hpp"

namespace fundstelle::index {

// The file: a magic text of 8 bytes; a body, to which values may refer; the entries by their hash,
// in buckets: the bits of the hash behind those that tell the bucket, the value's length, the
// value; where each bucket begins among the entries, and the end, 4 bytes each; the trailer:
// numbers of 8 bytes, little-endian, the last of which is the hash of all before.

/// How many numbers of its own a file may keep.
inline constexpr std::size_t kOwnNumbers = 4;

/// The hash of a key; `kind` tells apart keys of different meaning.
[[nodiscard]] std::uint64_t hash_of_key(std::string_view key, std::uint64_t kind = 0);

/// Writes a file. Takes 24 bytes of memory an entry and the values' own. Not synced.
class HashedFileWriter {
public:
    /// REQUIRES a magic text of 8 bytes. Throws Error{InputOutput, DiskFull}.
    HashedFileWriter(const std::filesystem::path& path, std::string_view magic);

    /// Appends to the body; gives the place in the file. Throws as the constructor.
    std::uint64_t append(std::string_view bytes) { return file_.append(bytes); }

    /// Writes out all of the body so far, so that the file can be read up to there.
    void flush() { file_.flush(); }

    /// Adds an entry. REQUIRES that the hash is new.
    void add(std::uint64_t hash, std::string_view value);

    /// Gives the value of an entry; valid until the next `add`. From the first call on entries are
    /// sorted in passing, so that many calls between few `add` are fast.
    [[nodiscard]] std::optional<std::string_view> find(std::uint64_t hash);

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

    /// Ends the file; without it the file is broken. Throws as the constructor.
    void finish(const std::array<std::uint64_t, kOwnNumbers>& numbers);

private:
    struct Entry {
        std::uint64_t hash;
        std::uint64_t begin; ///< in values_
        std::uint32_t size;
    };

    void sort();
    [[nodiscard]] std::size_t kept_bytes(unsigned bucket_bits) const;
    void write_entries(unsigned bucket_bits, std::size_t hash_bytes);

    ChecksummedOutput file_;
    std::vector<Entry> entries_;
    std::size_t sorted_ = 0; ///< so many of them, from the first
    std::string values_;
};

/// Such a file. Immutable, safe from any thread; a look-up reads some 100 bytes.
class HashedFile {
public:
    /// An empty one.
    HashedFile() = default;

    /// Maps a file. Throws Error{IndexDamaged} where it is missing or not whole.
    HashedFile(const std::filesystem::path& path, std::string_view magic);

    /// Gives the value of an entry. Throws Error{IndexDamaged}.
    [[nodiscard]] std::optional<std::string_view> find(std::uint64_t hash) const;

    /// Gives the bytes from a place on to the file's end. Throws Error{IndexDamaged}.
    [[nodiscard]] std::string_view from(std::uint64_t place) const;

    /// Gives a number that was kept with the file.
    [[nodiscard]] std::uint64_t number(std::size_t place) const { return numbers_[place]; }

    [[nodiscard]] std::size_t size() const { return entries_; }

    /// Tells whether the file's checksum is right. Reads all of it.
    [[nodiscard]] bool is_whole() const;

    /// How many bytes it has.
    [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }

    /// Takes what was looked into out of the resident memory, see MappedFile.
    void leave_pages() const noexcept { file_.leave_pages(); }

    /// Calls `take(value)` with each entry's. Throws Error{IndexDamaged}.
    template <typename Take>
    void for_each(const Take& take) const {
        for (std::uint64_t bucket = 0; entries_ > 0 && bucket >> bucket_bits_ == 0; ++bucket) {
            std::string_view rest = bucket_at(bucket);
            while (!rest.empty()) {
                take(next_entry(rest).value);
            }
        }
    }

private:
    struct Found {
        std::uint64_t hash; ///< as far as it is kept
        std::string_view value;
    };

    [[nodiscard]] std::string_view bucket_at(std::uint64_t bucket) const;
    [[nodiscard]] Found next_entry(std::string_view& rest) const;

    base::MappedFile file_;
    std::string_view bytes_;
    std::string_view buckets_; ///< where each begins
    std::uint64_t first_entry_ = 0;
    std::uint64_t entries_ = 0;
    unsigned bucket_bits_ = 0;
    unsigned hash_bytes_ = 0;
    std::array<std::uint64_t, kOwnNumbers> numbers_{};
};

} // namespace fundstelle::index
