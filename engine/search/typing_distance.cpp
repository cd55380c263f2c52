#include "engine/search/typing_distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/base/utf8.hpp"

namespace fundstelle::search {

namespace {

constexpr double kSlip = 1;
constexpr double kFirstLetter = 0.5; // what a wrong first letter costs more
constexpr double kDots = 0.25;
constexpr double kDoubled = 0.45;
constexpr double kSwapped = 0.6;
constexpr double kAlike = 0.5;
constexpr double kSilent = 0.5;
constexpr double kNeighbour = 0.7;

/// The rows of a German keyboard; each stands a little to the right of the one above.
constexpr std::array<std::u32string_view, 3> kKeyRows = {
    U"qwertzuiopü", U"asdfghjklöä", U"yxcvbnm"};

constexpr bool are_neighbours(char32_t left, char32_t right) {
    std::array<std::pair<std::size_t, std::size_t>, 2> places{};
    const std::array<char32_t, 2> letters = {left, right};
    for (std::size_t which = 0; which < letters.size(); ++which) {
        std::size_t row = 0;
        std::size_t column = std::u32string_view::npos;
        while (row < kKeyRows.size() && column == std::u32string_view::npos) {
            column = kKeyRows[row].find(letters[which]);
            row += column == std::u32string_view::npos ? 1 : 0;
        }
        if (row == kKeyRows.size()) {
            return false;
        }
        places[which] = {row, column};
    }
    const auto [upper, lower] = std::minmax(places[0], places[1]);
    if (upper.first == lower.first) {
        return lower.second == upper.second + 1;
    }
    return lower.first == upper.first + 1 &&
           (lower.second == upper.second || lower.second + 1 == upper.second);
}

using LetterPair = std::pair<char32_t, char32_t>;

template <std::size_t Count>
constexpr bool holds(const std::array<LetterPair, Count>& pairs, char32_t left, char32_t right) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const LetterPair& pair) {
        return (pair.first == left && pair.second == right) ||
               (pair.first == right && pair.second == left);
    });
}

constexpr double cost_of_change(char32_t left, char32_t right) {
    constexpr std::array<LetterPair, 4> kDotted = {
        {{U'ä', U'a'}, {U'ö', U'o'}, {U'ü', U'u'}, {U'ß', U's'}}};
    constexpr std::array<LetterPair, 12> kSoundAlike = {
        {{U'd', U't'},
         {U'b', U'p'},
         {U'g', U'k'},
         {U'v', U'f'},
         {U'v', U'w'},
         {U'c', U'k'},
         {U'y', U'i'},
         {U'y', U'ü'},
         {U'z', U's'},
         {U'ä', U'e'},
         {U'j', U'i'},
         {U'e', U'a'}}};
    if (left == right) {
        return 0;
    }
    if (holds(kDotted, left, right)) {
        return kDots;
    }
    if (holds(kSoundAlike, left, right)) {
        return kAlike;
    }
    return are_neighbours(left, right) ? kNeighbour : kSlip;
}

/// The letters that differ in more than being others.
constexpr std::u32string_view kGermanLetters = U"abcdefghijklmnopqrstuvwxyzäöüß";
constexpr std::size_t kOtherLetter = kGermanLetters.size();
using ChangeCosts = std::array<std::array<double, kOtherLetter + 1>, kOtherLetter + 1>;

constexpr ChangeCosts change_costs() {
    ChangeCosts costs{};
    for (auto& row : costs) {
        row.fill(kSlip);
    }
    for (std::size_t left = 0; left < kOtherLetter; ++left) {
        for (std::size_t right = 0; right < kOtherLetter; ++right) {
            costs[left][right] = cost_of_change(kGermanLetters[left], kGermanLetters[right]);
        }
    }
    return costs;
}

/// By the places of both letters.
constexpr ChangeCosts kChangeCosts = change_costs();

constexpr std::size_t place_of(char32_t letter) {
    if (letter >= U'a' && letter <= U'z') {
        return letter - U'a';
    }
    const std::size_t place =
        letter < 0x80 ? std::u32string_view::npos : kGermanLetters.find(letter);
    return std::min(place, kOtherLetter);
}

/// What the letter at `place` costs that the other word lacks.
double cost_of_extra(std::u32string_view word, std::size_t place) {
    const char32_t letter = word[place];
    const bool is_doubled = (place > 0 && word[place - 1] == letter) ||
                            (place + 1 < word.size() && word[place + 1] == letter);
    if (is_doubled) {
        return kDoubled;
    }
    if (place == 0) {
        return kSlip + kFirstLetter;
    }
    const char32_t next = place + 1 < word.size() ? word[place + 1] : U' ';
    const bool is_silent = letter == U'h' || (letter == U'e' && word[place - 1] == U'i') ||
                           (letter == U'c' && (next == U'k' || next == U'h'));
    return is_silent ? kSilent : kSlip;
}

bool can_stand_for_pair(char32_t letter) {
    return letter > 0x7F || letter == U'f' || letter == U'x' || letter == U'z';
}

