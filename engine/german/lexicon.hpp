#pragma once
// Words with their frequency in a collection, and what a general German lexicon knows of them.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace fundstelle::german {

/// What is known of one word form.
struct LexiconWord {
    /// How often it stands in the collection; 0 for one of the general lexicon alone.
    std::uint64_t frequency = 0;
    /// Binary logarithm (0 to 9) of the number of compounds in the general word list whose last
    /// part it is; nothing if it cannot be one.
    std::optional<std::uint8_t> as_head;
    /// The same for first parts, linking element included ("verteidigungs").
    std::optional<std::uint8_t> as_first;
    bool is_noun = false;        ///< a form of a noun
    bool is_base = false;        ///< the base form of a noun or an adjective
    bool is_simple_verb = false; ///< a verb's form that only looks like a compound
    bool is_verb = false;        ///< also a verb's stem or infinitive: "liefer", "spiel", "essen"
};

/// Holds normal forms as `german::normal_form` gives them. Safe to read from several threads.
class Lexicon {
public:
    /// Gives the German words that are put into the program: inflected nouns and adjectives that
    /// are no compounds, and first parts of compounds. Source: igerman98, see
    /// engine/german/general_lexicon/README.md. Takes some 20 ms.
    [[nodiscard]] static Lexicon general();

    /// Adds to the frequency of a word of the collection.
    void add(std::string_view normal_form, std::uint64_t frequency);

    /// Gives what is known of a word, nothing for an unknown one; valid until the next `add`.
    [[nodiscard]] const LexiconWord* find(std::string_view normal_form) const;

    /// Gives the frequency in the collection, 0 for an unknown word.
    [[nodiscard]] std::uint64_t frequency(std::string_view normal_form) const;

    /// Counts the words, those of the general lexicon among them.
    [[nodiscard]] std::size_t size() const { return words_.size(); }

    /// Calls `visit` with each word, in no order.
    void for_each(
        const std::function<void(const std::string& normal_form, const LexiconWord&)>& visit
    ) const;

private:
    class Reader;

    struct Hash {
        using is_transparent = void;
        [[nodiscard]] std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    LexiconWord& at(std::string_view normal_form);

    std::unordered_map<std::string, LexiconWord, Hash, std::equal_to<>> words_;
};

} // namespace fundstelle::german
