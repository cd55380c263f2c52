#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/german/compound_exceptions.hpp"
#include "engine/german/compound_rules.hpp"
#include "engine/german/part_offers.hpp"
#include "engine/german/stop_words.hpp"

namespace fundstelle::german {

namespace {

constexpr std::uint64_t kSeenTwice = 2;
/// A word of its own must be this frequent to be learned as a part.
constexpr std::uint64_t kFrequentWord = 5;
/// In so many different words must a part be seen to be learned.
constexpr std::uint32_t kDifferentWords = 3;
/// `kSeenOnce` for a word that the general lexicon does not know.
constexpr float kNewWord = kSeenOnce + 1;
constexpr std::size_t kShortestPart = 4; ///< code points
constexpr std::size_t kShortestNewHead = 5;

/// Counts the words in which parts are seen.
class Sightings {
public:
    Sightings(const CompoundParts& parts, const Lexicon& lexicon)
        : parts_(parts), lexicon_(lexicon) {}

    /// Looks at all ways to cut `word` in two.
    void look_at(std::string_view word) {
        std::size_t length = 0;
        offsets_.clear();
        for (std::size_t at = 0; at < word.size(); ++length) {
            offsets_.push_back(at);
            at += base::decode_at(word, at).length;
        }
        for (std::size_t cut = kShortestPart; cut + kShortestPart <= length; ++cut) {
            look_at(word.substr(0, offsets_[cut]), word.substr(offsets_[cut]), length - cut);
        }
    }

    [[nodiscard]] bool is_verb_stem(std::string_view text) const {
        return is_frequent(text, "en") && is_frequent(text, "t");
    }

    [[nodiscard]] const auto& firsts() const { return firsts_; }
    [[nodiscard]] const auto& heads() const { return heads_; }
    [[nodiscard]] const auto& new_firsts() const { return new_firsts_; }
    [[nodiscard]] const auto& new_heads() const { return new_heads_; }

private:
    using Counts = std::unordered_map<std::string_view, std::uint32_t>;

    void look_at(std::string_view first, std::string_view head, std::size_t head_length) {
        const CompoundPartCosts* known_head = parts_.find(head);
        const bool is_head = known_head != nullptr && known_head->head < kImpossible;
        const CompoundPartCosts* known_first = parts_.find(first);
        const bool is_first = known_first != nullptr && known_first->first < kImpossible;
        if (is_head && is_first) {
            ++firsts_[first];
            ++heads_[head];
        } else if (is_head && may_be_first(first)) {
            ++new_firsts_[first];
        } else if (is_first && head_length >= kShortestNewHead && lexicon_.frequency(head) >= kFrequentWord && !is_never_part(head) && !is_verb_form(head)) {
            ++new_heads_[head];
        }
    }

    /// A frequent word, with or without a linking element, or the stem of a frequent verb.
    [[nodiscard]] bool may_be_first(std::string_view text) const {
        if (is_never_part(text) || is_stop_word(text)) {
            return false;
        }
        if (lexicon_.frequency(text) >= kFrequentWord) {
            return true;
        }
        for (const std::string_view link : {"s", "en", "n", "es"}) {
            if (text.size() > link.size() + 4 && text.ends_with(link) &&
                lexicon_.frequency(text.substr(0, text.size() - link.size())) >= kFrequentWord) {
                return true;
            }
        }
        return is_verb_stem(text);
    }

    /// A verb's form, told by its siblings: "setzt" beside "setzen". Verbs have particles before
    /// them, which are no first parts.
    [[nodiscard]] bool is_verb_form(std::string_view text) const {
        for (const std::string_view ending : {"end", "ende", "enden", "ender", "endes", "endem"}) {
            if (text.ends_with(ending)) {
                return true;
            }
        }
        for (const std::string_view ending : {"te", "ten", "tet", "t", "en", "e"}) {
            if (text.size() > ending.size() + 2 && text.ends_with(ending)) {
                const std::string_view stem = text.substr(0, text.size() - ending.size());
                const bool is_one = ending == "en" ? is_frequent(stem, "t")
                                    : ending == "e"
                                        ? is_frequent(stem, "t") && is_frequent(stem, "en")
                                        : is_frequent(stem, "en");
                if (is_one) {
                    return true;
                }
            }
        }
        return text.starts_with("ge") && (text.ends_with("t") || text.ends_with("en"));
    }

    [[nodiscard]] bool is_frequent(std::string_view stem, std::string_view ending) const {
        return lexicon_.frequency(std::string(stem).append(ending)) >= kFrequentWord;
    }

    const CompoundParts& parts_;
    const Lexicon& lexicon_;
    std::vector<std::size_t> offsets_;
    Counts firsts_;
    Counts heads_;
    Counts new_firsts_;
    Counts new_heads_;
};

/// As the general lexicon's digits, one less: a collection holds more forms of each word.
float productivity(std::uint32_t words) {
    return std::min(9.0F, std::log2(static_cast<float>(1 + words)) - 1);
}

bool is_of_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char byte) {
        return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80;
    });
}

using Learned = std::vector<std::pair<std::string_view, std::uint32_t>>;

/// Those seen often enough that are no compounds themselves, linking s or not.
template <typename Map, typename Predicate>
Learned worth_learning(const Map& seen, const Predicate& is_compound) {
    Learned taken;
    for (const auto& [text, words] : seen) {
        const bool is_simple =
            words >= kDifferentWords && !is_compound(text) &&
            !(text.ends_with('s') && is_compound(text.substr(0, text.size() - 1)));
        if (is_simple) {
            taken.emplace_back(text, words);
        }
    }
    return taken;
}

Sightings look_at_all(const CompoundParts& parts, const Lexicon& lexicon) {
    Sightings seen(parts, lexicon);
    lexicon.for_each([&](const std::string& text, const LexiconWord& word) {
        if (word.frequency >= kSeenTwice && text.size() >= 2 * kShortestPart &&
            text.size() <= 100 && is_of_letters(text)) {
            seen.look_at(text);
        }
    });
    return seen;
}

} // namespace

void learn_parts(
    CompoundParts& parts,
    const Lexicon& lexicon,
    const std::function<bool(std::string_view)>& is_compound
) {
    const Sightings seen = look_at_all(parts, lexicon);
    // Both before the first is offered: what is a compound changes with the parts.
    const Learned new_firsts = worth_learning(seen.new_firsts(), is_compound);
    const Learned new_heads = worth_learning(seen.new_heads(), is_compound);
    PartOffers offers(parts, lexicon);
    for (const auto& [text, words] : seen.firsts()) {
        offers.first(text, kSeenOnce - productivity(words));
    }
    for (const auto& [text, words] : seen.heads()) {
        offers.head(text, kSeenOnce - productivity(words));
    }
    for (const auto& [text, words] : new_firsts) {
        offers.first(text, kNewWord - productivity(words));
        if (seen.is_verb_stem(text)) {
            parts.at(text).is_verb = true;
        }
    }
    for (const auto& [text, words] : new_heads) {
        offers.head(text, kNewWord - productivity(words));
    }
}

} // namespace fundstelle::german
