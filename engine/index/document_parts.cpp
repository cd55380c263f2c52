#include "engine/index/document_parts.hpp"

#include "engine/index/schema.hpp"

namespace fundstelle::index {

std::string DocumentParts::read(Part part, Xapian::docid document) const {
    if (document <= records_->last()) {
        return records_->read(part, document);
    }
    const Xapian::Document later = database_.get_document(document, Xapian::DOC_ASSUME_VALID);
    switch (part) {
        case Part::Card:
            return later.get_value(kHitCardSlot);
        case Part::Words:
            return later.get_value(kTokenStreamSlot);
        case Part::Article:
            break;
    }
    return later.get_data();
}

std::string_view DocumentParts::read(Part part, Xapian::docid document, std::string& room) const {
    if (document <= records_->last()) {
        return records_->read(part, document, room);
    }
    room = read(part, document);
    return room;
}

Records records_of(const Generation& generation, const Xapian::Database& database) {
    constexpr int kFirstWithRecords = 6;
    return schema_version_of(database) < kFirstWithRecords
               ? Records()
               : Records(generation.path / kRecordsFile);
}

} // namespace fundstelle::index
