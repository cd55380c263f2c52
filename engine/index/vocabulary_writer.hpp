#pragma once
// How vocabulary files come to be: counted, written, merged.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/index/vocabulary.hpp"

namespace fundstelle::index {

/// Counts the forms of some articles. One object belongs to one thread.
class WordCounter {
public:
    void add(std::string_view form, std::string_view stem, std::uint64_t count);

    /// Gives each form once, sorted by form, then stem.
    void for_each(const std::function<void(const VocabularyWord&)>& take) const;

    /// Forgets all.
    void clear() { counts_.clear(); }

private:
    std::unordered_map<std::string, std::uint64_t> counts_; ///< by form, U+001F, stem
    std::string key_;
};

/// Writes a vocabulary file; words must come sorted by form, then stem, each once. Not synced.
class VocabularyWriter {
public:
    /// Throws Error{InputOutput, DiskFull}.
    explicit VocabularyWriter(const std::filesystem::path& path);
    VocabularyWriter(VocabularyWriter&&) noexcept;
    VocabularyWriter& operator=(VocabularyWriter&&) noexcept;
    VocabularyWriter(const VocabularyWriter&) = delete;
    VocabularyWriter& operator=(const VocabularyWriter&) = delete;
    ~VocabularyWriter();

    void add(const VocabularyWord& word);

    /// Ends the file; without it the file is broken. Throws Error{InputOutput, DiskFull}.
    void finish();

private:
    struct Output;
    std::unique_ptr<Output> output_;
};

/// Merges vocabulary files into one at `target`; counts add up. Throws Error{IndexDamaged,
/// InputOutput, DiskFull}.
void merge_vocabularies(
    std::span<const std::filesystem::path> sources, const std::filesystem::path& target
);

} // namespace fundstelle::index
