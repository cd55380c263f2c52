#include "engine/search/word_correction.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/search/typing_distance.hpp"

namespace fundstelle::search {

namespace {

// A slip as such must make a word e^4.5, some 90 times, more frequent.
constexpr double kScorePerSlip = 4.5;
constexpr double kMissingBlank = 1.3; // slips
constexpr double kNoNoun = 0.5;       // slips, where what was typed like a noun is none
constexpr std::size_t kShortestPart = 3;

/// How many slips a word of so many letters may hold.
double slips_of(std::size_t letters) {
    if (letters < 4) {
        return letters == 3 ? 0.6 : 0;
    }
    return letters < 6 ? 1.0 : letters < 9 ? 1.6 : 2.2;
}

double frequency_score(double count) {
    return std::log(count + 0.1);
}

/// Compares one typed word with others and keeps the best.
class NearestWord {
public:
    NearestWord(const WordList& words, const MistypedWord& typed, double least_score)
        : words_(words),
          is_capital_(typed.is_capital),
          letters_(search::letters_of(typed.normal)),
          bits_(WordList::letters_of(typed.normal)),
          slips_(slips_of(letters_.size())),
          needed_(least_score) {
        raise_bar();
    }

    void look_at(const WordsOfLength& group) {
        std::size_t behind = group.with_count(least_count_);
        for (std::size_t place = 0; place < behind; ++place) {
            const int most = other_bits(group.counts[place]);
            place = next_alike(group.letters.first(behind), place, bits_, most);
            if (place < behind && compare(group.words[place])) {
                behind = group.with_count(least_count_);
            }
        }
    }

    [[nodiscard]] std::optional<WordCorrection> best() const {
        if (!best_) {
            return std::nullopt;
        }
        const bool keeps_capital = is_capital_ && !words_.is_capital(*best_);
        return WordCorrection{
            keeps_capital ? capitalized(words_.normal(*best_)) : words_.printed(*best_), needed_};
    }

private:
    static constexpr double kLeastSlip = 0.25;

    /// How many slips a word of this count may be away.
    [[nodiscard]] double affordable(std::uint32_t count) const {
        return std::min(slips_, (frequency_score(count) - needed_) / kScorePerSlip);
    }

    /// In how many letters a word of this count may differ: one slip changes two, or three as "ph"
    /// for "f"; the smallest ones, as "ae" for "ä" or "h" for none, change one.
    [[nodiscard]] int other_bits(std::uint32_t count) const {
        const double slips = affordable(count);
        if (slips < 0.5) {
            return 1;
        }
        if (letters_.size() < 6 || slips < 0.75) {
            return 2;
        }
        return slips < 1 ? 3 : 4;
    }

    /// Tells whether the word is better than any before.
    bool compare(std::size_t word) {
        const double most = affordable(words_.count(word));
        other_.clear();
        append_letters(other_, words_.normal(word));
        const double of_case = is_capital_ && !words_.is_capital(word) ? kNoNoun : 0;
        const double of_letters = letters_.distance_to(other_, most - of_case);
        const double distance = of_letters + of_case;
        const bool is_better = of_letters > 0 && distance <= most;
        if (is_better) {
            needed_ = frequency_score(words_.count(word)) - distance * kScorePerSlip;
            best_ = word;
            raise_bar();
        }
        return is_better;
    }

    /// Rarer words cannot be better, however near.
    void raise_bar() {
        least_count_ = static_cast<std::uint32_t>(
            std::max(1.0, std::exp(needed_ + kLeastSlip * kScorePerSlip) - 0.1)
        );
    }

    const WordList& words_;
    const bool is_capital_;
    TypedLetters letters_;
    const std::uint32_t bits_;
    const double slips_;
    double needed_;
    std::uint32_t least_count_ = 1;
    std::optional<std::size_t> best_;
    std::u32string other_;
};

/// Gives the nearest frequent word; looks at the most frequent first, so that few others can be
/// better.
std::optional<WordCorrection> nearest(
    const WordList& words, const MistypedWord& typed, double least_score
) {
    constexpr std::size_t kLengthRange = 2;
    NearestWord nearest(words, typed, least_score);
    const std::size_t length = base::count_code_points(typed.normal);
    nearest.look_at(words.of_length(length));
    for (std::size_t apart = 1; apart <= kLengthRange; ++apart) {
        nearest.look_at(words.of_length(length + apart));
        if (length > apart) {
            nearest.look_at(words.of_length(length - apart));
        }
    }
    return nearest.best();
}

/// Gives the two words that were typed without a blank.
std::optional<WordCorrection> split(
    const WordList& words, std::string_view typed, double least_score
) {
    std::optional<WordCorrection> best;
    for (std::size_t at = kShortestPart; at + kShortestPart <= typed.size(); ++at) {
        if ((static_cast<unsigned char>(typed[at]) & 0xc0U) == 0x80) {
            continue;
        }
        const auto left = words.find(typed.substr(0, at));
        const auto right = left ? words.find(typed.substr(at)) : std::nullopt;
        if (!right) {
            continue;
        }
        const double score = frequency_score(std::min(words.count(*left), words.count(*right))) -
                             kMissingBlank * kScorePerSlip;
        if (score > (best ? best->score : least_score)) {
            best = WordCorrection{words.printed(*left) + ' ' + words.printed(*right), score};
        }
    }
    return best;
}

} // namespace

std::optional<WordCorrection> correct_word(const WordList& words, const MistypedWord& typed) {
    // What is not in the index at all cannot be meant: then any near word will do.
    const double least_score =
        typed.count == 0 ? -10.0 : frequency_score(static_cast<double>(typed.count));
    std::optional<WordCorrection> best = nearest(words, typed, least_score);
    std::optional<WordCorrection> parted =
        split(words, typed.normal, best ? best->score : least_score);
    return parted ? parted : best;
}

} // namespace fundstelle::search
