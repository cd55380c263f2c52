#include "engine/index/glass_table.hpp"

#include <algorithm>
#include <cstring>
#include <random>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index::glass {

namespace {

constexpr std::uint32_t kRevision = 1;

// A leaf's item: size and flags (2 bytes), length of the key (1), key, component (2, not of the
// first one), part of the tag.
constexpr unsigned kPackedFlag = 0x8000;
constexpr unsigned kLastFlag = 0x4000;
constexpr unsigned kFirstFlag = 0x2000;
constexpr std::size_t kItemHead = 3;
constexpr std::size_t kComponentBytes = 2;

// A branch's item: block (4 bytes), length of the key (1), key, component (2).
constexpr std::size_t kBranchHead = 5;

constexpr std::size_t kDirectoryEntry = 2;
/// Four of the largest fit into a block, as Xapian has it where a database is written to.
constexpr std::size_t kMaxItemBytes = (kBlockBytes - 11 - 4 * kDirectoryEntry) / 4;

void put_number(char* bytes, std::uint32_t number, std::size_t size) {
    for (std::size_t index = 0; index < size; ++index) {
        bytes[index] = static_cast<char>((number >> (8 * (size - 1 - index))) & 0xffU);
    }
}

std::size_t shared_bytes(std::string_view left, std::string_view right) {
    const auto ends = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return static_cast<std::size_t>(ends.first - left.begin());
}

} // namespace

char* TableWriter::Block::append(std::size_t size) {
    items_ -= size;
    put_number(bytes_.data() + directory_, static_cast<std::uint32_t>(items_), kDirectoryEntry);
    directory_ += kDirectoryEntry;
    return bytes_.data() + items_;
}

std::string_view TableWriter::Block::seal(std::uint8_t level) {
    char* const head = bytes_.data();
    const auto room = static_cast<std::uint32_t>(free());
    put_number(head, kRevision, 4);
    head[4] = static_cast<char>(level);
    put_number(head + 5, room, 2); // in one piece
    put_number(head + 7, room, 2); // in all
    put_number(head + 9, static_cast<std::uint32_t>(directory_), 2);
    std::memset(head + directory_, 0, room);
    return {bytes_.data(), bytes_.size()};
}

void TableWriter::Block::clear() {
    directory_ = kHeadBytes;
    items_ = kBlockBytes;
}

TableWriter::TableWriter(const std::filesystem::path& path) : file_(path) {
    // Each table begins with an entry without a key.
    put_number(leaf_.append(kItemHead), (kFirstFlag | kLastFlag) << 8U, kItemHead);
}

/// How much of a tag goes into its first item: what fills the block, where that pays.
std::size_t TableWriter::first_part(std::string_view key, std::size_t tag_bytes) const {
    const std::size_t head = kItemHead + key.size() + kComponentBytes;
    const std::size_t most = kMaxItemBytes - head;
    if (tag_bytes <= most + kComponentBytes) {
        return tag_bytes;
    }
    constexpr std::size_t kLeastGain = 34; // Xapian's, found by trying
    const std::size_t room = leaf_.free() % (kMaxItemBytes + kDirectoryEntry);
    if (room > kDirectoryEntry + head) {
        const std::size_t part = room - kDirectoryEntry - head;
        const std::size_t last = (tag_bytes - kComponentBytes) % most;
        if (part >= last || part >= key.size() + kLeastGain) {
            return part + kComponentBytes;
        }
    }
    return most + kComponentBytes;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool is_packed) {
    if (key.size() > kMaxKeyBytes) {
        throw base::Error{base::ErrorCode::Internal, "a term is too long for the index"};
    }
    const std::size_t most = kMaxItemBytes - kItemHead - key.size() - kComponentBytes;
    const unsigned packed = is_packed ? kPackedFlag : 0U;
    std::size_t size = first_part(key, tag.size());
    std::uint32_t component = 1;
    for (bool is_last = false; !is_last; ++component) {
        if (component > 0xffff) {
            throw base::Error{base::ErrorCode::Internal, "an entry is too long for the index"};
        }
        is_last = size == tag.size();
        const unsigned flags =
            packed | (component == 1 ? kFirstFlag : 0U) | (is_last ? kLastFlag : 0U);
        add_item(key, tag.substr(0, size), static_cast<std::uint16_t>(component), flags);
        tag.remove_prefix(size);
        size = std::min(most, tag.size());
    }
    ++entries_;
}

void TableWriter::add_item(
    std::string_view key, std::string_view part, std::uint16_t component, unsigned flags
) {
    const bool has_component = component > 1;
    const std::size_t size =
        kItemHead + key.size() + (has_component ? kComponentBytes : 0) + part.size();
    if (!leaf_.has_room(size)) {
        close_leaf();
        // As short as tells the blocks apart.
        const std::size_t kept = std::min(shared_bytes(last_key_, key) + 1, key.size());
        leaf_.before = {std::string(key.substr(0, kept)), component};
    }
    char* item = leaf_.append(size);
    put_number(item, static_cast<std::uint32_t>(size - kItemHead) | flags, 2);
    item[2] = static_cast<char>(key.size());
    std::memcpy(item + kItemHead, key.data(), key.size());
    item += kItemHead + key.size();
    if (has_component) {
        put_number(item, component, kComponentBytes);
        item += kComponentBytes;
    }
    std::memcpy(item, part.data(), part.size());
    last_key_.assign(key);
}

