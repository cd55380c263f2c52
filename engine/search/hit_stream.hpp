#pragma once
// All hits of a request as articles, one after the other, from one revision of the index, in memory
// that does not grow with them.
#include <cstdio>
#include <memory>
#include <optional>
#include <vector>

#include "engine/article/article.hpp"
#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/request.hpp"
#include "engine/search/searcher.hpp"

namespace fundstelle::search {

/// Reads the first hits straight from the index. The rest is copied as it is stored into a nameless
/// file before the first of it is given, so that neither a slow client nor a writer waits for the
/// other: 4 bytes of memory a hit. One thread at a time.
class HitStream {
public:
    /// Finds all hits; `limit`, `cursor`, `facets` and `snippets` of the request mean nothing here.
    /// Throws Error{Timeout, IndexMissing, IndexMismatch, IndexDamaged, Overloaded}.
    HitStream(
        const index::Snapshots& snapshots,
        const base::TimeZone& zone,
        const SearchRequest& request,
        const SearchLimits& limits
    );

    [[nodiscard]] std::size_t size() const { return documents_.size(); }

    /// Names the index that everything comes from.
    [[nodiscard]] const std::string& revision() const { return revision_; }

    /// Gives the next article, or nothing behind the last. Throws Error{Overloaded, IndexDamaged,
    /// InputOutput, DiskFull}.
    [[nodiscard]] std::optional<article::Article> next();

private:
    struct CloseFile {
        void operator()(std::FILE* file) const { (void)std::fclose(file); }
    };

    [[nodiscard]] std::string stored(Xapian::docid document) const;
    void copy_rest();
    [[nodiscard]] std::string read_copy();

    index::LentReader lent_;
    std::string revision_;
    std::vector<Xapian::docid> documents_;
    std::size_t given_ = 0;
    std::unique_ptr<std::FILE, CloseFile> copies_;
};

} // namespace fundstelle::search
