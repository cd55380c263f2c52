#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "engine/index/byte_codec.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/compounds_format.hpp"

namespace fundstelle::index {

namespace {

/// Parts are learned from words that stand there so often; rarer ones teach little.
constexpr std::uint64_t kLearnedCount = 4;
constexpr std::size_t kMostLearned = 250'000;

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

/// Writes compounds' stems into a file's body and gives them numbers.
class Names {
public:
    explicit Names(HashedFileWriter& file) : file_(file) {}

    /// Gives the number of a name.
    std::uint32_t of(std::string_view name) {
        const auto [place, is_new] =
            numbers_.emplace(hash_of_key(name), static_cast<std::uint32_t>(numbers_.size()));
        if (is_new) {
            write(name);
        }
        return place->second;
    }

    /// Writes where the blocks begin; gives the place of that.
    std::uint64_t finish() { return file_.append(blocks_); }

    [[nodiscard]] std::size_t size() const { return numbers_.size(); }

private:
    void write(std::string_view name) {
        const bool begins_block = written_++ % kNamesPerBlock == 0;
        const auto ends = std::mismatch(before_.begin(), before_.end(), name.begin(), name.end());
        const std::size_t shared =
            begins_block ? 0 : static_cast<std::size_t>(ends.first - before_.begin());
        bytes_.clear();
        append_number(bytes_, shared);
        append_text(bytes_, name.substr(shared));
        const std::uint64_t place = file_.append(bytes_);
        if (begins_block) {
            append_fixed(blocks_, place, kBlockPlaceBytes);
        }
        before_ = name;
    }

    HashedFileWriter& file_;
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_; ///< by hash
    std::string blocks_;
    std::string before_;
    std::string bytes_;
    std::size_t written_ = 0;
};

/// A part and a compound that holds it.
struct Row {
    std::uint32_t part = 0;
    std::uint32_t compound = 0;
    std::uint64_t count = 0; ///< of the compound, in the articles
};

/// Gathers which compounds hold which parts.
class Rows {
public:
    void add(const std::string& part, std::uint32_t compound, std::uint64_t count) {
        const auto [place, is_new] =
            part_numbers_.emplace(part, static_cast<std::uint32_t>(parts_.size()));
        if (is_new) {
            parts_.push_back(&place->first);
        }
        rows_.push_back({place->second, compound, count});
    }

    void write(HashedFileWriter& file) {
        sum_up();
        for (auto first = rows_.begin(); first != rows_.end();) {
            const auto last = std::find_if(first, rows_.end(), [&](const Row& row) {
                return row.part != first->part;
            });
            write_part(file, first, last);
            first = last;
        }
    }

private:
    using Place = std::vector<Row>::iterator;

    /// Counts of several forms of one compound add up.
    void sum_up() {
        std::sort(rows_.begin(), rows_.end(), [](const Row& left, const Row& right) {
            return std::pair(left.part, left.compound) < std::pair(right.part, right.compound);
        });
        std::size_t kept = 0;
        for (const Row& row : rows_) {
            if (kept > 0 && rows_[kept - 1].part == row.part &&
                rows_[kept - 1].compound == row.compound) {
                rows_[kept - 1].count += row.count;
            } else {
                rows_[kept++] = row;
            }
        }
        rows_.resize(kept);
    }

    void write_part(HashedFileWriter& file, Place first, Place last) const {
        std::sort(first, last, [](const Row& left, const Row& right) {
            return left.count != right.count ? left.count > right.count
                                             : left.compound < right.compound;
        });
        const std::string& part = *parts_[first->part];
        const auto size = static_cast<std::size_t>(last - first);
        std::string value(1, size < kLeastMergedCompounds ? kFewCompounds : kManyCompounds);
        if (size >= kLeastMergedCompounds) {
            append_text(value, part);
        }
        for (std::size_t left = std::min(size, kMostCompounds); left > 0; --left) {
            append_number(value, (first++)->compound);
        }
        file.add(hash_of_key(part, kCompoundsOfPart), value);
    }

    std::unordered_map<std::string, std::uint32_t> part_numbers_;
    std::vector<const std::string*> parts_;
    std::vector<Row> rows_;
};

/// Compounds whose parts only the collection shows: of several splits of a stem the most frequent.
class OwnParts {
public:
    void add(std::string_view stem, const std::vector<std::string>& parts, std::uint64_t count) {
        std::string value(1, kParts);
        for (const std::string& part : parts) {
            append_text(value, part);
        }
        counts_[std::string(stem)][value] += count;
    }

    void write(HashedFileWriter& file) const {
        for (const auto& [stem, values] : counts_) {
            const auto most = std::max_element(
                values.begin(),
                values.end(),
                [](const auto& left, const auto& right) { return left.second < right.second; }
            );
            file.add(hash_of_key(stem, kPartsOfCompound), most->first);
        }
    }

private:
    std::unordered_map<std::string, std::map<std::string, std::uint64_t>> counts_;
};

} // namespace

void write_compounds(const Vocabulary& words, const std::filesystem::path& target) {
    const german::CompoundSplitter learned = learn(words);
    StemSplitter by_learned(learned);
    StemSplitter by_general(general_splitter());
    HashedFileWriter file(target, kCompoundsMagic);
    Names names(file);
    Rows rows;
    OwnParts own_parts;
    for (WordCursor cursor = words.walk(); cursor.next();) {
        const VocabularyWord word = cursor.word();
        const std::optional<SplitCompound> compound = by_learned.split(word.form);
        if (!compound) {
            continue;
        }
        for (const std::string& part : words_within(word.stem, *compound)) {
            rows.add(part, names.of(word.stem), word.count);
        }
        const std::optional<SplitCompound> usual = by_general.split(word.form);
        if (!usual || usual->parts != compound->parts) {
            own_parts.add(word.stem, compound->parts, word.count);
        }
    }
    const std::uint64_t blocks = names.finish();
    rows.write(file);
    own_parts.write(file);
    file.finish({names.size(), blocks, 0, 0});
}

} // namespace fundstelle::index
