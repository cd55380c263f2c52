#pragma once
// What the index knows of its terms, as planning asks for it.
#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

namespace fundstelle::query {

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

    /// Gives the number of articles.
    [[nodiscard]] virtual std::size_t article_count() const = 0;
};

/// Most terms looked at for one prefix: some milliseconds.
inline constexpr std::size_t kMaxWalkedTerms = 50'000;

/// Term statistics of a Xapian database, which must outlive it.
class DatabaseStatistics final : public TermStatistics {
public:
    explicit DatabaseStatistics(const Xapian::Database& database) : database_(database) {}

    [[nodiscard]] std::size_t document_frequency(const std::string& term) const override;
    [[nodiscard]] std::vector<std::string> terms_with_prefix(
        const std::string& prefix, std::size_t limit
    ) const override;
    [[nodiscard]] std::size_t article_count() const override;

private:
    const Xapian::Database& database_;
};

} // namespace fundstelle::query
