#include "engine/index/vocabulary.hpp"

#include <algorithm>
#include <queue>
#include <utility>

#include <xxhash.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/base/mapped_file.hpp"

namespace fundstelle::index {

namespace {

// The file: `kMagic`; blocks of `kBlockWords` words; the blocks' offsets, 8 bytes each; the number
// of words, the offset of those offsets, and the hash of all before, 8 bytes each, little-endian.
// A word: how many bytes its form shares with the one before (0 first in a block), the rest of the
// form, how many its stem shares with its form, the rest of the stem, its count.
constexpr std::string_view kMagic = "FSWORDS1";
constexpr std::size_t kBlockWords = 64;
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kTrailerBytes = 3 * kNumberBytes;
constexpr std::size_t kBufferBytes = 256u * 1024;
constexpr char kSeparator = '\x1f';

void append_fixed(std::string& bytes, std::uint64_t number) {
    for (std::size_t index = 0; index < kNumberBytes; ++index) {
        bytes += static_cast<char>((number >> (8 * index)) & 0xff);
    }
}

std::uint64_t read_fixed(std::string_view bytes) {
    std::uint64_t number = 0;
    for (std::size_t index = kNumberBytes; index > 0; --index) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[index - 1]);
    }
    return number;
}

std::size_t shared_bytes(std::string_view left, std::string_view right) {
    const auto ends = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return static_cast<std::size_t>(ends.first - left.begin());
}

bool is_before(const VocabularyWord& left, const VocabularyWord& right) {
    return left.form != right.form ? left.form < right.form : left.stem < right.stem;
}

[[noreturn]] void throw_damaged() {
    throw base::Error{base::ErrorCode::IndexDamaged, "the index's vocabulary is not whole"};
}

} // namespace

bool WordCursor::next() {
    if (reader_.rest().empty()) {
        return false;
    }
    const std::uint64_t kept = reader_.number();
    if (kept > form_.size()) {
        throw_damaged();
    }
    form_.resize(kept);
    form_ += reader_.text();
    const std::uint64_t shared = reader_.number();
    if (shared > form_.size()) {
        throw_damaged();
    }
    stem_.assign(form_, 0, shared);
    stem_ += reader_.text();
    count_ = reader_.number();
    return true;
}

void WordCounter::add(std::string_view form, std::string_view stem, std::uint64_t count) {
    key_.assign(form).append(1, kSeparator).append(stem);
    counts_[key_] += count;
}

void WordCounter::for_each(const std::function<void(const VocabularyWord&)>& take) const {
    std::vector<std::pair<std::string_view, std::uint64_t>> sorted(counts_.begin(), counts_.end());
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [key, count] : sorted) {
        const std::size_t separator = key.find(kSeparator);
        take({key.substr(0, separator), key.substr(separator + 1), count});
    }
}

struct VocabularyWriter::Output {
    explicit Output(const std::filesystem::path& target)
        : path(target), file(base::create_file(target)) {}

    void write(bool is_last) {
        if (is_last || buffer.size() >= kBufferBytes) {
            XXH3_64bits_update(hash.get(), buffer.data(), buffer.size());
            base::write_all(file, buffer, path);
            written += buffer.size();
            buffer.clear();
        }
    }

    struct FreeHash {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };

    std::filesystem::path path;
    base::FileDescriptor file;
    std::string buffer;
    std::uint64_t written = 0;
    std::unique_ptr<XXH3_state_t, FreeHash> hash{XXH3_createState()};
    std::vector<std::uint64_t> blocks;
    std::uint64_t words = 0;
    std::string form_before;
};

VocabularyWriter::VocabularyWriter(const std::filesystem::path& path)
    : output_(std::make_unique<Output>(path)) {
    XXH3_64bits_reset(output_->hash.get());
    output_->buffer = kMagic;
}

VocabularyWriter::VocabularyWriter(VocabularyWriter&&) noexcept = default;
VocabularyWriter& VocabularyWriter::operator=(VocabularyWriter&&) noexcept = default;
VocabularyWriter::~VocabularyWriter() = default;

void VocabularyWriter::add(const VocabularyWord& word) {
    Output& output = *output_;
    if (output.words % kBlockWords == 0) {
        output.blocks.push_back(output.written + output.buffer.size());
        output.form_before.clear();
    }
    const std::size_t kept = shared_bytes(output.form_before, word.form);
    append_number(output.buffer, kept);
    append_text(output.buffer, word.form.substr(kept));
    const std::size_t shared = shared_bytes(word.form, word.stem);
    append_number(output.buffer, shared);
    append_text(output.buffer, word.stem.substr(shared));
    append_number(output.buffer, word.count);
    output.form_before = word.form;
    output.words += 1;
    output.write(false);
}

void VocabularyWriter::finish() {
    Output& output = *output_;
    const std::uint64_t index_offset = output.written + output.buffer.size();
    for (const std::uint64_t offset : output.blocks) {
        append_fixed(output.buffer, offset);
    }
    append_fixed(output.buffer, output.words);
    append_fixed(output.buffer, index_offset);
    output.write(true);
    std::string digest;
    append_fixed(digest, XXH3_64bits_digest(output.hash.get()));
    base::write_all(output.file, digest, output.path);
}

