#pragma once
// The parts of documents, wherever they lie: in the file of records, or in Xapian's tables.
#include <string>
#include <string_view>

#include <xapian.h>

#include "engine/index/generation.hpp"
#include "engine/index/records.hpp"

namespace fundstelle::index {

/// The parts of all documents of the revision that a database reads: of those that the generation
/// was made with from its file, of later ones from the database. Belongs to the database's thread.
class DocumentParts {
public:
    /// `records` must outlive it. Of a generation without the file, as older programs made them,
    /// they are none.
    DocumentParts(const Records& records, const Xapian::Database& database)
        : records_(&records), database_(database) {}

    [[nodiscard]] const Xapian::Database& database() const { return database_; }

    /// Gives a part of a document. REQUIRES that there is one. Throws as `Records::read`, and
    /// Xapian's errors.
    [[nodiscard]] std::string read(Part part, Xapian::docid document) const;

    /// Likewise, into `room`, which is used again and again: a view of it, valid until the next
    /// use.
    [[nodiscard]] std::string_view read(Part part, Xapian::docid document, std::string& room) const;

private:
    const Records* records_;
    Xapian::Database database_;
};

/// Opens the file of records of a generation that is read as it is, also one of an older program;
/// those had none up to schema version 5. Throws as `Records`.
[[nodiscard]] Records records_of(const Generation& generation, const Xapian::Database& database);

} // namespace fundstelle::index
