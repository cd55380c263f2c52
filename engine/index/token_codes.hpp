#pragma once
// Numbers for the words of a collection: what a token stream is written in.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fundstelle::index {

/// A word as a token stream knows it. Below `kFrequentCodes` it is the rank of a frequent word;
/// with the highest bit it is a rare one: 17 bits of its stem's hash, 14 bits of its form's hash.
using TokenCode = std::uint32_t;

inline constexpr TokenCode kRareToken = TokenCode{1} << 31U;
inline constexpr unsigned kFormHashBits = 14;
inline constexpr TokenCode kFormHashMask = (TokenCode{1} << kFormHashBits) - 1;

/// How many frequent words have codes of their own (see token_stream.hpp for how they are
/// written).
inline constexpr std::size_t kOneByteCodes = 170;
inline constexpr std::size_t kTwoByteLeads = 81;
inline constexpr std::size_t kFrequentCodes = kOneByteCodes + kTwoByteLeads * 256;
static_assert(kFrequentCodes <= std::size_t{UINT16_MAX} + 1);

/// Counts the words of a sample.
class TokenCounter {
public:
    /// Counts one word: its normal form and its stem.
    void add(std::string_view form, std::string_view stem);

    /// Gives the words, most frequent first, at most `kFrequentCodes`, those counted once left out.
    /// Each is form, U+001F, stem.
    [[nodiscard]] std::vector<std::string> most_frequent() const;

private:
    std::unordered_map<std::string, std::size_t> counts_;
    std::string key_;
};

/// The frequent words of a collection, frozen when its index is built, and the codes of all words.
/// Immutable, safe from any thread.
class TokenCodes {
public:
    TokenCodes() = default;

    /// Takes what `TokenCounter::most_frequent` gave.
    explicit TokenCodes(const std::vector<std::string>& words);

    /// Gives the code of a word in this form.
    [[nodiscard]] TokenCode code_of(std::string_view form, std::string_view stem) const;

    /// Gives the code of a term that has no printed form of its own.
    [[nodiscard]] static TokenCode stem_only_code(std::string_view stem);

    /// Gives all codes that stand for some form of a stem, ascending: frequent ones, then the rare
    /// one with its form's bits cleared.
    [[nodiscard]] std::vector<TokenCode> codes_of_stem(std::string_view stem) const;

    /// Gives one code for all forms of a stem: of a frequent word that of its stem's most frequent
    /// form, of a rare one its own with the form's bits cleared. A rare form of a stem that has
    /// frequent ones stays apart.
    [[nodiscard]] TokenCode without_form(TokenCode code) const {
        return code < most_frequent_form_.size() ? most_frequent_form_[code]
                                                 : code & ~kFormHashMask;
    }

    /// Packs the words; `unpack` reads them. Throws Error{IndexDamaged}.
    [[nodiscard]] std::string pack() const;
    [[nodiscard]] static TokenCodes unpack(std::string_view bytes);

private:
    struct Word {
        std::string form;
        std::string stem;
    };

    std::vector<Word> words_;                                   ///< by code
    std::vector<std::uint16_t> most_frequent_form_;             ///< of a word's stem, by code
    std::unordered_map<std::uint64_t, TokenCode> by_hash_;      ///< of form and stem
    std::unordered_multimap<std::uint64_t, TokenCode> by_stem_; ///< by the stem's hash
};

} // namespace fundstelle::index