struct Vocabulary::Mapping {
    base::MappedFile file;
    std::string_view bytes;
    std::uint64_t words = 0;
    std::uint64_t index_offset = 0;
    std::size_t blocks = 0;

    /// Gives the words from the block on.
    [[nodiscard]] std::string_view words_from(std::size_t block) const {
        const std::uint64_t begin = read_fixed(bytes.substr(index_offset + block * kNumberBytes));
        if (begin > index_offset) {
            throw_damaged();
        }
        return bytes.substr(begin, index_offset - begin);
    }

    [[nodiscard]] std::string first_form(std::size_t block) const {
        WordCursor cursor(words_from(block));
        return cursor.next() ? std::string(cursor.word().form) : std::string{};
    }

    /// Gives the last block whose first form is before `form`; the form's words begin there or
    /// behind it.
    [[nodiscard]] std::size_t block_of(std::string_view form) const {
        std::size_t low = 0;
        std::size_t high = blocks;
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (first_form(middle) < form) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : low - 1;
    }
};

Vocabulary::Vocabulary() : mapping_(std::make_unique<Mapping>()) {}

Vocabulary::Vocabulary(const std::filesystem::path& path) : mapping_(std::make_unique<Mapping>()) {
    try {
        mapping_->file = base::MappedFile(path);
    } catch (const base::Error& error) {
        throw base::Error{base::ErrorCode::IndexDamaged, "the index's vocabulary cannot be read"}
            .with_log_detail(path.string() + ": " + error.what());
    }
    const std::string_view bytes = mapping_->file.bytes();
    if (bytes.size() < kMagic.size() + kTrailerBytes || !bytes.starts_with(kMagic)) {
        throw_damaged();
    }
    const std::string_view trailer = bytes.substr(bytes.size() - kTrailerBytes);
    mapping_->bytes = bytes;
    mapping_->words = read_fixed(trailer);
    mapping_->index_offset = read_fixed(trailer.substr(kNumberBytes));
    mapping_->blocks = (mapping_->words + kBlockWords - 1) / kBlockWords;
    const std::uint64_t end_of_index = bytes.size() - kTrailerBytes;
    if (mapping_->words > bytes.size() || mapping_->index_offset > end_of_index ||
        end_of_index - mapping_->index_offset != mapping_->blocks * kNumberBytes) {
        throw_damaged();
    }
}

Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;
Vocabulary::~Vocabulary() = default;

std::size_t Vocabulary::size() const {
    return mapping_->words;
}

WordCursor Vocabulary::walk() const {
    return WordCursor(mapping_->blocks == 0 ? std::string_view{} : mapping_->words_from(0));
}

bool Vocabulary::contains(std::string_view form, std::string_view stem) const {
    bool is_found = false;
    for_each_with_prefix(form, [&](const VocabularyWord& word) {
        is_found = word.form == form && word.stem == stem;
        return !is_found && word.form == form;
    });
    return is_found;
}

void Vocabulary::for_each_with_prefix(
    std::string_view prefix, const std::function<bool(const VocabularyWord&)>& take
) const {
    if (mapping_->blocks == 0) {
        return;
    }
    WordCursor cursor(mapping_->words_from(mapping_->block_of(prefix)));
    while (cursor.next()) {
        const VocabularyWord word = cursor.word();
        if (word.form < prefix) {
            continue;
        }
        if (!word.form.starts_with(prefix) || !take(word)) {
            return;
        }
    }
}

bool Vocabulary::is_whole() const {
    const std::string_view bytes = mapping_->bytes;
    if (bytes.size() < kTrailerBytes) {
        return false;
    }
    const std::size_t hashed = bytes.size() - kNumberBytes;
    return XXH3_64bits(bytes.data(), hashed) == read_fixed(bytes.substr(hashed));
}

void merge_vocabularies(
    std::span<const std::filesystem::path> sources, const std::filesystem::path& target
) {
    std::vector<Vocabulary> files;
    std::vector<WordCursor> cursors;
    for (const std::filesystem::path& source : sources) {
        files.emplace_back(source);
        cursors.emplace_back(files.back().walk());
    }
    const auto is_behind = [&](std::size_t left, std::size_t right) {
        return is_before(cursors[right].word(), cursors[left].word());
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(is_behind)> next(is_behind);
    const auto advance = [&](std::size_t cursor) {
        if (cursors[cursor].next()) {
            next.push(cursor);
        }
    };
    for (std::size_t cursor = 0; cursor < cursors.size(); ++cursor) {
        advance(cursor);
    }
    VocabularyWriter writer(target);
    std::string form;
    std::string stem;
    while (!next.empty()) {
        const VocabularyWord first = cursors[next.top()].word();
        form = first.form;
        stem = first.stem;
        std::uint64_t count = 0;
        while (!next.empty() && cursors[next.top()].word().form == form &&
               cursors[next.top()].word().stem == stem) {
            const std::size_t cursor = next.top();
            next.pop();
            count += cursors[cursor].word().count;
            advance(cursor);
        }
        writer.add({form, stem, count});
    }
    writer.finish();
}

} // namespace fundstelle::index
