#pragma once
// What the index knows of its terms, as planning asks for it.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/snapshot.hpp"
#include "engine/index/token_codes.hpp"

namespace fundstelle::query {

/// A word form of the index and its stem.
struct WordForm {
    std::string form;
    std::string stem;
};

/// A seam between planning and Xapian's databases. One thread at a time.
class TermStatistics {
public:
    virtual ~TermStatistics() = default;

    /// Gives in how many articles a term stands.
    [[nodiscard]] virtual std::size_t document_frequency(const std::string& term) const = 0;

    /// Gives up to `limit` terms that begin with `prefix`, the most frequent first. Walks over at
    /// most `kMaxWalkedTerms`.
    [[nodiscard]] virtual std::vector<std::string> terms_with_prefix(
        const std::string& prefix, std::size_t limit
    ) const = 0;

    /// Gives up to `limit` word forms that begin with `prefix`, the most frequent first. Walks over
    /// at most `kMaxWalkedTerms`.
    [[nodiscard]] virtual std::vector<WordForm> words_with_prefix(
        std::string_view prefix, std::size_t limit
    ) const = 0;

    /// Tells whether a word stands in an article in this form.
    [[nodiscard]] virtual bool knows_word(std::string_view form, std::string_view stem) const = 0;

    /// Gives up to `limit` stems of compounds that hold a word, the most frequent first.
    [[nodiscard]] virtual std::vector<std::string> compounds_with(
        std::string_view part_stem, std::size_t limit
    ) const = 0;

    /// Gives the stems of the parts of a word, the head last; empty where it is no compound.
    [[nodiscard]] virtual std::vector<std::string> parts_of(
        std::string_view normal_form, std::string_view stem
    ) const = 0;

    /// Gives the codes in which the articles' words are written.
    [[nodiscard]] virtual const index::TokenCodes& token_codes() const = 0;

    /// Gives the number of articles.
    [[nodiscard]] virtual std::size_t article_count() const = 0;
};

/// Most terms looked at for one prefix: some milliseconds.
inline constexpr std::size_t kMaxWalkedTerms = 50'000;

/// Gives what `TermStatistics::parts_of` gives, by the general lexicon alone.
[[nodiscard]] std::vector<std::string> general_parts_of(std::string_view normal_form);

/// Term statistics of an open generation, whose reader must outlive it.
class DatabaseStatistics final : public TermStatistics {
public:
    explicit DatabaseStatistics(const index::Reader& reader)
        : database_(reader.database()),
          frozen_(reader.frozen()),
          postings_(frozen_.postings->at(database_)) {}

    [[nodiscard]] std::size_t document_frequency(const std::string& term) const override;
    [[nodiscard]] std::vector<std::string> terms_with_prefix(
        const std::string& prefix, std::size_t limit
    ) const override;
    [[nodiscard]] std::vector<WordForm> words_with_prefix(
        std::string_view prefix, std::size_t limit
    ) const override;
    [[nodiscard]] bool knows_word(std::string_view form, std::string_view stem) const override;
    [[nodiscard]] std::vector<std::string> compounds_with(
        std::string_view part_stem, std::size_t limit
    ) const override;
    [[nodiscard]] std::vector<std::string> parts_of(
        std::string_view normal_form, std::string_view stem
    ) const override;
    [[nodiscard]] const index::TokenCodes& token_codes() const override;
    [[nodiscard]] std::size_t article_count() const override;

private:
    const Xapian::Database& database_;
    const index::FrozenParts& frozen_;
    index::RevisionPostings postings_;
};

} // namespace fundstelle::query
