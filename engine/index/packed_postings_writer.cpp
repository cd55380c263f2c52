#include <algorithm>
#include <string>
#include <vector>

#include "engine/index/byte_codec.hpp"
#include "engine/index/packed_postings.hpp"
#include "engine/index/packed_postings_format.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kWindowBytes = 8;

class Writer {
public:
    Writer(const Xapian::Database& database, const std::filesystem::path& target)
        : database_(database), target_(target), file_(target, kPostingsMagic) {}

    void add_terms() {
        const auto end = database_.allterms_end();
        for (auto term = database_.allterms_begin(); term != end; ++term) {
            const std::string text = *term;
            if (is_packed(text)) {
                read(text);
                add(hash_of_key(text, kListOfTerm));
            }
        }
    }

    void add_compounds(const Compounds& compounds) {
        (void)file_.append(std::string(kWindowBytes, '\0')
        ); // what reads the last list looks behind it
        file_.flush();
        const base::MappedFile written(target_);
        counts_.resize(database_.get_lastdocid() + std::size_t{1});
        compounds.for_each_merged([&](std::string_view part,
                                      const std::vector<std::string>& stems) {
            merge(stems, written.bytes());
            if (!postings_.empty()) {
                add(hash_of_key(part, kListInCompounds));
            }
        });
    }

    void finish() { file_.finish({database_.get_lastdocid(), database_.get_doccount(), 0, 0}); }

private:
    /// Reads the list of a term into postings_.
    void read(const std::string& term) {
        postings_.clear();
        const Xapian::PostingIterator end = database_.postlist_end(term);
        for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
            postings_.push_back({*posting, posting.get_wdf()});
        }
    }

    void add(std::uint64_t hash) {
        if (postings_.size() <= kMostInEntry && postings_.front() != Posting{1, 0}) {
            PostingList list;
            for (const Posting& posting : postings_) {
                list.add(posting.document, posting.count);
            }
            file_.add(hash, list.packed());
            return;
        }
        bytes_.clear();
        append_packed(bytes_, postings_);
        value_.assign(1, kLiesInBody);
        append_number(value_, postings_.size());
        append_number(value_, file_.append(bytes_));
        file_.add(hash, value_);
    }

    /// Puts the documents of all these terms into postings_.
    void merge(const std::vector<std::string>& terms, std::string_view written) {
        documents_.clear();
        for (const std::string& term : terms) {
            const auto value = file_.find(hash_of_key(term, kListOfTerm));
            if (!value) {
                continue;
            }
            view_of(*value, written).for_each([&](Xapian::docid document, Xapian::termcount count) {
                if (counts_[document] == 0) {
                    documents_.push_back(document);
                }
                counts_[document] += count;
            });
        }
        std::sort(documents_.begin(), documents_.end());
        postings_.clear();
        for (const Xapian::docid document : documents_) {
            postings_.push_back({document, counts_[document]});
            counts_[document] = 0;
        }
    }

    [[nodiscard]] PostingView view_of(std::string_view value, std::string_view written) const {
        const Xapian::docid last = database_.get_lastdocid();
        if (!value.starts_with(kLiesInBody)) {
            return PostingView::of_all_bytes(value, last);
        }
        ByteReader reader(value.substr(1));
        const std::size_t size = reader.number();
        return PostingView::of_packed(written.substr(reader.number()), size, last);
    }

    const Xapian::Database& database_;
    std::filesystem::path target_;
    HashedFileWriter file_;
    std::vector<Posting> postings_;
    std::vector<Xapian::termcount> counts_; ///< by document, all 0 between two merges
    std::vector<Xapian::docid> documents_;
    std::string bytes_;
    std::string value_;
};

} // namespace

void write_postings(
    const Xapian::Database& database,
    const std::function<Compounds()>& compounds,
    const std::filesystem::path& target
) {
    Writer writer(database, target);
    writer.add_terms();
    writer.add_compounds(compounds());
    writer.finish();
}

} // namespace fundstelle::index
