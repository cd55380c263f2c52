#pragma once
// The one writer of a generation that is being served: replaces and deletes in batches, then
// commits.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "engine/article/article.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/document.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/later_segment.hpp"
#include "engine/index/receipt.hpp"
#include "engine/index/vocabulary.hpp"

namespace fundstelle::index {

/// What became of a put.
enum class PutOutcome { Added, Replaced };

/// Changes the served generation in place; nothing is seen or lasting before `commit`. One object
/// belongs to one thread.
class LiveIndex {
public:
    /// REQUIRES the data folder's lock for the object's life. Throws Error{IndexMissing,
    /// IndexMismatch, IndexDamaged}.
    explicit LiveIndex(const Generation& generation);

    /// Adds a completed article, in place of the one of the same id: as a new document, so that the
    /// words of a document never change.
    PutOutcome put(const article::Article& article);

    /// Removes an article; false when there is none of that id.
    [[nodiscard]] bool remove(std::string_view id);

    /// Keeps what became of a write; it lasts and is seen with the changes of the next commit.
    void keep(const std::string& receipt, const ReceiptOutcome& outcome);

    /// Tells whether a write was applied already.
    [[nodiscard]] bool knows(const std::string& receipt) const;

    /// Makes all changes since the last commit lasting and seen. Throws Error{DiskFull,
    /// InputOutput}; then the last committed state stands, or, where only the last step failed (to
    /// flush the folder), the new one is seen but may be lost with a power cut.
    void commit();

    [[nodiscard]] std::size_t article_count() const;

    /// How many articles were put or removed since the generation was made, as of the last commit.
    [[nodiscard]] std::size_t change_count() const;

private:
    void keep_new_words();
    void keep_compound(const VocabularyWord& word);

    std::filesystem::path path_;
    Xapian::WritableDatabase database_;
    Vocabulary vocabulary_;
    DocumentMaker document_maker_;
    StemSplitter splitter_;
    std::size_t uncommitted_changes_ = 0;
    LaterSegmentWriter uncommitted_documents_;
    std::vector<Xapian::docid> uncommitted_removals_;
    std::unordered_set<std::uint64_t> kept_words_; ///< hashes of words that need no more looking up
};

} // namespace fundstelle::index
