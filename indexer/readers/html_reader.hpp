#pragma once
// A web page is one article.
#include <string>
#include <utility>

#include "engine/article/article_json.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// Longest page in bytes.
inline constexpr std::size_t kMaxHtmlBytes = 16u * 1024 * 1024;

/// Gives the whole input as one record.
class HtmlReader final : public RecordReader {
public:
    HtmlReader(BufferedSource source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    BufferedSource source_;
    std::string name_;
    bool is_done_ = false;
};

/// What was known of a page when it was fetched; empty where nothing.
struct FetchedPage {
    std::string url;
    std::string charset;
    std::string date; ///< when it was fetched
};

/// Gives a record's head that tells how its page was fetched.
[[nodiscard]] std::string head_of_page(const FetchedPage& page);

/// Makes the article of a page, or tells why not. Never throws.
[[nodiscard]] article::ArticleOrReason article_of_page(
    const Record& record, const base::TimeZone& zone
);

} // namespace fundstelle::indexer
