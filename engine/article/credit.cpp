#include "engine/article/credit.hpp"

#include <array>
#include <cctype>
#include <cstddef>

#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

/// Ends of the words that announce a credit: "Foto", "Archivfoto", "Symbolbild", "Infografik".
constexpr auto kPictureWords = std::to_array<std::string_view>(
    {"foto",
     "fotos",
     "bild",
     "bilder",
     "grafik",
     "grafiken",
     "illustration",
     "karte",
     "screenshot",
     "photo",
     "montage",
     "collage",
     "karikatur",
     "zeichnung",
     "repro"}
);

bool is_letter(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalpha(byte) != 0;
}

/// Tells whether a picture's word ends at `end`.
bool is_picture_word_before(std::string_view text, std::size_t end) {
    constexpr std::size_t kLongest = 40;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongest &&
           (is_letter(text[begin - 1]) || text[begin - 1] == '-')) {
        --begin;
    }
    const std::string word = base::in_lower_case(text.substr(begin, end - begin));
    for (const std::string_view picture : kPictureWords) {
        if (word.ends_with(picture)) {
            return true;
        }
    }
    return false;
}

/// Gives where the credit's names begin; nothing where no credit is announced.
std::optional<std::size_t> credit_begin(std::string_view text) {
    constexpr std::string_view kCopyright = "©";
    for (std::size_t colon = text.rfind(':'); colon != std::string_view::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        if (is_picture_word_before(text, colon)) {
            return colon + 1;
        }
    }
    const std::size_t copyright = text.rfind(kCopyright);
    return copyright == std::string_view::npos ? std::nullopt
                                               : std::optional(copyright + kCopyright.size());
}

} // namespace

std::optional<std::string> read_credit(std::string_view paragraph) {
    constexpr std::size_t kMaxCodePoints = 100;
    constexpr std::size_t kMaxTailBytes = 600; // a credit stands at the end; more is not looked at
    std::string_view text = trimmed(paragraph);
    if (text.size() > kMaxTailBytes) {
        text.remove_prefix(text.size() - kMaxTailBytes);
    }
    const std::optional<std::size_t> begin = credit_begin(text);
    if (!begin) {
        return std::nullopt;
    }
    std::string_view names = trimmed(text.substr(*begin));
    const bool has_opening = names.find('(') != std::string_view::npos;
    while (!names.empty() && (names.back() == '.' || (names.back() == ')' && !has_opening))) {
        names = trimmed(names.substr(0, names.size() - 1));
    }
    // What goes on with a sentence is no credit: "Das Foto: ein Glücksfall. Es entstand 1989".
    const bool is_sentence = names.find(". ") != std::string_view::npos && names.find(". ") > 3;
    if (names.empty() || is_sentence || base::count_code_points(names) > kMaxCodePoints) {
        return std::nullopt;
    }
    return std::string(names);
}

} // namespace fundstelle::article
