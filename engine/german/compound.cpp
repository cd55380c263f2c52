#include "engine/german/compound.hpp"

#include <algorithm>
#include <array>

#include "engine/german/compound_exceptions.hpp"
#include "engine/german/compound_rules.hpp"

namespace fundstelle::german {

namespace {

constexpr std::size_t kLongestWord = 120; ///< bytes
constexpr std::size_t kLongestPart = 48;  ///< bytes
/// A split is taken if its parts cost no more than this on average (the geometric mean of Koehn and
/// Knight's frequencies, as logarithms), and none more than `kWorstPart`.
constexpr float kMeanCost = 8.5F;
constexpr float kWorstPart = 10.0F;
/// What each further part costs, so that of two good splits the one with fewer parts is taken.
constexpr float kFurtherPart = 1.0F;

/// "jahres|ende", "quartal|ende": the others are mostly participles.
bool takes_end(std::string_view first) {
    return (first.size() >= 5 && (first.ends_with('s') || first.ends_with('n'))) ||
           first == "quartal" || first == "jahrhundert";
}

bool has_verb_ending(std::string_view head) {
    for (const std::string_view ending :
         {"t", "te", "ten", "ter", "tes", "tem", "en", "ene", "ener", "enes", "enem"}) {
        if (head.ends_with(ending)) {
            return true;
        }
    }
    return false;
}

bool starts_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// The cheapest way to cut one word, found from left to right over all places that a chain of parts
/// reaches.
class Cut {
public:
    Cut(const CompoundParts& parts, std::string_view word) : parts_(parts), word_(word) {
        ways_[0].cost = 0;
    }

    /// Tells whether there is one that is good enough.
    bool find() {
        for (std::size_t begin = 0; begin < word_.size(); ++begin) {
            if (ways_[begin].cost < kImpossible) {
                extend(begin);
            }
        }
        const Way& last = ways_[word_.size()];
        return last.cost < kImpossible && last.count >= 2 &&
               last.cost / static_cast<float>(last.count) <= kMeanCost;
    }

    /// Appends the parts of the way found, `offset` added to their places.
    void append_to(std::vector<CompoundPart>& found, std::size_t offset) const {
        const std::size_t first = found.size();
        for (std::size_t end = word_.size(); end > 0; end = ways_[end].from) {
            const base::ByteRange bytes{ways_[end].from, end};
            const std::string_view text = word_.substr(bytes.begin, bytes.size());
            const std::string_view lexeme =
                end == word_.size() ? text : parts_.lexeme(*parts_.find(text));
            found.push_back({{bytes.begin + offset, bytes.end + offset}, std::string(lexeme)});
        }
        std::reverse(found.begin() + static_cast<std::ptrdiff_t>(first), found.end());
    }

private:
    struct Way {
        float cost = kImpossible;
        std::uint16_t from = 0;
        std::uint16_t count = 0;
    };

    void extend(std::size_t begin) {
        const std::size_t last = std::min(word_.size(), begin + kLongestPart);
        CompoundParts::Hash hash;
        for (std::size_t end = begin; end < last;) {
            hash.add(word_[end++]);
            if (end - begin < 2 || (end < word_.size() && !starts_code_point(word_[end]))) {
                continue;
            }
            const std::string_view text = word_.substr(begin, end - begin);
            if (const CompoundPartCosts* part = parts_.find(text, hash.value())) {
                take(begin, end, *part);
            }
        }
    }

    void take(std::size_t begin, std::size_t end, const CompoundPartCosts& part) {
        const float cost = end == word_.size() ? (begin == 0 ? kImpossible : part.head)
                           : begin == 0        ? part.first
                                               : part.inner;
        if (cost > kWorstPart) {
            return;
        }
        if (begin > 0 && !fits(ways_[begin].from, begin, end)) {
            return;
        }
        const float total = ways_[begin].cost + cost + (begin == 0 ? 0 : kFurtherPart);
        if (total < ways_[end].cost) {
            ways_[end] = {
                total,
                static_cast<std::uint16_t>(begin),
                static_cast<std::uint16_t>(ways_[begin].count + 1)};
        }
    }

    /// Tells whether a part can follow the one before: no "dreh|ende" (the participle), no
    /// "frei|gesetzt" (a verb's form), no "drama|tische" (an adjective).
    [[nodiscard]] bool fits(std::size_t from, std::size_t begin, std::size_t end) const {
        const std::string_view first = word_.substr(from, begin - from);
        const std::string_view head = word_.substr(begin, end - begin);
        if (head == "innen") {
            return false;
        }
        if (head == "ende" || head == "enden" || head == "endes") {
            return takes_end(first) && !parts_.find(first)->is_verb;
        }
        if (head == "test" || head == "tests" || head == "teste") {
            return !parts_.find(first)->is_verb;
        }
        if (head.starts_with("tisch") && (first.ends_with("ma") || first.ends_with("is"))) {
            return false;
        }
        return !is_verb_particle(first) || !is_verb_form(head);
    }

    [[nodiscard]] bool is_verb_form(std::string_view head) const {
        return parts_.find(head)->is_verb || head.ends_with("ende") || head.ends_with("enden") ||
               ((head.starts_with("ge") || head.starts_with("zu")) && has_verb_ending(head));
    }

    const CompoundParts& parts_;
    std::string_view word_;
    std::array<Way, kLongestWord + 1> ways_;
};

} // namespace

CompoundSplitter::CompoundSplitter(const Lexicon& lexicon) {
    add_general_parts(parts_, lexicon);
    learn_parts(parts_, lexicon, [this](std::string_view word) { return !split(word).empty(); });
}

std::vector<CompoundPart> CompoundSplitter::split(std::string_view normal_form) const {
    std::vector<CompoundPart> found;
    if (normal_form.find('-') == std::string_view::npos) {
        append_parts(normal_form, 0, found);
        return found;
    }
    for (std::size_t begin = 0; begin <= normal_form.size();) {
        const std::size_t end = std::min(normal_form.find('-', begin), normal_form.size());
        const std::string_view piece = normal_form.substr(begin, end - begin);
        if (base::count_code_points(piece) < 2) {
            return {};
        }
        if (!append_parts(piece, begin, found)) {
            const CompoundPartCosts* part = parts_.find(piece);
            const bool is_first = end < normal_form.size() && part != nullptr;
            found.push_back({{begin, end}, std::string(is_first ? parts_.lexeme(*part) : piece)});
        }
        begin = end + 1;
    }
    return found;
}

bool CompoundSplitter::append_parts(
    std::string_view word, std::size_t offset, std::vector<CompoundPart>& found
) const {
    if (word.size() > kLongestWord) {
        return false;
    }
    const CompoundPartCosts* known = parts_.find(word);
    if (known != nullptr && known->is_whole) {
        return false;
    }
    Cut cut(parts_, word);
    if (!cut.find()) {
        return false;
    }
    cut.append_to(found, offset);
    return true;
}

} // namespace fundstelle::german
