#pragma once
// Which words of a generation are compounds, of what, and which compounds hold a word: a sorted
// file beside the vocabulary.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/compound.hpp"
#include "engine/german/stemmer.hpp"
#include "engine/index/vocabulary.hpp"

namespace fundstelle::index {

/// Name of the file in a generation's folder.
inline constexpr char kCompoundsFile[] = "compounds";

/// A compound by its stems.
struct SplitCompound {
    std::vector<std::string> parts; ///< in order, the head last
    /// Neighbouring parts taken together, where there are more than two ("klimaschutz" of
    /// "klimaschutzgesetz").
    std::vector<std::string> inner;
};

/// Splits words into stems. One object belongs to one thread.
class StemSplitter {
public:
    /// `splitter` must outlive it.
    explicit StemSplitter(const german::CompoundSplitter& splitter) : splitter_(splitter) {}

    /// Gives the parts of a normal form, or nothing where it is no compound.
    [[nodiscard]] std::optional<SplitCompound> split(std::string_view normal_form);

private:
    const german::CompoundSplitter& splitter_;
    german::Stemmer stemmer_;
};

/// Gives the splitter that knows the general lexicon alone, made with the first call, which takes
/// some 100 ms. Safe from any thread.
[[nodiscard]] const german::CompoundSplitter& general_splitter();

/// Gives the keys that tell that each word of a compound is in the one of this stem.
[[nodiscard]] std::vector<std::string> within_keys(
    std::string_view stem, const SplitCompound& compound
);

/// Gives with what the keys of one part begin.
[[nodiscard]] std::string within_prefix(std::string_view part_stem);

/// Gives the compound that such a key tells of; a view into `key`.
[[nodiscard]] std::string_view compound_of_key(std::string_view key);

/// Splits all words of `words` and writes the file to `target`; parts are learned from the frequent
/// ones. Not synced. Takes a second or two for 650,000 words and some 100 bytes of memory for each
/// of up to 250,000. Throws Error{InputOutput, DiskFull, IndexDamaged}.
void write_compounds(const Vocabulary& words, const std::filesystem::path& target);

/// The file, for reading. Immutable, safe from any thread.
class Compounds {
public:
    /// An empty one.
    Compounds() = default;

    /// Throws Error{IndexDamaged} where it is missing or not whole.
    explicit Compounds(const std::filesystem::path& path) : rows_(path) {}

    /// Gives the stems of a compound's parts where they are others than the general splitter
    /// gives: where the generation's own words showed them. Else it gives nothing.
    [[nodiscard]] std::vector<std::string> parts_of(std::string_view stem) const;

    /// Gives all compounds that hold a word, with how often they stood in the articles, in no
    /// special order, until `take` returns false.
    void for_each_with(
        std::string_view part_stem,
        const std::function<bool(std::string_view compound_stem, std::uint64_t count)>& take
    ) const;

    [[nodiscard]] bool is_whole() const { return rows_.is_whole(); }

private:
    Vocabulary rows_;
};

} // namespace fundstelle::index
