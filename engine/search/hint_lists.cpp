// Reads the lists of hints from an index.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/german/character.hpp"
#include "engine/german/spelling.hpp"
#include "engine/german/stop_words.hpp"
#include "engine/german/tokenizer.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/stored_article.hpp"
#include "engine/search/hints.hpp"

namespace fundstelle::search {

namespace {

constexpr std::size_t kSampleArticles = 2'000; // read whole: they show how words are printed
constexpr std::size_t kFreshTitles = 2'000;    // their words are fresh
constexpr std::size_t kMaxWordBytes = 60;
constexpr std::size_t kMaxNewWords = 50'000;
constexpr float kNeverSeenPrinted = 1.5F; // of the score: it is offered as its normal form

struct DatedDocument {
    std::string published; ///< as `index::encode_instant`: sorts as the instants do
    Xapian::docid document = 0;
};

/// Newer ones first; those without a date behind, the last added first.
bool is_newer(const DatedDocument& left, const DatedDocument& right) {
    return left.published != right.published ? left.published > right.published
                                             : left.document > right.document;
}

std::vector<DatedDocument> newest_documents(const Xapian::Database& database) {
    std::vector<DatedDocument> documents;
    documents.reserve(database.get_doccount());
    auto published = database.valuestream_begin(index::kPublishedSlot);
    const auto published_end = database.valuestream_end(index::kPublishedSlot);
    const auto end = database.postlist_end({});
    for (auto document = database.postlist_begin({}); document != end; ++document) {
        while (published != published_end && published.get_docid() < *document) {
            ++published;
        }
        const bool is_dated = published != published_end && published.get_docid() == *document;
        documents.push_back({is_dated ? *published : std::string(), *document});
    }
    const auto kept = static_cast<std::ptrdiff_t>(std::min(documents.size(), kMaxListedTitles));
    std::partial_sort(documents.begin(), documents.begin() + kept, documents.end(), is_newer);
    documents.resize(static_cast<std::size_t>(kept));
    return documents;
}

/// Gives the titles of documents, in their order.
std::vector<std::string> titles_of(
    const index::DocumentParts& parts, const std::vector<DatedDocument>& documents
) {
    std::vector<std::size_t> order(documents.size()); // they lie on the disk by document
    for (std::size_t index = 0; index < order.size(); ++index) {
        order[index] = index;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return documents[left].document < documents[right].document;
    });
    std::vector<std::string> titles(documents.size());
    for (const std::size_t index : order) {
        const std::string card = parts.read(index::Part::Card, documents[index].document);
        titles[index] = index::decode_hit_card(card).title;
    }
    return titles;
}

TitleList list_titles(
    const std::vector<DatedDocument>& documents, const std::vector<std::string>& titles
) {
    std::vector<ListedTitle> listed;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t index = 0; index < documents.size(); ++index) {
        std::string folded = folded_title(titles[index]);
        const auto [place, is_new] = places.emplace(folded, listed.size());
        if (is_new) {
            listed.push_back({std::move(folded), documents[index].document, 1});
        } else {
            ++listed[place->second].copies;
        }
    }
    return TitleList(listed);
}

/// Counts how words are printed.
class PrintCounter {
public:
    void add(std::string_view text, bool only_within_sentences) {
        german::Tokenizer tokenizer(text);
        while (const std::optional<german::Token> token = tokenizer.next()) {
            const bool counts = token->kind == german::TokenKind::Word &&
                                !(only_within_sentences && token->begins_sentence);
            if (counts && token->bytes.size() <= kMaxWordBytes) {
                key_.assign(text.substr(token->bytes.begin, token->bytes.size()));
                ++counts_[key_];
            }
        }
    }

    /// Gives the most frequent print by its normal form, without hyphens as the index has it.
    [[nodiscard]] std::unordered_map<std::string, std::pair<std::string, std::uint32_t>> prints(
    ) const {
        std::unordered_map<std::string, std::pair<std::string, std::uint32_t>> prints;
        for (const auto& [printed, count] : counts_) {
            std::string normal = german::normal_form(printed);
            std::erase(normal, '-');
            auto& best = prints[std::move(normal)];
            const bool is_better =
                count > best.second || (count == best.second && printed < best.first);
            best = is_better ? std::pair{printed, count} : best;
        }
        return prints;
    }

private:
    std::unordered_map<std::string, std::uint32_t> counts_;
    std::string key_;
};

