#pragma once
// From a normal form to the stem that is matched: canonical spelling, irregular forms, Snowball;
// with a memo.
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fundstelle::german {

/// How many stems are remembered: those of an archive that is taken in; and those of single texts,
/// for which many stemmers live at once.
inline constexpr std::size_t kStemsOfAnArchive = 200'000;
inline constexpr std::size_t kStemsOfTexts = 20'000;

/// Gives stems. Deterministic; the memo only makes it fast. One object belongs to one thread.
class Stemmer {
public:
    /// Remembers so many stems; then it begins anew.
    explicit Stemmer(std::size_t most_remembered = kStemsOfAnArchive);

    /// Gives the stem of a normal form (UTF-8, lower case, NFC), at most 64 bytes, never empty for
    /// a non-empty word. The view is valid until the next call.
    [[nodiscard]] std::string_view stem(std::string_view normal);

private:
    struct Hash {
        using is_transparent = void;
        [[nodiscard]] std::size_t operator()(std::string_view text) const;
    };

    std::size_t most_remembered_;
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> memo_;
};

/// Stands for everything in engine/german that changes what is matched; stored in each index.
/// Raise it with every change of tokens, spelling, stems or parts.
inline constexpr int kAnalysisVersion = 6;

} // namespace fundstelle::german
