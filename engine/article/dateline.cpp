#include "engine/article/dateline.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/article/agency.hpp"
#include "engine/article/letters.hpp"

namespace fundstelle::article {
namespace {

constexpr auto kDashes = std::to_array<std::string_view>({"-", "–", "—", "--"});
constexpr auto kLinkingWords =
    std::to_array<std::string_view>({"am",  "an",  "auf", "bei", "der", "dem", "den", "de", "del",
                                     "di",  "da",  "do",  "el",  "im",  "in",  "la",  "ob", "of",
                                     "und", "vor", "von", "a.",  "d.",  "i.",  "/"});

bool is_dash(std::string_view word) {
    return std::find(kDashes.begin(), kDashes.end(), word) != kDashes.end();
}

bool is_linking_word(std::string_view word) {
    return std::find(kLinkingWords.begin(), kLinkingWords.end(), word) != kLinkingWords.end();
}

/// Tells whether a word may belong to a place's name: "Frankfurt/Main", "Washington,", "D.C.",
/// "St.".
bool is_place_word(std::string_view word) {
    const auto is_part = [](unsigned char letter) {
        constexpr std::string_view kMarks = "-/.,'";
        return std::isalpha(letter) != 0 || letter >= 0x80 ||
               kMarks.find(static_cast<char>(letter)) != std::string_view::npos;
    };
    constexpr auto kQuotationMarks =
        std::to_array<std::string_view>({"„", "“", "”", "»", "«", "…"});
    const bool holds_quotation =
        std::any_of(kQuotationMarks.begin(), kQuotationMarks.end(), [&](auto mark) {
            return word.find(mark) != std::string_view::npos;
        });
    if (!begins_with_capital(word) || holds_quotation ||
        !std::all_of(word.begin(), word.end(), is_part)) {
        return false;
    }
    constexpr std::size_t kLongestAbbreviation = 4; // with its full stop: "St.", "Bad." is none
    const bool ends_in_stop = word.back() == '.';
    return !ends_in_stop || word.size() <= kLongestAbbreviation || word.find('.') + 1 < word.size();
}

/// Walks over the words of a text's beginning.
class Words {
public:
    explicit Words(std::string_view text) : text_(text) {}

    /// Gives the next word, "" at the end. What opens with a parenthesis reaches to the one that
    /// closes it.
    std::string_view next() {
        while (end_ < text_.size() && space_length() > 0) {
            end_ += space_length();
        }
        const std::size_t begin = end_;
        if (begin < text_.size() && text_[begin] == '(') {
            const std::size_t closing = text_.find(')', begin);
            end_ = closing == std::string_view::npos ? text_.size() : closing + 1;
            return text_.substr(begin, end_ - begin);
        }
        while (end_ < text_.size() && space_length() == 0) {
            ++end_;
        }
        return text_.substr(begin, end_ - begin);
    }

    [[nodiscard]] std::size_t end() const { return end_; }
    [[nodiscard]] std::string_view rest() const { return text_.substr(end_); }

private:
    [[nodiscard]] std::size_t space_length() const {
        constexpr std::string_view kNoBreakSpace = "\u00A0";
        if (text_[end_] == ' ') {
            return 1;
        }
        return rest().starts_with(kNoBreakSpace) ? kNoBreakSpace.size() : 0;
    }

    std::string_view text_;
    std::size_t end_ = 0;
};

/// Skips the dash, or epd's full stop, behind "(dpa)"; some agencies write neither.
std::size_t end_behind_agency(std::string_view text, std::size_t end) {
    if (text.substr(end).starts_with('.') || text.substr(end).starts_with(':')) {
        return end + 1;
    }
    Words words(text.substr(end));
    return is_dash(words.next()) ? end + words.end() : end;
}

bool begins_with_digit(std::string_view word) {
    return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

/// Reads on behind the first word of a day: "Berlin, 24. Februar (dpa) - ". A day alone makes no
/// dateline.
std::optional<Dateline> read_day_and_agency(std::string_view text, Words words, Dateline dateline) {
    constexpr int kMaxDayWords = 3;
    for (int count = 0; count < kMaxDayWords; ++count) {
        const std::string_view word = words.next();
        dateline.agency = word.starts_with('(') ? agencies_in(word) : "";
        if (!dateline.agency.empty()) {
            dateline.end_bytes = end_behind_agency(text, words.end());
            return dateline;
        }
    }
    return std::nullopt;
}

void append_word(std::string& place, std::string_view word) {
    place += place.empty() ? "" : " ";
    place += word;
}

} // namespace

std::optional<Dateline> read_dateline(std::string_view text) {
    constexpr std::size_t kMaxBytes = 120;
    constexpr int kMaxPlaceWords = 4;
    constexpr std::size_t kMaxAgencyBytes = 32;
    Dateline dateline;
    Words words(text);
    int place_words = 0;
    bool ends_linking = false;
    while (words.end() < std::min(text.size(), kMaxBytes)) {
        const std::string_view word = words.next();
        if (word.starts_with('(')) {
            const bool is_closed = word.ends_with(')');
            dateline.agency = is_closed && word.size() <= kMaxAgencyBytes ? agencies_in(word) : "";
            if (!dateline.agency.empty() && !ends_linking) {
                dateline.end_bytes = end_behind_agency(text, words.end());
                return dateline;
            }
            if (place_words == 0 || !is_closed || word.size() > kMaxAgencyBytes) {
                return std::nullopt;
            }
            append_word(dateline.place, word); // "Halle (Saale)"
        } else if (is_dash(word)) {
            dateline.end_bytes = words.end();
            const bool opens_story =
                place_words > 0 && !ends_linking && !goes_on_small(words.rest());
            return opens_story ? std::optional(dateline) : std::nullopt;
        } else if (is_place_word(word) && place_words < kMaxPlaceWords) {
            ++place_words;
            ends_linking = false;
            append_word(dateline.place, word);
        } else if (begins_with_digit(word) && dateline.place.ends_with(',')) {
            dateline.place.pop_back();
            return read_day_and_agency(text, words, dateline);
        } else if (is_linking_word(word) && place_words > 0) {
            ends_linking = true;
            append_word(dateline.place, word);
        } else {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace fundstelle::article
