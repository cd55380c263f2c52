#include "engine/query/term_statistics.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "engine/index/schema.hpp"

namespace fundstelle::query {

namespace {

template <typename Entry>
struct Counted {
    std::uint64_t count = 0;
    Entry entry;
};

/// Gives the most frequent entries; of equal ones those that came first.
template <typename Entry>
std::vector<Entry> most_frequent(std::vector<Counted<Entry>> found, std::size_t limit) {
    std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
        return left.count > right.count;
    });
    found.resize(std::min(limit, found.size()));
    std::vector<Entry> entries;
    entries.reserve(found.size());
    for (Counted<Entry>& counted : found) {
        entries.push_back(std::move(counted.entry));
    }
    return entries;
}

} // namespace

std::size_t DatabaseStatistics::document_frequency(const std::string& term) const {
    return database_.get_termfreq(term);
}

std::vector<std::string> DatabaseStatistics::terms_with_prefix(
    const std::string& prefix, std::size_t limit
) const {
    std::vector<Counted<std::string>> found;
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix);
         term != end && found.size() < kMaxWalkedTerms;
         ++term) {
        found.push_back({term.get_termfreq(), *term});
    }
    return most_frequent(std::move(found), limit);
}

std::vector<WordForm> DatabaseStatistics::words_with_prefix(
    std::string_view prefix, std::size_t limit
) const {
    std::vector<Counted<WordForm>> found;
    frozen_.vocabulary->for_each_with_prefix(prefix, [&](const index::VocabularyWord& word) {
        found.push_back({word.count, {std::string(word.form), std::string(word.stem)}});
        return found.size() < kMaxWalkedTerms;
    });
    const std::string key = index::new_word_key(prefix);
    const auto end = database_.metadata_keys_end(key);
    for (auto entry = database_.metadata_keys_begin(key);
         entry != end && found.size() < kMaxWalkedTerms;
         ++entry) {
        const std::string new_key = *entry;
        found.push_back(
            {1, {std::string(index::form_of_key(new_key)), database_.get_metadata(new_key)}}
        );
    }
    return most_frequent(std::move(found), limit);
}

const index::TokenCodes& DatabaseStatistics::token_codes() const {
    return frozen_.codebook->tokens;
}

std::size_t DatabaseStatistics::article_count() const {
    return database_.get_doccount();
}

} // namespace fundstelle::query