/// Two letters for one: "ph" and "f".
double cost_of_pair(std::u32string_view two, char32_t one) {
    constexpr std::array<std::pair<std::u32string_view, char32_t>, 8> kPairs = {
        {{U"ph", U'f'},
         {U"ae", U'ä'},
         {U"oe", U'ö'},
         {U"ue", U'ü'},
         {U"ss", U'ß'},
         {U"tz", U'z'},
         {U"ks", U'x'},
         {U"ts", U'z'}}};
    const bool is_known = std::any_of(kPairs.begin(), kPairs.end(), [&](const auto& pair) {
        return pair.first == two && pair.second == one;
    });
    return is_known ? kDots : 2 * kSlip;
}

/// More letters may not be missing in all.
constexpr std::size_t kBand = 3;

constexpr double kFar = 1e6;

} // namespace

void append_letters(std::u32string& letters, std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const base::CodePoint letter = base::decode_at(text, offset);
        letters += letter.value;
        offset += letter.length;
    }
}

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    append_letters(letters, text);
    return letters;
}

TypedLetters::TypedLetters(std::u32string letters) : letters_(std::move(letters)) {
    if (letters_.size() > kMaxComparedLetters) {
        return;
    }
    for (std::size_t place = 0; place < letters_.size(); ++place) {
        places_[place] = place_of(letters_[place]);
        extra_[place] = cost_of_extra(letters_, place);
    }
}

double TypedLetters::distance_to(std::u32string_view other, double limit) {
    const std::size_t shorter = std::min(letters_.size(), other.size());
    const std::size_t longer = std::max(letters_.size(), other.size());
    if (longer > kMaxComparedLetters || longer > shorter + kBand) {
        return limit + 1;
    }
    other_ = other;
    for (std::size_t place = 0; place < other.size(); ++place) {
        other_places_[place] = place_of(other[place]);
        other_extra_[place] = cost_of_extra(other, place);
    }
    clear_around(rows_[0], 0);
    rows_[0][0] = 0;
    for (std::size_t column = 0; column < std::min(other.size(), kBand); ++column) {
        rows_[0][column + 1] = rows_[0][column] + other_extra_[column];
    }
    double least_above = 0;
    for (std::size_t line = 1; line <= letters_.size(); ++line) {
        const double least = fill(line);
        if (std::min(least, least_above) > limit) {
            return limit + 1;
        }
        least_above = least;
    }
    return rows_[letters_.size() % kRows][other.size()];
}

/// Fills one row; gives its least cost.
double TypedLetters::fill(std::size_t line) {
    Row& row = rows_[line % kRows];
    clear_around(row, line);
    const Row& above = rows_[(line - 1) % kRows];
    double least = kFar;
    if (line <= kBand) {
        row[0] = above[0] + extra_[line - 1];
        least = row[0];
    }
    const std::size_t first = line > kBand ? line - kBand : 1;
    const std::size_t last = std::min(other_.size(), line + kBand);
    for (std::size_t column = first; column <= last; ++column) {
        row[column] = std::min(
            {above[column - 1] + change(line, column),
             above[column] + extra_[line - 1],
             row[column - 1] + other_extra_[column - 1],
             with_two_letters(line, column)}
        );
        least = std::min(least, row[column]);
    }
    return least;
}

/// Clears what this line and the next two read of a row.
void TypedLetters::clear_around(Row& row, std::size_t line) {
    constexpr std::size_t kRead = kBand + 2;
    const std::size_t first = line > kRead ? line - kRead : 0;
    const std::size_t behind = std::min(row.size(), line + kRead + 1);
    std::fill_n(row.begin() + static_cast<std::ptrdiff_t>(first), behind - first, kFar);
}

double TypedLetters::change(std::size_t line, std::size_t column) const {
    if (letters_[line - 1] == other_[column - 1]) {
        return 0;
    }
    const double cost = kChangeCosts[places_[line - 1]][other_places_[column - 1]];
    const bool is_first = line == 1 && column == 1;
    return cost + (is_first && cost > kDots ? kFirstLetter : 0);
}

/// Ways to this place over two letters of a word at once.
double TypedLetters::with_two_letters(std::size_t line, std::size_t column) const {
    const Row& above = rows_[(line - 1) % kRows];
    const Row& two_above = rows_[(line + 1) % kRows];
    const char32_t left = letters_[line - 1];
    const char32_t right = other_[column - 1];
    double cost = kFar;
    if (line > 1 && column > 1 && left == other_[column - 2] && letters_[line - 2] == right) {
        cost = two_above[column - 2] + kSwapped;
    }
    if (line > 1 && can_stand_for_pair(right)) {
        const std::u32string_view two = std::u32string_view(letters_).substr(line - 2, 2);
        cost = std::min(cost, two_above[column - 1] + cost_of_pair(two, right));
    }
    if (column > 1 && can_stand_for_pair(left)) {
        cost = std::min(cost, above[column - 2] + cost_of_pair(other_.substr(column - 2, 2), left));
    }
    return cost;
}

} // namespace fundstelle::search
