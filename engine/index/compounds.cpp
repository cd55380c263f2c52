#include "engine/index/compounds.hpp"

#include <algorithm>
#include <utility>

#include "engine/index/vocabulary_writer.hpp"

namespace fundstelle::index {

namespace {

constexpr char kSeparator = '\x1f';

/// Parts are learned from words that stand there so often; rarer ones teach little.
constexpr std::uint64_t kLearnedCount = 4;
constexpr std::size_t kMostLearned = 250'000;

/// Rows are sorted in memory up to so many, then in files.
constexpr std::size_t kRowsPerRun = 100'000;

// Rows of two kinds: a part and a compound that holds it, as form and stem; a mark with a compound
// and its parts.
constexpr char kMark = '\x1e';

std::string parts_form(std::string_view compound_stem) {
    return kMark + std::string(compound_stem);
}

std::string join(const std::vector<std::string>& parts) {
    std::string joined;
    for (const std::string& part : parts) {
        joined += (joined.empty() ? "" : std::string(1, kMark)) + part;
    }
    return joined;
}

std::vector<std::string> split_at_marks(std::string_view joined) {
    std::vector<std::string> parts;
    while (!joined.empty()) {
        const std::size_t end = std::min(joined.find(kMark), joined.size());
        parts.emplace_back(joined.substr(0, end));
        joined.remove_prefix(std::min(end + 1, joined.size()));
    }
    return parts;
}

/// Addresses, mentions and hashtags hold words, but are none; hyphenated words stand without
/// hyphens.
bool is_address_or_tag(std::string_view normal_form) {
    return normal_form.find_first_of("./:@#_-") != std::string_view::npos;
}

/// Gives all words of a compound that lie in it.
std::vector<std::string> words_within(std::string_view stem, const SplitCompound& compound) {
    std::vector<std::string> words = compound.parts;
    words.insert(words.end(), compound.inner.begin(), compound.inner.end());
    std::erase(words, stem);
    return words;
}

german::CompoundSplitter learn(const Vocabulary& words) {
    german::Lexicon lexicon = german::Lexicon::general();
    std::size_t learned = 0;
    for (WordCursor cursor = words.walk(); cursor.next() && learned < kMostLearned;) {
        const VocabularyWord word = cursor.word();
        if (word.count >= kLearnedCount) {
            lexicon.add(word.form, word.count);
            ++learned;
        }
    }
    return german::CompoundSplitter(lexicon);
}

/// Sorts rows by way of files.
class RowSorter {
public:
    explicit RowSorter(std::filesystem::path target) : target_(std::move(target)) {}

    void add(std::string_view form, std::string_view stem, std::uint64_t count) {
        rows_.add(form, stem, count);
        if (++waiting_ >= kRowsPerRun) {
            write_run();
        }
    }

    void finish() {
        write_run();
        merge_vocabularies(runs_, target_);
        for (const std::filesystem::path& run : runs_) {
            std::filesystem::remove(run);
        }
    }

private:
    void write_run() {
        runs_.emplace_back(target_.string() + '.' + std::to_string(runs_.size()));
        VocabularyWriter writer(runs_.back());
        rows_.for_each([&](const VocabularyWord& row) { writer.add(row); });
        writer.finish();
        rows_.clear();
        waiting_ = 0;
    }

    std::filesystem::path target_;
    WordCounter rows_;
    std::size_t waiting_ = 0;
    std::vector<std::filesystem::path> runs_;
};

} // namespace

std::optional<SplitCompound> StemSplitter::split(std::string_view normal_form) {
    if (is_address_or_tag(normal_form)) {
        return std::nullopt;
    }
    const std::vector<german::CompoundPart> parts = splitter_.split(normal_form);
    if (parts.size() < 2) {
        return std::nullopt;
    }
    SplitCompound compound;
    for (const german::CompoundPart& part : parts) {
        compound.parts.emplace_back(stemmer_.stem(part.lexeme));
    }
    for (std::size_t first = 0; first < parts.size(); ++first) {
        for (std::size_t last = first + 1; last < parts.size(); ++last) {
            if (first == 0 && last + 1 == parts.size()) {
                continue; // the compound itself
            }
            const std::size_t begin = parts[first].bytes.begin;
            std::string joined(normal_form.substr(begin, parts[last].bytes.begin - begin));
            std::erase(joined, '-');
            compound.inner.emplace_back(stemmer_.stem(joined + parts[last].lexeme));
        }
    }
    return compound;
}

const german::CompoundSplitter& general_splitter() {
    static const german::CompoundSplitter splitter(german::Lexicon::general());
    return splitter;
}

std::string within_prefix(std::string_view part_stem) {
    return std::string(part_stem) + kSeparator;
}

std::string_view compound_of_key(std::string_view key) {
    return key.substr(key.find(kSeparator) + 1);
}

std::vector<std::string> within_keys(std::string_view stem, const SplitCompound& compound) {
    std::vector<std::string> keys;
    for (const std::string& word : words_within(stem, compound)) {
        keys.push_back(within_prefix(word).append(stem));
    }
    return keys;
}

void write_compounds(const Vocabulary& words, const std::filesystem::path& target) {
    const german::CompoundSplitter learned = learn(words);
    StemSplitter by_learned(learned);
    StemSplitter by_general(general_splitter());
    RowSorter sorter(target);
    for (WordCursor cursor = words.walk(); cursor.next();) {
        const VocabularyWord word = cursor.word();
        const std::optional<SplitCompound> compound = by_learned.split(word.form);
        if (!compound) {
            continue;
        }
        for (const std::string& part : words_within(word.stem, *compound)) {
            sorter.add(part, word.stem, word.count);
        }
        const std::optional<SplitCompound> usual = by_general.split(word.form);
        if (!usual || usual->parts != compound->parts) {
            sorter.add(parts_form(word.stem), join(compound->parts), word.count);
        }
    }
    sorter.finish();
}

std::vector<std::string> Compounds::parts_of(std::string_view stem) const {
    const std::string form = parts_form(stem);
    std::vector<std::string> parts;
    std::uint64_t most = 0;
    rows_.for_each_with_prefix(form, [&](const VocabularyWord& row) {
        if (row.form == form && row.count > most) {
            most = row.count;
            parts = split_at_marks(row.stem);
        }
        return row.form == form;
    });
    return parts;
}

void Compounds::for_each_with(
    std::string_view part_stem,
    const std::function<bool(std::string_view compound_stem, std::uint64_t count)>& take
) const {
    rows_.for_each_with_prefix(part_stem, [&](const VocabularyWord& row) {
        return row.form == part_stem && take(row.stem, row.count);
    });
}

} // namespace fundstelle::index
