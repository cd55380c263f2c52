#include "engine/index/word_table.hpp"

namespace fundstelle::index {

namespace {

constexpr char kSeparator = '\x1f';

struct Spelling {
    std::string_view form;
    std::string_view stem;
};

Spelling split(std::string_view spelling) {
    const std::size_t separator = spelling.find(kSeparator);
    return {spelling.substr(0, separator), spelling.substr(separator + 1)};
}

} // namespace

bool is_printed(german::TermRole role) {
    return role == german::TermRole::Whole || role == german::TermRole::Part;
}

WordTable::Word& WordTable::known(const german::Term& term) {
    const std::size_t index = term.known_word - first_;
    if (index >= words_.size()) {
        words_.resize(index + 1);
        spellings_.resize(index + 1);
    }
    if (spellings_[index].empty()) {
        spellings_[index].assign(term.normal).append(1, kSeparator).append(term.stem);
        words_[index].code = codes_.code_of(term.normal, term.stem);
    }
    return words_[index];
}

TokenCode WordTable::take(const german::Term& term) {
    if (!is_printed(term.role)) {
        other_stems_.emplace_back(term.stem);
        return TokenCodes::stem_only_code(term.stem);
    }
    if (term.known_word < first_) {
        other_stems_.emplace_back(term.stem);
        drained_.add(term.normal, term.stem, 1);
        return codes_.code_of(term.normal, term.stem);
    }
    Word& word = known(term);
    if (word.in_article++ == 0) {
        of_article_.push_back(term.known_word - first_);
    }
    return word.code;
}

void WordTable::end_article(
    std::uint32_t first_known_word,
    const std::function<void(std::string_view stem, std::uint32_t count)>& take_stem
) {
    for (const std::uint32_t index : of_article_) {
        Word& word = words_[index];
        take_stem(split(spellings_[index]).stem, word.in_article);
        if (word.since_drain == 0) {
            since_drain_.push_back(index);
        }
        word.since_drain += word.in_article;
        word.in_article = 0;
    }
    of_article_.clear();
    for (const std::string& stem : other_stems_) {
        take_stem(stem, 1);
    }
    other_stems_.clear();
    if (first_known_word != first_) {
        forget();
        first_ = first_known_word;
    }
}

/// The analyzer has begun anew: its numbers below the first one are no longer used.
void WordTable::forget() {
    collect();
    words_.clear();
    spellings_.clear();
}

void WordTable::collect() {
    for (const std::uint32_t index : since_drain_) {
        const Spelling spelling = split(spellings_[index]);
        drained_.add(spelling.form, spelling.stem, words_[index].since_drain);
        words_[index].since_drain = 0;
    }
    since_drain_.clear();
}

void WordTable::drain(const std::function<void(const VocabularyWord&)>& take_word) {
    collect();
    drained_.for_each(take_word);
    drained_.clear();
}

} // namespace fundstelle::index
