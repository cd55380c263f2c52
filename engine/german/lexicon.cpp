#include "engine/german/lexicon.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/german/general_lexicon/words.hpp"

namespace fundstelle::german {

namespace {

using Endings = std::vector<std::string_view>;

constexpr std::array<std::string_view, 6> kAdjectiveEndings = {"", "e", "em", "en", "er", "es"};

constexpr std::array<std::string_view, 7> kVerbEndings = {
    "en", "e", "t", "te", "ten", "test", "st"};

std::string_view cut_until(std::string_view& text, char mark) {
    const std::size_t at = std::min(text.find(mark), text.size());
    const std::string_view head = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return head;
}

Endings split_endings(std::string_view text) {
    Endings endings;
    do {
        endings.push_back(cut_until(text, ','));
    } while (!text.empty());
    return endings;
}

/// Words of newspapers that are younger than the dictionary, in its format, by hand.
constexpr std::string_view kYoungerWords =
    "brexit b0+4\n"
    "corona b0+6\n"
    "covid b0+2\n"
    "google b0+3\n"
    "handy +4\n"
    "internet +6\n"
    "lockdown b2+3\n"
    "nato b0+4\n"
    "online +6\n"
    "pandemie +5\n"
    "podcast b0+2\n"
    "smartphone b0+3\n"
    "twitter +3\n"
    "virus +4\n";

void raise(std::optional<std::uint8_t>& value, std::uint8_t other) {
    value = std::max(value.value_or(0), other);
}

} // namespace

/// Reads the lines of general_lexicon/words.txt; what they say is written in README.md beside it.
class Lexicon::Reader {
public:
    explicit Reader(Lexicon& lexicon) : lexicon_(lexicon) {}

    void read(std::string_view line) {
        if (line.starts_with("# ")) {
            classes_.at(static_cast<unsigned char>(line[2])) = split_endings(line.substr(4));
            return;
        }
        const std::string_view word = cut_until(line, ' ');
        for (; line.size() >= 2; line.remove_prefix(2)) {
            take(word, line[0], static_cast<std::uint8_t>(line[1] - '0'));
        }
    }

private:
    void take(std::string_view word, char role, std::uint8_t productivity) {
        switch (role) {
            case '+':
                raise(lexicon_.at(word).as_first, productivity);
                break;
            case '%':
                lexicon_.at(word).is_verb = true;
                break;
            case '!':
                take_verb(word);
                break;
            case '~':
                for (const std::string_view ending : kAdjectiveEndings) {
                    take_head(word, ending, productivity);
                }
                break;
            default:
                for (const std::string_view ending :
                     classes_.at(static_cast<unsigned char>(role))) {
                    take_head(word, ending, productivity).is_noun = true;
                }
        }
    }

    LexiconWord& take_head(
        std::string_view word, std::string_view ending, std::uint8_t productivity
    ) {
        form_.assign(word).append(ending);
        LexiconWord& entry = lexicon_.at(form_);
        raise(entry.as_head, productivity);
        entry.is_base = entry.is_base || ending.empty();
        return entry;
    }

    void take_verb(std::string_view infinitive) {
        const std::string_view stem = infinitive.substr(0, infinitive.size() - 2);
        for (const std::string_view ending : kVerbEndings) {
            form_.assign(stem).append(ending);
            lexicon_.at(form_).is_simple_verb = true;
        }
    }

    Lexicon& lexicon_;
    std::array<Endings, 128> classes_;
    std::string form_;
};

Lexicon Lexicon::general() {
    Lexicon lexicon;
    lexicon.words_.reserve(80'000);
    Reader reader(lexicon);
    const auto read_all = [&reader](std::string_view lines) {
        while (!lines.empty()) {
            reader.read(cut_until(lines, '\n'));
        }
    };
    std::for_each(std::begin(kGeneralWords), std::end(kGeneralWords), read_all);
    read_all(kYoungerWords);
    return lexicon;
}

void Lexicon::add(std::string_view normal_form, std::uint64_t frequency) {
    at(normal_form).frequency += frequency;
}

const LexiconWord* Lexicon::find(std::string_view normal_form) const {
    const auto found = words_.find(normal_form);
    return found == words_.end() ? nullptr : &found->second;
}

std::uint64_t Lexicon::frequency(std::string_view normal_form) const {
    const LexiconWord* word = find(normal_form);
    return word == nullptr ? 0 : word->frequency;
}

void Lexicon::for_each(
    const std::function<void(const std::string& normal_form, const LexiconWord&)>& visit
) const {
    for (const auto& [text, word] : words_) {
        visit(text, word);
    }
}

LexiconWord& Lexicon::at(std::string_view normal_form) {
    const auto found = words_.find(normal_form);
    return found != words_.end() ? found->second
                                 : words_.emplace(normal_form, LexiconWord{}).first->second;
}

} // namespace fundstelle::german
