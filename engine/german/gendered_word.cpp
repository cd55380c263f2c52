#include "engine/german/gendered_word.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

constexpr std::string_view kPlural = "innen";
constexpr std::string_view kSingular = "in";

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [word](std::string_view ending) {
        return word.ends_with(ending);
    });
}

bool continues_word(const TextView& text, std::size_t offset) {
    const char32_t value = text.at(offset).value;
    return is_letter(value) || is_digit(value);
}

std::size_t past_letters(const TextView& text, std::size_t offset) {
    while (is_letter(text.at(offset).value)) {
        offset += text.at(offset).length;
    }
    return offset;
}

/// "der*die": the end of the second word, or `sign`.
std::size_t past_second_pronoun(const TextView& text, std::size_t begin, std::size_t sign) {
    constexpr std::size_t kLongestPronoun = 5;
    if (text.at(sign).value != U'*' || sign - begin > kLongestPronoun) {
        return sign;
    }
    const std::size_t end = past_letters(text, sign + 1);
    const bool is_pronoun = end > sign + 2 && end - sign - 1 <= kLongestPronoun;
    return is_pronoun ? end : sign;
}

/// The masculine plural of what stands before "*innen": "Kolleg" → "Kollegen", "Ärzt" → "Ärzte".
std::string masculine_plural(std::string_view base) {
    std::string plural(base);
    if (ends_with_any(base, {"er", "el", "or", "eur", "är", "ar", "en"})) {
        return plural;
    }
    const std::size_t vowel = base.find_last_of("aeiou");
    const std::size_t umlaut =
        std::max({base.rfind("ä") + 1, base.rfind("ö") + 1, base.rfind("ü") + 1});
    const bool has_umlaut = umlaut > 0 && (vowel == std::string_view::npos || umlaut > vowel);
    plural += has_umlaut || base.ends_with("zt") ? "e" : "en";
    return plural;
}

/// "BürgerInnen", "LehrerIn": where the ending begins, or the size.
std::size_t capital_ending(std::string_view printed) {
    for (const std::string_view ending : {"Innen", "In"}) {
        if (printed.size() < ending.size() + 3 || !printed.ends_with(ending)) {
            continue;
        }
        const std::string_view base = printed.substr(0, printed.size() - ending.size());
        const bool is_person =
            ending == "Innen"
                ? base.back() >= 'a' && base.back() <= 'z'
                : ends_with_any(base, {"er", "or", "ent", "ant", "ist", "eur", "log", "at"});
        if (is_person) {
            return base.size();
        }
    }
    return printed.size();
}

} // namespace

std::size_t end_of_gender(const TextView& text, std::size_t begin, std::size_t sign) {
    constexpr std::array<std::string_view, 6> kSigns = {"*", ":", "_", "/-", "/", "("};
    const auto* const found =
        std::find_if(kSigns.begin(), kSigns.end(), [&](std::string_view mark) {
            return text.starts_with(sign, mark);
        });
    if (found == kSigns.end()) {
        return sign;
    }
    const bool is_bracket = *found == "(";
    const bool may_go_on = *found == "*" || *found == ":" || *found == "_";
    const std::size_t ending = sign + found->size();
    if (text.starts_with(ending, kPlural) && may_go_on) {
        return past_letters(text, ending + kPlural.size());
    }
    for (const std::string_view form :
         {kPlural, kSingular, std::string_view("r"), std::string_view("n")}) {
        const std::size_t end = ending + form.size();
        const bool is_person = form.size() > 1 || text.starts_with(sign - 1, "e");
        if (!text.starts_with(ending, form) || !is_person) {
            continue;
        }
        if (is_bracket ? text.starts_with(end, ")") && !continues_word(text, end + 1)
                       : !continues_word(text, end)) {
            return end + (is_bracket ? 1 : 0);
        }
    }
    return past_second_pronoun(text, begin, sign);
}

std::optional<GenderedWord> gendered_word(std::string_view printed) {
    const std::size_t sign = printed.find_first_of("*:_/(");
    const std::size_t base_end = sign != std::string_view::npos ? sign : capital_ending(printed);
    if (base_end == 0 || base_end >= printed.size()) {
        return std::nullopt;
    }
    const std::string base(printed.substr(0, base_end));
    std::string ending;
    for (const char byte : printed.substr(base_end)) {
        if (std::string_view("*:_/-()").find(byte) == std::string_view::npos) {
            ending += byte == 'I' ? 'i' : byte;
        }
    }
    GenderedWord word{base + ending, {}};
    // "Straftätern/-innen": the dative's n belongs to the masculine form alone.
    const bool is_dative = ending == kPlural && ends_with_any(base, {"ern", "eln"});
    if (is_dative) {
        word.whole = base.substr(0, base.size() - 1) + ending;
        word.forms = {base};
    } else if (ending == kPlural) {
        word.forms = {masculine_plural(base)};
    } else if (ending.starts_with(kPlural)) {
        word.forms = {base + ending.substr(kPlural.size())};
    } else if (ending.size() > 2 && ending != kSingular) {
        word.forms = {base, ending};
    } else {
        word.forms = {base};
    }
    return word;
}

} // namespace fundstelle::german
