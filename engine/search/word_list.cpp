#include "engine/search/word_list.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "engine/base/utf8.hpp"
#include "engine/search/letter_folding.hpp"

namespace fundstelle::search {

namespace {

struct SortedWord {
    std::string key; ///< without dots
    ListedWord word;
};

/// By key, then form; the most frequent of one form first.
bool comes_before(const SortedWord& left, const SortedWord& right) {
    if (left.key != right.key) {
        return left.key < right.key;
    }
    return left.word.normal != right.word.normal ? left.word.normal < right.word.normal
                                                 : left.word.count > right.word.count;
}

std::vector<SortedWord> sorted(std::vector<ListedWord> words) {
    std::vector<SortedWord> result;
    result.reserve(words.size());
    for (ListedWord& word : words) {
        std::string key = without_dots(word.normal);
        result.push_back({std::move(key), std::move(word)});
    }
    std::sort(result.begin(), result.end(), comes_before);
    const auto end = std::unique(
        result.begin(),
        result.end(),
        [](const SortedWord& left, const SortedWord& right) {
            return left.word.normal == right.word.normal;
        }
    );
    result.erase(end, result.end());
    return result;
}

} // namespace

std::string capitalized(std::string_view normal) {
    if (normal.empty()) {
        return {};
    }
    const base::CodePoint first = base::decode_at(normal, 0);
    char32_t value = first.value;
    const bool is_ascii = value >= U'a' && value <= U'z';
    const bool is_latin = value >= 0xE0 && value <= 0xFE && value != 0xF7;
    if (is_ascii || is_latin) {
        value -= 0x20;
    }
    std::string text;
    base::append_code_point(text, value);
    return text.append(normal.substr(first.length));
}

WordList::WordList(std::vector<ListedWord> words) {
    const std::vector<SortedWord> all = sorted(std::move(words));
    constexpr std::size_t kLongest = std::numeric_limits<std::uint8_t>::max();
    std::vector<std::uint8_t> lengths;
    std::vector<std::uint32_t> letters;
    offsets_.reserve(all.size() + 1);
    for (std::size_t index = 0; index < all.size(); ++index) {
        const ListedWord& word = all[index].word;
        offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_ += word.normal;
        counts_.push_back(word.count);
        stems_.push_back(word.stem);
        scores_.push_back(word.score);
        letters.push_back(letters_of(word.normal));
        lengths.push_back(
            static_cast<std::uint8_t>(std::min(kLongest, base::count_code_points(word.normal)))
        );
        const bool is_capital = word.printed == capitalized(word.normal);
        is_capital_.push_back(is_capital);
        if (!word.printed.empty() && !is_capital && word.printed != word.normal) {
            odd_prints_.emplace(static_cast<std::uint32_t>(index), word.printed);
        }
    }
    offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
    text_.shrink_to_fit();
    by_length_ = WordsByLength(lengths, letters, counts_);
}

std::string WordList::printed(std::size_t word) const {
    const auto odd = odd_prints_.find(static_cast<std::uint32_t>(word));
    if (odd != odd_prints_.end()) {
        return odd->second;
    }
    return is_capital_[word] ? capitalized(normal(word)) : std::string(normal(word));
}

std::pair<std::size_t, std::size_t> WordList::with_beginning(std::string_view beginning) const {
    const auto first_where = [&](std::size_t from, const auto& is_behind) {
        std::size_t low = from;
        std::size_t high = size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (is_behind(without_dots(normal(middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    };
    const std::size_t first =
        first_where(0, [&](const std::string& key) { return key >= beginning; });
    const std::size_t last = first_where(first, [&](const std::string& key) {
        return std::string_view(key).substr(0, beginning.size()) > beginning;
    });
    return {first, last};
}

std::optional<std::size_t> WordList::find(std::string_view wanted) const {
    const std::string key = without_dots(wanted);
    const auto [first, last] = with_beginning(key);
    for (std::size_t word = first; word < last && normal(word).size() <= wanted.size() + 4;
         ++word) {
        if (normal(word) == wanted) {
            return word;
        }
        if (without_dots(normal(word)) != key) {
            break;
        }
    }
    return std::nullopt;
}

std::uint32_t WordList::letters_of(std::string_view normal) {
    constexpr unsigned kDigit = 26;
    constexpr unsigned kOther = 27;
    std::uint32_t letters = 0;
    for (const char byte : without_dots(normal)) {
        const bool is_letter = byte >= 'a' && byte <= 'z';
        const bool is_digit = byte >= '0' && byte <= '9';
        const unsigned bit = is_letter  ? static_cast<unsigned>(byte - 'a')
                             : is_digit ? kDigit
                                        : kOther;
        letters |= std::uint32_t{1} << bit;
    }
    return letters;
}

std::uint32_t WordList::stem_hash(std::string_view stem) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(stem));
}

} // namespace fundstelle::search
