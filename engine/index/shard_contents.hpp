#pragma once
// A shard that grows in memory: terms, postings, values and stored bytes of some articles.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/document_sink.hpp"
#include "engine/index/glass_format.hpp"
#include "engine/index/shard_file.hpp"
#include "engine/index/term_table.hpp"

namespace fundstelle::index {

/// Collects articles and writes them sorted. One object belongs to one thread.
class ShardContents : public DocumentSink {
public:
    /// Begins the next article, whose parts come by the four functions below. One that came before
    /// with the same id goes.
    void begin(std::string_view id_term);

    void add_term(std::string_view term, std::uint32_t count) override;
    void add_posting(std::string_view term, std::uint32_t position) override;
    void add_value(Xapian::valueno slot, std::string_view bytes) override;
    void set_data(std::string_view bytes) override;

    [[nodiscard]] bool is_empty() const { return articles_.empty(); }

    /// Writes all to `path` and forgets it; `words` becomes part of the shard. Throws
    /// Error{InputOutput, DiskFull}.
    [[nodiscard]] Shard write(std::filesystem::path path, std::filesystem::path words);

private:
    struct Article {
        std::string data;
        std::uint64_t first_posting = 0;
        std::uint32_t id_term = 0; ///< number
        std::uint32_t number = 0;  ///< among those that are not replaced
        bool is_replaced = false;
    };

    struct Posting {
        std::uint32_t term = 0;
        std::uint32_t count = 0;
    };

    /// The last article of a term, and its posting there.
    struct Latest {
        std::uint32_t article = TermTable::kNone;
        std::uint64_t posting = 0;
    };

    struct Position {
        std::uint32_t term = 0;
        std::uint32_t article = 0;
        std::uint32_t position = 0;
    };

    struct Slot {
        std::vector<std::uint32_t> articles;
        std::vector<std::uint64_t> ends; ///< of each value in `bytes`
        std::string bytes;
    };

    class Output;

    TermTable terms_;
    std::vector<Latest> latest_; ///< by term
    std::vector<Article> articles_;
    std::vector<Posting> postings_; ///< article by article
    std::vector<Position> positions_;
    std::map<Xapian::valueno, Slot> slots_;
    glass::Deflater deflater_;
};

} // namespace fundstelle::index
