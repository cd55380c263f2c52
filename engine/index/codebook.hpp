#pragma once
// What a generation's articles are written in: learned from the first of them, then frozen.
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/article/article.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/index/text_dictionary.hpp"
#include "engine/index/token_codes.hpp"

namespace fundstelle::index {

/// Immutable, safe from any thread; all readers and writers of a generation share one.
struct Codebook {
    TokenCodes tokens;
    TextDictionary texts;
};

/// Learns a codebook from a sample of articles. One object belongs to one thread.
class CodebookLearner {
public:
    /// Takes one completed article of the sample.
    void add(const article::Article& article);

    /// Whether more articles would teach little: some thousand, or some megabytes.
    [[nodiscard]] bool has_enough() const;

    [[nodiscard]] std::shared_ptr<const Codebook> finish() const;

private:
    german::Analyzer analyzer_;
    TokenCounter words_;
    std::vector<std::string> packed_articles_;
    std::size_t packed_bytes_ = 0;
};

/// Writes a codebook into a database's metadata.
void write_codebook(Xapian::WritableDatabase& database, const Codebook& codebook);

/// Reads it back. Throws Error{IndexDamaged}, Xapian's errors.
[[nodiscard]] std::shared_ptr<const Codebook> read_codebook(const Xapian::Database& database);

} // namespace fundstelle::index
