#pragma once
// Writes tables of Xapian's backend "glass" in one go, from entries that come sorted, and the file
// that makes a database of them. Source of the form: see glass_format.hpp.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/buffered_file.hpp"
#include "engine/index/glass_format.hpp"

namespace fundstelle::index::glass {

/// Where a table's tree begins. A table without entries may have no file.
struct TableRoot {
    std::uint32_t root = 0;
    std::uint32_t levels = 0; ///< above the leaves
    std::uint64_t entries = 0;
    std::uint32_t blocks = 0;
};

/// Writes the blocks of one B-tree, each filled and in the order of their keys. One object belongs
/// to one thread.
class TableWriter {
public:
    /// Throws Error{InputOutput, DiskFull}, as all of it.
    explicit TableWriter(const std::filesystem::path& path);

    /// Keys must ascend. `is_packed` says that `tag` is to be unpacked when read.
    void add(std::string_view key, std::string_view tag, bool is_packed = false);

    /// Ends the file; synced to the disk.
    [[nodiscard]] TableRoot finish();

private:
    /// A key that tells a block from the one before, and which component of a tag it means.
    struct Separator {
        std::string key;
        std::uint16_t component = 0;
    };

    /// A block that is being filled: its directory from the front, its items from the back.
    class Block {
    public:
        [[nodiscard]] std::size_t free() const { return items_ - directory_; }

        [[nodiscard]] bool is_empty() const { return items_ == kBlockBytes; }

        /// Whether an item of this size still fits.
        [[nodiscard]] bool has_room(std::size_t size) const { return free() >= size + 2; }

        /// Gives where the next item of this size is to be written.
        [[nodiscard]] char* append(std::size_t size);

        /// Gives the whole block with its head.
        [[nodiscard]] std::string_view seal(std::uint8_t level);

        void clear();

        Separator before; ///< of this block from the one before it

    private:
        static constexpr std::size_t kHeadBytes = 11;

        std::array<char, kBlockBytes> bytes_{};
        std::size_t directory_ = kHeadBytes;
        std::size_t items_ = kBlockBytes;
    };

    [[nodiscard]] std::size_t first_part(std::string_view key, std::size_t tag_bytes) const;
    void add_item(
        std::string_view key, std::string_view part, std::uint16_t component, unsigned flags
    );
    [[nodiscard]] std::uint32_t write(Block& block, std::size_t level);
    void close_leaf();
    void add_branch(std::size_t level, const Separator& separator, std::uint32_t child);

    base::BufferedOutput file_;
    Block leaf_;
    std::vector<Block> branches_; ///< by level, from 1
    std::string last_key_;        ///< of the leaf
    std::uint64_t entries_ = 0;
    std::uint32_t blocks_ = 0;
};

/// What Xapian keeps of a database's documents.
struct DatabaseStatistics {
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
    std::uint32_t shortest = 0;    ///< length of a document; a bound
    std::uint32_t longest = 0;     ///< likewise
    std::uint32_t most_in_one = 0; ///< how often a term stands in one document; a bound
    std::uint64_t total_length = 0;
};

/// Tables of a database, in Xapian's order; there are neither spellings nor synonyms.
struct DatabaseTables {
    TableRoot postings;
    TableRoot documents;
    TableRoot term_lists;
    TableRoot positions;
};

/// Writes the file that names a database's tables: with it `folder` is a database. Synced.
void write_version_file(
    const std::filesystem::path& folder,
    const DatabaseTables& tables,
    const DatabaseStatistics& statistics
);

} // namespace fundstelle::index::glass
