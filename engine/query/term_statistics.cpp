#include "engine/query/term_statistics.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "engine/index/compounds.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::query {

namespace {

/// Keeps the most frequent of all entries that it is told of; of equal ones those that came first.
template <typename Entry>
class MostFrequent {
public:
    explicit MostFrequent(std::size_t limit) : limit_(limit) {}

    /// `make` gives the entry, and is called only where it is kept: most are not.
    template <typename Make>
    void add(std::uint64_t count, const Make& make) {
        ++met_;
        if (kept_.size() == limit_) {
            if (limit_ == 0 || count <= kept_.front().count) {
                return;
            }
            std::pop_heap(kept_.begin(), kept_.end(), is_before);
            kept_.pop_back();
        }
        kept_.push_back({count, met_, make()});
        std::push_heap(kept_.begin(), kept_.end(), is_before);
    }

    /// How many were told of.
    [[nodiscard]] std::size_t met() const { return met_; }

    [[nodiscard]] std::vector<Entry> take() {
        std::sort_heap(kept_.begin(), kept_.end(), is_before);
        std::vector<Entry> entries;
        entries.reserve(kept_.size());
        for (Counted& counted : kept_) {
            entries.push_back(std::move(counted.entry));
        }
        return entries;
    }

private:
    struct Counted {
        std::uint64_t count;
        std::size_t place;
        Entry entry;
    };

    static bool is_before(const Counted& left, const Counted& right) {
        return left.count != right.count ? left.count > right.count : left.place < right.place;
    }

    std::size_t limit_;
    std::size_t met_ = 0;
    std::vector<Counted> kept_; ///< a heap with the last of them on top
};

} // namespace

std::vector<std::string> general_parts_of(std::string_view normal_form) {
    std::optional<index::SplitCompound> compound =
        index::StemSplitter(index::general_splitter()).split(normal_form);
    return compound ? std::move(compound->parts) : std::vector<std::string>{};
}

std::size_t DatabaseStatistics::document_frequency(const std::string& term) const {
    return postings_.get(term).size();
}

std::vector<std::string> DatabaseStatistics::terms_with_prefix(
    const std::string& prefix, std::size_t limit
) const {
    MostFrequent<std::string> found(limit);
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end && found.met() < kMaxWalkedTerms;
         ++term) {
        found.add(term.get_termfreq(), [&] { return *term; });
    }
    return found.take();
}

std::vector<WordForm> DatabaseStatistics::words_with_prefix(
    std::string_view prefix, std::size_t limit
) const {
    MostFrequent<WordForm> found(limit);
    frozen_.vocabulary->for_each_with_prefix(prefix, [&](const index::VocabularyWord& word) {
        found.add(word.count, [&] {
            return WordForm{std::string(word.form), std::string(word.stem)};
        });
        return found.met() < kMaxWalkedTerms;
    });
    const std::string key = index::new_word_key(prefix);
    const auto end = database_.metadata_keys_end(key);
    for (auto entry = database_.metadata_keys_begin(key);
         entry != end && found.met() < kMaxWalkedTerms;
         ++entry) {
        found.add(1, [&] {
            const std::string new_key = *entry;
            return WordForm{
                std::string(index::form_of_key(new_key)), database_.get_metadata(new_key)};
        });
    }
    return found.take();
}

bool DatabaseStatistics::knows_word(std::string_view form, std::string_view stem) const {
    return frozen_.vocabulary->contains(form, stem) ||
           database_.get_metadata(index::new_word_key(form)) == stem;
}

std::vector<std::string> DatabaseStatistics::compounds_with(
    std::string_view part_stem, std::size_t limit
) const {
    return postings_.compounds_of(part_stem, limit);
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
