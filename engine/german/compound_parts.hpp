#pragma once
// The table of what can be a part of a compound, and what it costs to take it for one.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// The cost of what cannot be.
inline constexpr float kImpossible = std::numeric_limits<float>::infinity();

/// What a text costs in each place of a compound; low costs are good evidence.
struct CompoundPartCosts {
    float first = kImpossible; ///< at the beginning
    float inner = kImpossible; ///< between the first and the last part
    float head = kImpossible;  ///< at the end
    bool is_whole = false;     ///< a word that is no compound itself
    bool is_verb = false;      ///< also a verb's stem or infinitive
    std::uint32_t number = 0;  ///< of the part, for `lexeme`
};

/// A hash table of parts that is asked with hashes that grow byte by byte.
class CompoundParts {
public:
    /// A hash that can be continued with the next byte (FNV-1a).
    class Hash {
    public:
        void add(char byte) {
            value_ = (value_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
        }
        [[nodiscard]] std::uint64_t value() const {
            return (value_ ^ (value_ >> 29U)) * 0x9E3779B97F4A7C15U;
        }

    private:
        std::uint64_t value_ = 0xCBF29CE484222325U;
    };

    CompoundParts();

    /// Gives the costs of `text`, to be changed by the caller; a new part has none. Valid until the
    /// next call. REQUIRES text.size() < 256.
    CompoundPartCosts& at(std::string_view text);

    /// Says which word the part `text` stands for as first or inner part.
    void set_lexeme(std::string_view text, std::string_view lexeme);

    /// Gives the costs of `text`, whose hash is `hash`, or nothing.
    [[nodiscard]] const CompoundPartCosts* find(std::string_view text, std::uint64_t hash) const;
    [[nodiscard]] const CompoundPartCosts* find(std::string_view text) const;

    /// Gives the word that a part stands for; the part itself if nothing else was said.
    [[nodiscard]] std::string_view lexeme(const CompoundPartCosts& part) const;

private:
    /// A text in `texts_`.
    struct Text {
        std::uint32_t offset = 0;
        std::uint8_t size = 0;
    };
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = 0; ///< 0 for a free slot
    };

    [[nodiscard]] std::string_view text(const Text& text) const {
        return std::string_view(texts_).substr(text.offset, text.size);
    }
    [[nodiscard]] Text keep(std::string_view text);
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const;
    void grow();

    std::vector<Slot> slots_;
    std::vector<CompoundPartCosts> costs_; ///< by number; 0 is not used
    std::vector<Text> names_;
    std::vector<Text> lexemes_;
    std::string texts_;
};

} // namespace fundstelle::german
