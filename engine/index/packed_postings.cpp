#include "engine/index/packed_postings.hpp"

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/packed_postings_format.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

/// A walk over the lists of a file that keeps little of a large one resident.
class Walk {
public:
    explicit Walk(const HashedFile& file) : file_(file), is_large_(file.bytes() > kSmallBytes) {}

    /// One list more.
    void step() {
        constexpr std::size_t kLeaveEvery = 1024;
        steps_ += 1;
        if (is_large_ && steps_ % kLeaveEvery == 0) {
            file_.leave_pages();
        }
    }

private:
    static constexpr std::size_t kSmallBytes = 64u * 1024 * 1024;

    const HashedFile& file_;
    const bool is_large_;
    std::size_t steps_ = 0;
};

} // namespace

bool is_packed(std::string_view term) {
    return !term.starts_with(kIdPrefix) && !term.starts_with(kBandPrefix);
}

PackedPostings::PackedPostings(const std::filesystem::path& path) : file_(path, kPostingsMagic) {}

PostingView PackedPostings::of_term(std::string_view term) const {
    const auto value = file_.find(hash_of_key(term, kListOfTerm));
    return value ? list_at(*value) : PostingView{};
}

std::optional<PostingView> PackedPostings::in_compounds_of(std::string_view part_stem) const {
    const auto value = file_.find(hash_of_key(part_stem, kListInCompounds));
    return value ? std::optional(list_at(*value)) : std::nullopt;
}

PostingView PackedPostings::list_at(std::string_view value) const {
    if (!value.starts_with(kLiesInBody)) {
        return PostingView::of_all_bytes(value, last_document());
    }
    ByteReader reader(value.substr(1));
    const std::size_t size = reader.number();
    return PostingView::of_packed(file_.from(reader.number()), size, last_document());
}

Xapian::docid PackedPostings::last_document() const {
    return static_cast<Xapian::docid>(file_.number(kLastDocument));
}

std::size_t PackedPostings::documents() const {
    return file_.number(kDocumentCount);
}

bool PackedPostings::is_whole() const {
    if (!file_.is_whole()) {
        return false;
    }
    try {
        Walk walk(file_);
        file_.for_each([&](std::string_view value) {
            walk.step();
            list_at(value).for_each([](Xapian::docid, Xapian::termcount) {});
        });
        return true;
    } catch (const base::Error&) {
        return false;
    }
}

bool PackedPostings::agrees_with(const Xapian::Database& database) const {
    if (database.get_lastdocid() != last_document() || database.get_doccount() != documents()) {
        return true;
    }
    Walk walk(file_);
    const auto end = database.allterms_end();
    for (auto term = database.allterms_begin(); term != end; ++term) {
        const std::string text = *term;
        walk.step();
        if (is_packed(text) && of_term(text).size() != term.get_termfreq()) {
            return false;
        }
    }
    return true;
}

} // namespace fundstelle::index
