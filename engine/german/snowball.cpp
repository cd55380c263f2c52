#include "engine/german/snowball.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

#include "engine/base/utf8.hpp"

namespace fundstelle::german {

namespace {

constexpr std::size_t kMaxLetters = 120;

// While stemming, capitals are a u or y between vowels, which counts as a consonant.
constexpr std::u32string_view kVowels = U"aeiouyäöü";
constexpr std::u32string_view kSEndings = U"bdfghklmnrt";
constexpr std::u32string_view kStEndings = U"bdfghklmnt";
constexpr std::u32string_view kEtEndings = U"dfgklmnrstUzä";

bool is_one_of(char32_t letter, std::u32string_view letters) {
    return letters.find(letter) != std::u32string_view::npos;
}

bool is_vowel(char32_t letter) {
    return is_one_of(letter, kVowels);
}

/// One word on its way to its stem.
class Stemming {
public:
    /// False where the word is too long or not valid UTF-8.
    bool load(std::string_view word) {
        for (std::size_t offset = 0; offset < word.size();) {
            const base::CodePoint letter = base::decode_at(word, offset);
            const bool is_broken = letter.value == 0xFFFD && letter.length == 1;
            if (size_ + 1 >= kMaxLetters || is_broken) {
                return false;
            }
            letters_[size_++] = letter.value;
            offset += letter.length;
        }
        return true;
    }

    void run(VowelPairs vowel_pairs) {
        mark_consonants();
        unify_spelling(vowel_pairs);
        mark_regions();
        strip_inflection();
        strip_comparison();
        strip_derivation();
    }

    [[nodiscard]] std::string text() const {
        std::string text;
        for (std::size_t index = 0; index < size_; ++index) {
            base::append_code_point(text, plain(letters_[index]));
        }
        return text;
    }

private:
    static char32_t plain(char32_t letter) {
        switch (letter) {
            case U'U':
            case U'ü':
                return U'u';
            case U'Y':
                return U'y';
            case U'ä':
                return U'a';
            case U'ö':
                return U'o';
            default:
                return letter;
        }
    }

    void mark_consonants() {
        for (std::size_t index = 1; index + 1 < size_; ++index) {
            const bool is_between_vowels =
                is_vowel(letters_[index - 1]) && is_vowel(letters_[index + 1]);
            if (is_between_vowels && letters_[index] == U'u') {
                letters_[index] = U'U';
            } else if (is_between_vowels && letters_[index] == U'y') {
                letters_[index] = U'Y';
            }
        }
    }

    /// ß becomes ss; ae, oe and ue become umlauts, but not the ue of "que".
    void unify_spelling(VowelPairs vowel_pairs) {
        std::array<char32_t, kMaxLetters * 2> unified{};
        std::size_t size = 0;
        for (std::size_t index = 0; index < size_; ++index) {
            const char32_t letter = letters_[index];
            const char32_t next = index + 1 < size_ ? letters_[index + 1] : U'\0';
            if (letter == U'ß') {
                unified[size++] = U's';
                unified[size++] = U's';
            } else if (letter == U'q' && next == U'u') {
                unified[size++] = letter;
                unified[size++] = next;
                ++index;
            } else if (vowel_pairs == VowelPairs::Umlauts && next == U'e' && (letter == U'a' || letter == U'o' || letter == U'u')) {
                unified[size++] = letter == U'a' ? U'ä' : letter == U'o' ? U'ö' : U'ü';
                ++index;
            } else {
                unified[size++] = letter;
            }
        }
        letters_ = unified;
        size_ = size;
    }

    /// The region behind the first consonant that follows a vowel at or after `begin`.
    [[nodiscard]] std::size_t region_from(std::size_t begin) const {
        std::size_t index = begin;
        while (index < size_ && !is_vowel(letters_[index])) {
            ++index;
        }
        while (index < size_ && is_vowel(letters_[index])) {
            ++index;
        }
        return std::min(index + 1, size_);
    }

    void mark_regions() {
        constexpr std::size_t kLeastBefore = 3;
        if (size_ < kLeastBefore) {
            region1_ = size_;
            region2_ = size_;
            return;
        }
        const std::size_t first = region_from(0);
        region2_ = region_from(first);
        region1_ = std::max(first, kLeastBefore);
    }

    [[nodiscard]] std::size_t longest_suffix(std::initializer_list<std::u32string_view> suffixes
    ) const {
        std::size_t longest = 0;
        for (const std::u32string_view suffix : suffixes) {
            if (suffix.size() > longest && ends_with(suffix)) {
                longest = suffix.size();
            }
        }
        return longest;
    }

    [[nodiscard]] bool ends_with(std::u32string_view suffix) const {
        return ends_with_before(suffix, 0);
    }