std::uint32_t TableWriter::write(Block& block, std::size_t level) {
    file_.append(block.seal(static_cast<std::uint8_t>(level)));
    block.clear();
    return blocks_++;
}

void TableWriter::close_leaf() {
    const std::uint32_t number = write(leaf_, 0);
    add_branch(1, leaf_.before, number);
}

void TableWriter::add_branch(std::size_t level, const Separator& separator, std::uint32_t child) {
    if (branches_.size() < level) {
        branches_.emplace_back();
    }
    Block* branch = &branches_[level - 1];
    Separator named = separator;
    bool is_first = branch->is_empty();
    if (!branch->has_room(kBranchHead + named.key.size() + kComponentBytes)) {
        const std::uint32_t number = write(*branch, level);
        const Separator before = std::exchange(branch->before, named);
        add_branch(level + 1, before, number);
        branch = &branches_[level - 1]; // the level above may be new
        is_first = true;
    }
    if (is_first) {
        named = {}; // a block's first child needs no key
    }
    const std::size_t size = kBranchHead + named.key.size() + kComponentBytes;
    char* const item = branch->append(size);
    put_number(item, child, 4);
    item[4] = static_cast<char>(named.key.size());
    std::copy(named.key.begin(), named.key.end(), item + kBranchHead);
    put_number(item + kBranchHead + named.key.size(), named.component, kComponentBytes);
}

TableRoot TableWriter::finish() {
    std::uint32_t block = write(leaf_, 0);
    if (!branches_.empty()) {
        add_branch(1, leaf_.before, block);
    }
    // Levels may come to be while the last blocks are entered.
    for (std::size_t level = 1; level <= branches_.size(); ++level) {
        block = write(branches_[level - 1], level);
        if (level < branches_.size()) {
            const Separator before = branches_[level - 1].before;
            add_branch(level + 1, before, block);
        }
    }
    file_.sync();
    return {block, static_cast<std::uint32_t>(branches_.size()), entries_, blocks_};
}

namespace {

void append_root(std::string& bytes, const TableRoot& root, std::size_t least_packed) {
    const bool is_missing = root.blocks == 0;
    constexpr std::uint32_t kInOrder = 2; // blocks lie in the order of their keys
    append_number(bytes, root.root);
    append_number(bytes, root.levels << 2U | kInOrder | (is_missing ? 1U : 0U));
    append_number(bytes, root.entries);
    append_number(bytes, kBlockBytes >> 11U);
    append_number(bytes, least_packed);
    std::string free_blocks; // none before the first unused one
    if (!is_missing) {
        append_number(free_blocks, kRevision);
        append_number(free_blocks, root.blocks);
        free_blocks.append(4, '\0');
    }
    append_text(bytes, free_blocks);
}

/// A random name of 16 bytes (RFC 9562, version 4): Xapian tells databases apart by it.
std::string random_name() {
    std::random_device random;
    std::string name;
    while (name.size() < 16) {
        name += static_cast<char>(random() & 0xffU);
    }
    name[6] = static_cast<char>((static_cast<unsigned char>(name[6]) & 0x0fU) | 0x40U);
    name[8] = static_cast<char>((static_cast<unsigned char>(name[8]) & 0x3fU) | 0x80U);
    return name;
}

} // namespace

void write_version_file(
    const std::filesystem::path& folder,
    const DatabaseTables& tables,
    const DatabaseStatistics& statistics
) {
    constexpr std::string_view kMagic("\x0f\x0dXapian Glass\x04\x6e", 16); // form of 2016-03-14
    std::string bytes(kMagic);
    bytes += random_name();
    append_number(bytes, kRevision);
    append_root(bytes, tables.postings, 0);
    append_root(bytes, tables.documents, kLeastPackedBytes);
    append_root(bytes, tables.term_lists, kLeastPackedBytes);
    append_root(bytes, tables.positions, 0);
    append_root(bytes, {}, kLeastPackedBytes); // spellings
    append_root(bytes, {}, kLeastPackedBytes); // synonyms
    append_number(bytes, statistics.documents);
    append_number(bytes, statistics.last_document - statistics.documents);
    append_number(bytes, statistics.shortest);
    append_number(bytes, statistics.most_in_one);
    append_number(bytes, statistics.longest - statistics.most_in_one);
    append_number(bytes, 0); // no changes are kept
    append_number(bytes, statistics.total_length);
    append_number(bytes, 0); // no spellings
    base::BufferedOutput file(folder / "iamglass");
    file.append(bytes);
    file.sync();
}

} // namespace fundstelle::index::glass
