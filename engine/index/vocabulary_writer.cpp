#include "engine/index/vocabulary_writer.hpp"

#include <algorithm>
#include <queue>
#include <utility>
#include <vector>

#include "engine/index/byte_codec.hpp"
#include "engine/index/checksummed_output.hpp"
#include "engine/index/vocabulary_format.hpp"

namespace fundstelle::index {

namespace {

constexpr char kSeparator = '\x1f';

std::size_t shared_bytes(std::string_view left, std::string_view right) {
    const auto ends = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return static_cast<std::size_t>(ends.first - left.begin());
}

bool is_before(const VocabularyWord& left, const VocabularyWord& right) {
    return left.form != right.form ? left.form < right.form : left.stem < right.stem;
}

} // namespace

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
    explicit Output(const std::filesystem::path& target) : file(target) {}

    ChecksummedOutput file;
    std::string entry; ///< scratch
    std::vector<std::uint64_t> blocks;
    std::uint64_t words = 0;
    std::string form_before;
};

VocabularyWriter::VocabularyWriter(const std::filesystem::path& path)
    : output_(std::make_unique<Output>(path)) {
    output_->file.append(kVocabularyMagic);
}

VocabularyWriter::VocabularyWriter(VocabularyWriter&&) noexcept = default;
VocabularyWriter& VocabularyWriter::operator=(VocabularyWriter&&) noexcept = default;
VocabularyWriter::~VocabularyWriter() = default;

void VocabularyWriter::add(const VocabularyWord& word) {
    Output& output = *output_;
    if (output.words % kWordsPerBlock == 0) {
        output.blocks.push_back(output.file.size());
        output.form_before.clear();
    }
    output.entry.clear();
    const std::size_t kept = shared_bytes(output.form_before, word.form);
    append_number(output.entry, kept);
    append_text(output.entry, word.form.substr(kept));
    const std::size_t shared = shared_bytes(word.form, word.stem);
    append_number(output.entry, shared);
    append_text(output.entry, word.stem.substr(shared));
    append_number(output.entry, word.count);
    output.file.append(output.entry);
    output.form_before = word.form;
    output.words += 1;
}

void VocabularyWriter::finish() {
    Output& output = *output_;
    const std::uint64_t index_offset = output.file.size();
    for (const std::uint64_t offset : output.blocks) {
        output.file.append_fixed(offset);
    }
    output.file.append_fixed(output.words);
    output.file.append_fixed(index_offset);
    output.file.finish();
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
