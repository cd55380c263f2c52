#pragma once
// All word forms of a generation with their stems and counts: a sorted file that is read in place.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

/// Name of the file in a generation's folder.
inline constexpr char kVocabularyFile[] = "words";

/// A word form. Views are valid during the call that gets it.
struct VocabularyWord {
    std::string_view form; ///< normal form: as printed, lower case
    std::string_view stem;
    std::uint64_t count = 0; ///< how often it stood in the articles when the file was made
};

/// Walks over packed words.
class WordCursor {
public:
    explicit WordCursor(std::string_view packed) : reader_(packed) {}

    /// Goes to the next word; false at the end. Throws Error{IndexDamaged}.
    [[nodiscard]] bool next();

    /// Gives the word; valid until the next call of `next`.
    [[nodiscard]] VocabularyWord word() const { return {form_, stem_, count_}; }

private:
    ByteReader reader_;
    std::string form_;
    std::string stem_;
    std::uint64_t count_ = 0;
};

/// A vocabulary file. Immutable, safe from any thread; a search takes about a microsecond.
class Vocabulary {
public:
    /// An empty one.
    Vocabulary();

    /// Maps a file. Throws Error{IndexDamaged} where it is missing or not whole.
    explicit Vocabulary(const std::filesystem::path& path);
    Vocabulary(Vocabulary&&) noexcept;
    Vocabulary& operator=(Vocabulary&&) noexcept;
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;
    ~Vocabulary();

    [[nodiscard]] std::size_t size() const;

    /// Gives a walk over all words, sorted by form, then stem; the vocabulary must outlive it.
    [[nodiscard]] WordCursor walk() const;

    /// Tells whether a form with this stem is known.
    [[nodiscard]] bool contains(std::string_view form, std::string_view stem) const;

    /// Gives all words whose form begins with `prefix`, sorted, until `take` returns false.
    void for_each_with_prefix(
        std::string_view prefix, const std::function<bool(const VocabularyWord&)>& take
    ) const;

    /// Tells whether the file's checksum is right. Reads all of it.
    [[nodiscard]] bool is_whole() const;

private:
    struct Mapping;
    std::unique_ptr<Mapping> mapping_;
};

} // namespace fundstelle::index