    /// Whether `suffix` stands before the last `cut` letters.
    [[nodiscard]] bool ends_with_before(std::u32string_view suffix, std::size_t cut) const {
        return size_ >= suffix.size() + cut &&
               std::equal(
                   suffix.begin(),
                   suffix.end(),
                   letters_.begin() + static_cast<std::ptrdiff_t>(size_ - cut - suffix.size())
               );
    }

    [[nodiscard]] char32_t letter_before(std::size_t suffix_size) const {
        return size_ > suffix_size ? letters_[size_ - suffix_size - 1] : U'\0';
    }

    void drop_if(bool condition, std::size_t letters) {
        size_ -= condition ? letters : std::size_t{0};
    }

    [[nodiscard]] bool is_in_region1(std::size_t suffix_size) const {
        return size_ - suffix_size >= region1_;
    }
    [[nodiscard]] bool is_in_region2(std::size_t suffix_size) const {
        return size_ - suffix_size >= region2_;
    }

    /// -e, -en, -es, -ern, -er, -em, -s, -erin, -erinnen, -ln, -lns
    void strip_inflection() {
        const std::size_t suffix = longest_suffix(
            {U"em", U"ern", U"er", U"e", U"en", U"es", U"s", U"erin", U"erinnen", U"ln", U"lns"}
        );
        if (suffix == 0 || !is_in_region1(suffix)) {
            return;
        }
        if (ends_with(U"erin") || ends_with(U"erinnen")) {
            size_ -= suffix - 2; // to -er
        } else if (ends_with(U"ln") || ends_with(U"lns")) {
            size_ -= suffix - 1; // to -l
        } else if (ends_with(U"em")) {
            drop_if(!ends_with(U"system"), suffix);
        } else if (ends_with(U"ern") || ends_with(U"er")) {
            size_ -= suffix;
        } else if (suffix == 1 && ends_with(U"s")) {
            drop_if(is_one_of(letter_before(1), kSEndings), 1);
        } else {
            size_ -= suffix;
            drop_if(ends_with(U"niss"), 1);
        }
    }

    /// -en, -er, -est, -st, -et
    void strip_comparison() {
        const std::size_t suffix = longest_suffix({U"en", U"er", U"est", U"st", U"et"});
        if (suffix == 0 || !is_in_region1(suffix)) {
            return;
        }
        constexpr std::size_t kLeastBeforeSt = 6;
        if (suffix == 2 && ends_with(U"st")) {
            drop_if(is_one_of(letter_before(2), kStEndings) && size_ >= kLeastBeforeSt, 2);
        } else if (ends_with(U"et")) {
            drop_if(is_one_of(letter_before(2), kEtEndings) && !keeps_et(), 2);
        } else {
            size_ -= suffix;
        }
    }

    /// Words whose -et belongs to them ("Internet", "Ticket", "Planet").
    [[nodiscard]] bool keeps_et() const {
        for (const std::u32string_view before : {U"geordn", U"intern", U"plan", U"tick", U"tr"}) {
            if (ends_with_before(before, 2)) {
                return true;
            }
        }
        return false;
    }

    /// -end, -ung, -ig, -ik, -isch, -lich, -heit, -keit
    void strip_derivation() {
        const std::size_t suffix =
            longest_suffix({U"end", U"ung", U"ig", U"ik", U"isch", U"lich", U"heit", U"keit"});
        if (suffix == 0 || !is_in_region2(suffix)) {
            return;
        }
        if (ends_with(U"end") || ends_with(U"ung")) {
            size_ -= suffix;
            strip_in_region2(U"ig", U'e');
        } else if (ends_with(U"lich") || ends_with(U"heit")) {
            size_ -= suffix;
            const bool has_inner = (ends_with(U"er") || ends_with(U"en")) && is_in_region1(2);
            drop_if(has_inner, 2);
        } else if (ends_with(U"keit")) {
            size_ -= suffix;
            strip_in_region2(U"lich", U'\0');
            strip_in_region2(U"ig", U'\0');
        } else {
            drop_if(letter_before(suffix) != U'e', suffix);
        }
    }

    /// Strips a suffix in the second region unless `forbidden` stands before it.
    void strip_in_region2(std::u32string_view suffix, char32_t forbidden) {
        const bool fits = ends_with(suffix) && is_in_region2(suffix.size()) &&
                          (forbidden == U'\0' || letter_before(suffix.size()) != forbidden);
        drop_if(fits, suffix.size());
    }

    std::array<char32_t, kMaxLetters * 2> letters_{};
    std::size_t size_ = 0;
    std::size_t region1_ = 0;
    std::size_t region2_ = 0;
};

} // namespace

std::string snowball_stem(std::string_view word, VowelPairs vowel_pairs) {
    Stemming stemming;
    if (!stemming.load(word)) {
        return std::string(word);
    }
    stemming.run(vowel_pairs);
    return stemming.text();
}

} // namespace fundstelle::german
