#pragma once
// Which words of a generation are compounds, of what, and which compounds hold a word: a file
// beside the vocabulary.
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
#include "engine/index/hashed_file.hpp"
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

/// Most compounds of one word that are kept: the most frequent.
inline constexpr std::size_t kMostCompounds = 150;

/// Of words with so many compounds the articles that hold any of them are kept as one list (see
/// packed_postings.hpp).
inline constexpr std::size_t kLeastMergedCompounds = 4;

/// Splits all words of `words` and writes the file to `target`; parts are learned from the frequent
/// ones. Not synced. Takes a second or so for 650,000 words, and some 100 bytes of memory for each
/// compound. Throws Error{InputOutput, DiskFull, IndexDamaged}.
void write_compounds(const Vocabulary& words, const std::filesystem::path& target);

/// The file, for reading. Immutable, safe from any thread; a look-up takes some microseconds.
class Compounds {
public:
    /// An empty one.
    Compounds() = default;

    /// Throws Error{IndexDamaged} where it is missing or not whole.
    explicit Compounds(const std::filesystem::path& path);

    /// Gives the stems of a compound's parts where they are others than the general splitter
    /// gives: where the generation's own words showed them. Else it gives nothing.
    [[nodiscard]] std::vector<std::string> parts_of(std::string_view stem) const;

    /// Gives the stems of up to `limit` compounds that hold a word, those first that stood most
    /// often in the articles.
    [[nodiscard]] std::vector<std::string> with(std::string_view part_stem, std::size_t limit)
        const;

    /// Calls `take` with each word that has `kLeastMergedCompounds` or more, and with these.
    void for_each_merged(
        const std::function<void(std::string_view part_stem, const std::vector<std::string>&)>& take
    ) const;

    [[nodiscard]] bool is_whole() const { return file_.is_whole(); }

private:
    [[nodiscard]] std::vector<std::string> names_of(std::string_view numbers, std::size_t limit)
        const;
    [[nodiscard]] std::string name(std::uint64_t number) const;

    HashedFile file_;
};

} // namespace fundstelle::index