/// Words that nobody types: addresses, numbers, signs.
bool is_listable(std::string_view form) {
    if (form.size() < 2 || form.size() > kMaxWordBytes || german::is_stop_word(form)) {
        return false;
    }
    bool has_letter = false;
    for (std::size_t offset = 0; offset < form.size();) {
        const base::CodePoint next = base::decode_at(form, offset);
        const bool is_letter = german::is_letter(next.value);
        if (!is_letter && !german::is_digit(next.value)) {
            return false;
        }
        has_letter = has_letter || is_letter;
        offset += next.length;
    }
    return has_letter;
}

/// Gives the count from which on words are kept, so that they are not too many.
std::uint64_t least_count(const index::Vocabulary& vocabulary) {
    std::vector<std::size_t> words_by_count(100);
    index::WordCursor cursor = vocabulary.walk();
    while (cursor.next()) {
        ++words_by_count[std::min<std::uint64_t>(cursor.word().count, words_by_count.size() - 1)];
    }
    std::size_t kept = 0;
    std::size_t least = words_by_count.size();
    while (least > 1 && kept + words_by_count[least - 1] <= kMaxListedWords) {
        --least;
        kept += words_by_count[least];
    }
    return least;
}

/// Takes words with what is known of their prints and of fresh titles.
class WordLister {
public:
    WordLister(const PrintCounter& in_texts, const PrintCounter& in_fresh_titles)
        : prints_(in_texts.prints()), fresh_(in_fresh_titles.prints()) {}

    void take(std::string_view form, std::string_view stem, std::uint64_t count) {
        if (!is_listable(form)) {
            return;
        }
        ListedWord word;
        word.normal = form;
        word.stem = WordList::stem_hash(stem);
        constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
        word.count = static_cast<std::uint32_t>(std::min(count, kMost));
        const auto fresh = fresh_.find(word.normal);
        const double freshness = fresh == fresh_.end() ? 0 : fresh->second.second;
        word.score =
            static_cast<float>(std::log(1 + static_cast<double>(count)) + std::log(1 + freshness));
        if (const auto print = prints_.find(word.normal); print != prints_.end()) {
            word.printed = print->second.first;
        } else if (fresh != fresh_.end()) {
            word.printed = fresh->second.first;
        } else {
            word.score -= kNeverSeenPrinted;
        }
        words_.push_back(std::move(word));
    }

    [[nodiscard]] WordList finish() { return WordList(std::move(words_)); }

private:
    std::unordered_map<std::string, std::pair<std::string, std::uint32_t>> prints_;
    std::unordered_map<std::string, std::pair<std::string, std::uint32_t>> fresh_;
    std::vector<ListedWord> words_;
};

WordList list_words(
    index::Reader& reader, const PrintCounter& in_texts, const PrintCounter& in_fresh_titles
) {
    WordLister lister(in_texts, in_fresh_titles);
    // A mapping of our own goes when all was read; in the shared one it would stay in memory.
    const index::Vocabulary vocabulary(reader.generation().path / index::kVocabularyFile);
    const std::uint64_t least = least_count(vocabulary);
    index::WordCursor cursor = vocabulary.walk();
    while (cursor.next()) {
        const index::VocabularyWord word = cursor.word();
        if (word.count >= least) {
            lister.take(word.form, word.stem, word.count);
        }
    }
    const Xapian::Database& database = reader.database();
    const std::string prefix = index::new_word_key({});
    const auto end = database.metadata_keys_end(prefix);
    std::size_t taken = 0;
    for (auto entry = database.metadata_keys_begin(prefix); entry != end && taken < kMaxNewWords;
         ++entry, ++taken) {
        const std::string key = *entry;
        lister.take(index::form_of_key(key), database.get_metadata(key), 1);
    }
    return lister.finish();
}

} // namespace

Hints make_hints(index::Reader& reader) {
    const index::DocumentParts parts = reader.parts();
    const std::vector<DatedDocument> documents = newest_documents(reader.database());
    const std::vector<std::string> titles = titles_of(parts, documents);
    PrintCounter in_texts;
    PrintCounter in_fresh_titles;
    for (std::size_t index = 0; index < std::min(titles.size(), kFreshTitles); ++index) {
        in_fresh_titles.add(titles[index], true);
    }
    for (std::size_t index = 0; index < std::min(documents.size(), kSampleArticles); ++index) {
        const index::StoredTexts texts =
            reader.codec().decode_texts(parts.read(index::Part::Article, documents[index].document)
            );
        in_texts.add(texts.lead, true);
        in_texts.add(texts.body, true);
    }
    Hints hints;
    hints.titles = list_titles(documents, titles);
    hints.words = list_words(reader, in_texts, in_fresh_titles);
    hints.revision = reader.revision();
    return hints;
}

} // namespace fundstelle::search
