#include "engine/german/consonants.hpp"

namespace fundstelle::german {

namespace {

constexpr std::uint8_t kVowel = 0;
constexpr std::uint8_t kSilent = 7; ///< "h": beside others it may come and go ("Panther", "rauh")
constexpr std::uint8_t kForeign = 8;

/// Classes of consonants that spellings put for one another.
constexpr std::array<std::uint8_t, 256> kClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    classes.fill(kForeign);
    constexpr std::array<std::string_view, 8> kLetters = {
        "aeiouyjAEIOUYJ", "bpfvwBPFVW", "cdkqstxzCDKQSTXZ", "gG", "lL", "mnMN", "rR", "hH"};
    for (std::size_t row = 0; row < kLetters.size(); ++row) {
        for (const char letter : kLetters[row]) {
            classes[static_cast<unsigned char>(letter)] = static_cast<std::uint8_t>(row);
        }
    }
    return classes;
}();

constexpr std::uint8_t kClassOfS = kClasses['s'];

/// Each letter stands for those that may be put for it at a word's beginning; vowels and umlauts
/// are one class.
std::uint8_t class_of_first(char byte) {
    constexpr std::string_view kVowels = "aeou";
    const char letter = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    for (const std::string_view alike : kFirstLettersAlike) {
        if (alike.find(letter) != std::string_view::npos) {
            return static_cast<std::uint8_t>(alike.front());
        }
    }
    const bool is_consonant =
        letter >= 'a' && letter <= 'z' && kVowels.find(letter) == std::string_view::npos;
    return static_cast<std::uint8_t>(is_consonant ? letter : kVowels.front());
}

/// The class of the two bytes of an umlaut or "ß"; kForeign for all else.
std::uint8_t class_of_two_bytes(std::string_view text) {
    constexpr unsigned char kLead = 0xC3;
    if (text.size() < 2 || static_cast<unsigned char>(text[0]) != kLead) {
        return kForeign;
    }
    switch (static_cast<unsigned char>(text[1])) {
        case 0xA4: // ä ö ü Ä Ö Ü
        case 0xB6:
        case 0xBC:
        case 0x84:
        case 0x96:
        case 0x9C:
            return kVowel;
        case 0x9F: // ß
            return kClassOfS;
        default:
            return kForeign;
    }
}

/// Stems whose last consonant other forms do not have: "Viren", "Praxen", "höher".
bool may_lose_last_consonant(std::string_view stem) {
    return stem.ends_with("us") || stem.ends_with("is") || stem.ends_with("hoch");
}

} // namespace

Consonants consonants_of(std::string_view word) {
    Consonants found;
    if (!word.empty()) {
        found.first_letter = class_of_first(word.starts_with("ß") ? 's' : word.front());
    }
    std::uint8_t before = kVowel;
    for (std::size_t at = 0; at < word.size(); ++at) {
        std::uint8_t here = kClasses[static_cast<unsigned char>(word[at])];
        if (here == kForeign) {
            here = class_of_two_bytes(word.substr(at));
            if (here == kForeign) {
                found.is_sure = false;
                return found;
            }
            ++at;
        }
        if (here == kSilent || here == before) {
            continue;
        }
        before = here;
        if (here == kVowel) {
            continue;
        }
        if (found.count == Consonants::kMost) {
            found.goes_on = true;
            return found;
        }
        found.classes[found.count++] = here;
    }
    return found;
}

template <typename Take>
void ConsonantSet::for_each_beginning(const Consonants& word, const Take& take) {
    constexpr std::uint32_t kStep = 0x9E3779B1; // the golden ratio: spreads neighbours
    constexpr unsigned kShift = 32 - kPlaceBits;
    constexpr unsigned kClassBits = 3;
    constexpr std::uint32_t kEnd = 7; // none of the classes
    std::uint32_t number = word.first_letter;
    take((number * kStep) >> kShift);
    for (std::size_t place = 0; place < word.count; ++place) {
        number = (number << kClassBits) + word.classes[place];
        take((number * kStep) >> kShift);
    }
    if (!word.goes_on) {
        take((((number << kClassBits) + kEnd) * kStep) >> kShift);
    }
}

/// Words are in whose beginning is the whole stem, or that are the stem but for its last consonant:
/// "Ware" has the stem "waren".
void ConsonantSet::add(std::string_view stem) {
    Consonants consonants = consonants_of(stem);
    if (!consonants.is_sure) {
        return; // words that have it are not sure either
    }
    const auto add_last = [this](const Consonants& word) {
        std::size_t last = 0;
        for_each_beginning(word, [&](std::size_t place) { last = place; });
        beginnings_.set(last);
    };
    const bool goes_on = consonants.goes_on;
    consonants.goes_on = true; // so that the last beginning is that of the consonants alone
    if (goes_on || consonants.count == 0 || !may_lose_last_consonant(stem)) {
        add_last(consonants);
    }
    if (!goes_on && consonants.count > 0) {
        consonants.count -= 1;
        consonants.goes_on = may_lose_last_consonant(stem);
        add_last(consonants);
    }
}

bool ConsonantSet::may_hold(std::string_view word) const {
    const Consonants consonants = consonants_of(word);
    bool is_in = !consonants.is_sure;
    for_each_beginning(consonants, [&](std::size_t place) {
        is_in = is_in || beginnings_.test(place);
    });
    return is_in;
}

} // namespace fundstelle::german
