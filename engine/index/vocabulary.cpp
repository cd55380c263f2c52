#include "engine/index/vocabulary.hpp"

#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/mapped_file.hpp"
#include "engine/index/checksummed_output.hpp"
#include "engine/index/vocabulary_format.hpp"

namespace fundstelle::index {

namespace {

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

struct Vocabulary::Mapping {
    base::MappedFile file;
    std::string_view bytes;
    std::uint64_t words = 0;
    std::uint64_t index_offset = 0;
    std::size_t blocks = 0;

    /// Gives the words from the block on.
    [[nodiscard]] std::string_view words_from(std::size_t block) const {
        const std::uint64_t begin =
            read_fixed(bytes.substr(index_offset + block * kFixedNumberBytes), kFixedNumberBytes);
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
    if (bytes.size() < kVocabularyMagic.size() + kVocabularyTrailerBytes ||
        !bytes.starts_with(kVocabularyMagic)) {
        throw_damaged();
    }
    const std::string_view trailer = bytes.substr(bytes.size() - kVocabularyTrailerBytes);
    mapping_->bytes = bytes;
    mapping_->words = read_fixed(trailer, kFixedNumberBytes);
    mapping_->index_offset = read_fixed(trailer.substr(kFixedNumberBytes), kFixedNumberBytes);
    mapping_->blocks = (mapping_->words + kWordsPerBlock - 1) / kWordsPerBlock;
    const std::uint64_t end_of_index = bytes.size() - kVocabularyTrailerBytes;
    if (mapping_->words > bytes.size() || mapping_->index_offset > end_of_index ||
        end_of_index - mapping_->index_offset != mapping_->blocks * kFixedNumberBytes) {
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
    return has_right_checksum(mapping_->file);
}

} // namespace fundstelle::index
