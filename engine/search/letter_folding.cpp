#include "engine/search/letter_folding.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"

namespace fundstelle::search {

namespace {

struct FoldedLetter {
    char32_t letter;
    std::string_view without_dots;
    std::string_view two_letters;
};

constexpr std::array kFolded = {
    FoldedLetter{U'à', "a", "a"},   FoldedLetter{U'á', "a", "a"},  FoldedLetter{U'â', "a", "a"},
    FoldedLetter{U'ä', "a", "ae"},  FoldedLetter{U'å', "a", "a"},  FoldedLetter{U'ç', "c", "c"},
    FoldedLetter{U'è', "e", "e"},   FoldedLetter{U'é', "e", "e"},  FoldedLetter{U'ê', "e", "e"},
    FoldedLetter{U'ë', "e", "e"},   FoldedLetter{U'í', "i", "i"},  FoldedLetter{U'î', "i", "i"},
    FoldedLetter{U'ï', "i", "i"},   FoldedLetter{U'ñ', "n", "n"},  FoldedLetter{U'ó', "o", "o"},
    FoldedLetter{U'ô', "o", "o"},   FoldedLetter{U'ö', "o", "oe"}, FoldedLetter{U'ø', "o", "o"},
    FoldedLetter{U'ú', "u", "u"},   FoldedLetter{U'û', "u", "u"},  FoldedLetter{U'ü', "u", "ue"},
    FoldedLetter{U'ß', "ss", "ss"}, FoldedLetter{U'č', "c", "c"},  FoldedLetter{U'ğ', "g", "g"},
    FoldedLetter{U'ş', "s", "s"},   FoldedLetter{U'š', "s", "s"},  FoldedLetter{U'ž', "z", "z"},
};

std::string folded(std::string_view normal, std::string_view FoldedLetter::*form) {
    std::string text;
    text.reserve(normal.size() + 4);
    for (std::size_t offset = 0; offset < normal.size();) {
        const base::CodePoint letter = base::decode_at(normal, offset);
        const auto* found =
            letter.value < 0x80
                ? kFolded.end()
                : std::find_if(kFolded.begin(), kFolded.end(), [&](const FoldedLetter& row) {
                      return row.letter == letter.value;
                  });
        text += found == kFolded.end() ? normal.substr(offset, letter.length) : (*found).*form;
        offset += letter.length;
    }
    return text;
}

bool has_dots(std::string_view normal) {
    return without_dots(normal) != with_two_letters(normal);
}

} // namespace

std::string without_dots(std::string_view normal) {
    return folded(normal, &FoldedLetter::without_dots);
}

std::string with_two_letters(std::string_view normal) {
    return folded(normal, &FoldedLetter::two_letters);
}

bool begins_as_typed(std::string_view normal, std::string_view typed) {
    const std::string two_letters = with_two_letters(typed);
    return with_two_letters(normal).starts_with(two_letters) ||
           (!has_dots(typed) && without_dots(normal).starts_with(two_letters));
}

} // namespace fundstelle::search
