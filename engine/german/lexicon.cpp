#include "engine/german/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "engine/german/general_lexicon/words.hpp"

namespace fundstelle::german {

namespace {

using Endings = std::vector<std::string_view>;

constexpr std::array<std::string_view, 6> kAdjectiveEndings = {"", "e", "em", "en", "er", "es"};

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

void raise(std::optional<std::uint8_t>& value, std::uint8_t other) {
    value = std::max(value.value_or(0), other);
}

/// The endings of each class of nouns; filled by the lines "# g ,e,en,es,s", which stand first.
std::array<Endings, 128>& fill(std::array<Endings, 128>& classes, std::string_view line) {
    line.remove_prefix(2);
    const auto name = static_cast<unsigned char>(line.front());
    line.remove_prefix(2);
    classes.at(name) = split_endings(line);
    return classes;
}

} // namespace

Lexicon Lexicon::general() {
    Lexicon lexicon;
    lexicon.words_.reserve(80'000);
    std::array<Endings, 128> classes;
    std::string form;
    for (std::string_view rest(kGeneralWords, sizeof(kGeneralWords) - 1); !rest.empty();) {
        std::string_view line = cut_until(rest, '\n');
        if (line.starts_with('#')) {
            fill(classes, line);
            continue;
        }
        const std::string_view word = cut_until(line, ' ');
        for (; line.size() >= 2; line.remove_prefix(2)) {
            const char role = line[0];
            const auto productivity = static_cast<std::uint8_t>(line[1] - '0');
            if (role == '+') {
                raise(lexicon.at(word).as_first, productivity);
                continue;
            }
            if (role == '!') {
                const std::string_view stem = word.substr(0, word.size() - 2);
                for (const std::string_view ending : {"en", "e", "t", "te", "ten", "test", "st"}) {
                    form.assign(stem).append(ending);
                    lexicon.at(form).is_simple_verb = true;
                }
                continue;
            }
            if (role == '%') {
                lexicon.at(word).is_verb = true;
                continue;
            }
            const auto add = [&](std::string_view ending) {
                form.assign(word).append(ending);
                LexiconWord& entry = lexicon.at(form);
                raise(entry.as_head, productivity);
                entry.is_noun = entry.is_noun || role != '~';
                entry.is_base = entry.is_base || ending.empty();
            };
            if (role == '~') {
                std::for_each(kAdjectiveEndings.begin(), kAdjectiveEndings.end(), add);
            } else {
                const Endings& endings = classes.at(static_cast<unsigned char>(role));
                std::for_each(endings.begin(), endings.end(), add);
            }
        }
    }
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
