#pragma once
// Numbers for the words of a collection: what a token stream is written in.
#include <cstddef>
#include <cstdint>
#include <optional>
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

/// Codes of frequent words by hashes: open addressing with linear probing, as each word of a query
/// and of a text is looked up. Immutable once filled, then safe from any thread.
class CodesByHash {
public:
    CodesByHash() = default;

    /// Makes room for so many, up to `kFrequentCodes`.
    explicit CodesByHash(std::size_t most);

    void add(std::uint64_t hash, std::uint16_t code);

    /// Gives the first code added under `hash` for which `is_right(code)`, or nothing.
    template <typename IsRight>
    [[nodiscard]] std::optional<std::uint16_t> find(std::uint64_t hash, const IsRight& is_right)
        const {
        if (entries_.empty()) {
            return std::nullopt;
        }
        for (std::size_t place = hash & mask_;; place = (place + 1) & mask_) {
            const Entry& entry = entries_[place];
            if (entry.code == kFree) {
                return std::nullopt;
            }
            if (entry.tag == tag_of(hash) && is_right(entry.code)) {
                return entry.code;
            }
        }
    }

private:
    static constexpr std::uint16_t kFree = UINT16_MAX;
    static_assert(kFrequentCodes <= kFree);

    struct Entry {
        std::uint16_t code = kFree;
        std::uint16_t tag = 0; ///< bits of the hash that are not in its place
    };

    static std::uint16_t tag_of(std::uint64_t hash) {
        return static_cast<std::uint16_t>(hash >> 48U);
    }

    std::vector<Entry> entries_; ///< a power of two of them, two thirds free at least
    std::size_t mask_ = 0;
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

    static constexpr std::uint16_t kNone = UINT16_MAX;

    /// Gives the code of a stem's most frequent form, if it has a frequent one.
    [[nodiscard]] std::optional<std::uint16_t> first_form_of(
        std::uint64_t stem_hash, std::string_view stem
    ) const;

    std::vector<Word> words_;                       ///< by code
    std::vector<std::uint16_t> most_frequent_form_; ///< of a word's stem, by code
    std::vector<std::uint16_t> next_form_;          ///< of a word's stem, by code, or none
    CodesByHash by_word_;                           ///< by the hash of form and stem
    CodesByHash by_stem_;                           ///< the most frequent forms, by the stem's hash
};

} // namespace fundstelle::index
