#include "engine/query/term_statistics.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "engine/index/compounds.hpp"
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

std::vector<std::string> general_parts_of(std::string_view normal_form) {
    std::optional<index::SplitCompound> compound =
        index::StemSplitter(index::general_splitter()).split(normal_form);
    return compound ? std::move(compound->parts) : std::vector<std::string>{};
}

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

std::vector<std::string> DatabaseStatistics::compounds_with(
    std::string_view part_stem, std::size_t limit
) const {
    std::vector<Counted<std::string>> found;
    frozen_.compounds->for_each_with(part_stem, [&](std::string_view stem, std::uint64_t count) {
        found.push_back({count, std::string(stem)});
        return found.size() < kMaxWalkedTerms;
    });
    const std::string prefix = index::new_compound_key(index::within_prefix(part_stem));
    const auto end = database_.metadata_keys_end(prefix);
    for (auto key = database_.metadata_keys_begin(prefix);
         key != end && found.size() < kMaxWalkedTerms;
         ++key) {
        const std::string new_key = *key;
        found.push_back({1, std::string(index::compound_of_key(index::within_of_key(new_key)))});
    }
    return most_frequent(std::move(found), limit);
}

std::vector<std::string> DatabaseStatistics::parts_of(
    std::string_view normal_form, std::string_view stem
) const {
    std::vector<std::string> parts = frozen_.compounds->parts_of(stem);
    return parts.empty() ? general_parts_of(normal_form) : parts;
}

const index::TokenCodes& DatabaseStatistics::token_codes() const {
    return frozen_.codebook->tokens;
}

std::size_t DatabaseStatistics::article_count() const {
    return database_.get_doccount();
}

} // namespace fundstelle::query
