#pragma once
// Values of all articles of one revision in memory, by document: for counting and ordering many
// matches, where reading each from the database would take longer than finding it.
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "engine/base/instant.hpp"
#include "engine/base/time_zone.hpp"

namespace fundstelle::index {

/// The values of one field as numbers, and what they stand for. A document may have several.
/// Immutable once built, then safe from any thread. Takes 4 bytes a document and 4 a value.
class ValueColumn {
public:
    /// Reads a slot of `join_values` from the first document on. Throws Xapian's errors.
    ValueColumn(const Xapian::Database& database, Xapian::valueno slot);

    /// Continues `earlier`, whose documents are unchanged, with those behind its last; those that
    /// were removed keep their values.
    ValueColumn(const ValueColumn& earlier, const Xapian::Database& database, Xapian::valueno slot);

    /// Gives the numbers of a document's values; none for unknown documents.
    [[nodiscard]] std::span<const std::uint32_t> of(Xapian::docid document) const {
        return document + 1 < begins_.size()
                   ? std::span(numbers_).subspan(
                         begins_[document], begins_[document + 1] - begins_[document]
                     )
                   : std::span<const std::uint32_t>{};
    }

    /// Gives what a number stands for.
    [[nodiscard]] std::string_view value(std::uint32_t number) const { return values_[number]; }

    /// How many different values there are; numbers are below.
    [[nodiscard]] std::size_t value_count() const { return values_.size(); }

private:
    void read(const Xapian::Database& database, Xapian::valueno slot);

    std::vector<std::uint32_t> begins_{0}; ///< by document id, into numbers_, with the end behind
    std::vector<std::uint32_t> numbers_;
    std::vector<std::string> values_;
};

/// Which documents took the place of earlier versions of their articles. For walks through hits,
/// which must meet an article once. To be read, safe from any thread.
class FirstDocuments {
public:
    /// None did.
    FirstDocuments() = default;

    /// Throws Xapian's errors.
    explicit FirstDocuments(const Xapian::Database& database) { add(database, 1); }

    /// Forgets documents that were removed.
    void remove(std::span<const Xapian::docid> documents);

    /// Adds those from `first` on. Throws Xapian's errors.
    void add(const Xapian::Database& database, Xapian::docid first);

    /// Gives under which document an article stood first.
    [[nodiscard]] Xapian::docid first(Xapian::docid document) const {
        return other(first_of_, document);
    }

    /// Gives the document that holds the article which stood first under `first`.
    [[nodiscard]] Xapian::docid now(Xapian::docid first) const { return other(now_of_, first); }

private:
    using Others = std::unordered_map<Xapian::docid, Xapian::docid>;

    static Xapian::docid other(const Others& others, Xapian::docid document) {
        const auto found = others.empty() ? others.end() : others.find(document);
        return found == others.end() ? document : found->second;
    }

    Others first_of_;
    Others now_of_;
};

/// When articles were published. Immutable once built, then safe from any thread.
class TimeColumn {
public:
    /// Of documents without a date.
    static constexpr std::int64_t kNoInstant = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

    /// Reads all; days are those of `zone`. Throws Xapian's errors.
    TimeColumn(const Xapian::Database& database, const base::TimeZone& zone);

    /// Continues `earlier`, whose documents are unchanged but for `removed`, with those behind its
    /// last.
    TimeColumn(
        const TimeColumn& earlier,
        std::span<const Xapian::docid> removed,
        const Xapian::Database& database,
        const base::TimeZone& zone
    );

    /// Gives UTC seconds since 1970, or kNoInstant.
    [[nodiscard]] std::int64_t seconds(Xapian::docid document) const {
        return document < seconds_.size() ? seconds_[document] : kNoInstant;
    }

    /// Gives the day in the zone, counted from 1970-01-01, or kNoDay.
    [[nodiscard]] std::int32_t day(Xapian::docid document) const {
        return document < days_.size() ? days_[document] : kNoDay;
    }

    /// All documents of the revision: newest first, ties by first document, undated last.
    [[nodiscard]] std::span<const Xapian::docid> newest_first() const { return newest_first_; }

    [[nodiscard]] const FirstDocuments& firsts() const { return firsts_; }

    /// Gives the documents published in a range, newest first; those without a date are in none.
    [[nodiscard]] std::span<const Xapian::docid> published_in(const base::InstantRange& range
    ) const;

private:
    void remove(std::span<const Xapian::docid> documents);
    void read(const Xapian::Database& database, const base::TimeZone& zone);

    std::vector<std::int64_t> seconds_;
    std::vector<std::int32_t> days_;
    std::vector<Xapian::docid> newest_first_;
    FirstDocuments firsts_;
};

/// How many words each document has, as BM25 counts them. Immutable once built, then safe from any
/// thread.
class LengthColumn {
public:
    /// Reads all. Throws Xapian's errors.
    explicit LengthColumn(const Xapian::Database& database);

    /// Continues `earlier`, whose documents are unchanged but for `removed`, with those behind its
    /// last.
    LengthColumn(
        const LengthColumn& earlier,
        std::span<const Xapian::docid> removed,
        const Xapian::Database& database
    );

    /// Whether there is such a document.
    [[nodiscard]] bool holds(Xapian::docid document) const {
        return document < lengths_.size() && lengths_[document] != kNone;
    }

    /// Gives the length of a document up to the last. REQUIRES that it exists.
    [[nodiscard]] float length(Xapian::docid document) const { return lengths_[document]; }

    /// Gives the lengths by document.
    [[nodiscard]] std::span<const float> lengths() const { return lengths_; }

    /// Calls `take` with each document, ascending.
    template <typename Take>
    void for_each_document(const Take& take) const {
        for (Xapian::docid document = 1; document < lengths_.size(); ++document) {
            if (lengths_[document] != kNone) {
                take(document);
            }
        }
    }

private:
    static constexpr float kNone = -1;

    void read(const Xapian::Database& database);

    std::vector<float> lengths_{kNone}; ///< by document id; document 0 does not exist
};

} // namespace fundstelle::index
