#include "indexer/readers/html_reader.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/article/agency.hpp"
#include "engine/article/credit.hpp"
#include "engine/base/utf8.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/finished_article.hpp"
#include "indexer/readers/html_document.hpp"
#include "indexer/readers/html_facts.hpp"
#include "indexer/readers/html_nesting.hpp"
#include "indexer/readers/html_text.hpp"
#include "indexer/readers/news_date.hpp"

namespace fundstelle::indexer {

namespace {

FetchedPage fetched_page(const Record& record) {
    FetchedPage page;
    if (record.head) {
        const std::string_view head = *record.head;
        const std::size_t first = head.find('\n');
        const std::size_t second = head.find('\n', first + 1);
        page.url = head.substr(0, first);
        page.charset = head.substr(first + 1, second - first - 1);
        page.date = head.substr(second + 1);
    }
    return page;
}

std::string joined(const std::vector<std::string>& blocks) {
    std::string text;
    for (const std::string& block : blocks) {
        text += text.empty() ? "" : "\n\n";
        text += block;
    }
    return text;
}

/// The text that stands in the page, or that of JSON-LD where the page shows less than half of it.
void read_text(const HtmlDocument& page, PageFacts& facts, article::Article& article) {
    MainText text = main_text(page, {facts.title, facts.lead, facts.body});
    article.lead = text.lead.empty() ? facts.lead : text.lead;
    article.body = joined(text.blocks);
    if (article.body.size() * 2 < facts.body.size()) {
        article.body = std::move(facts.body);
    }
    constexpr std::size_t kCompared = 100;
    const std::string beginning = article.lead.substr(0, kCompared);
    if (!beginning.empty() && article.body.find(beginning) != std::string::npos) {
        article.lead.clear();
    }
}

article::ArticleOrReason article_of(
    const Record& record, const FetchedPage& fetched, const base::TimeZone& zone
) {
    const std::string html = to_utf8(
        record.bytes, fetched.charset.empty() ? named_charset(record.bytes) : fetched.charset
    );
    if (nests_too_deep(html)) {
        return "elements are nested too deep for a page";
    }
    const std::optional<HtmlDocument> page = HtmlDocument::parse(html);
    if (!page) {
        return "needs more memory than a page does";
    }
    PageFacts facts = facts_of(*page, zone);
    article::Article article;
    article.title = facts.title;
    read_text(*page, facts, article);
    article.caption = std::move(facts.caption);
    article.credit = article::read_credit(article.caption).value_or("");
    article.authors = std::move(facts.authors);
    article.keywords = std::move(facts.keywords);
    article.published_at = facts.published_at;
    article.updated_at = facts.updated_at;
    article.section = std::move(facts.section);
    article.source = std::move(facts.source);
    article.language = std::move(facts.language);
    article.url = fetched.url.empty() ? facts.url : fetched.url;
    if (!article.published_at && !article.updated_at) {
        article.updated_at = parse_news_date(fetched.date, zone);
    }
    for (const std::string& author : article.authors) {
        if (article.agency.empty()) {
            article.agency = article::agencies_in(author);
        }
    }
    if (article.body.empty()) {
        return "holds no running text";
    }
    return finished(std::move(article));
}

} // namespace

std::string head_of_page(const FetchedPage& page) {
    return page.url + '\n' + page.charset + '\n' + page.date;
}

std::optional<Record> HtmlReader::next() {
    if (is_done_) {
        return std::nullopt;
    }
    is_done_ = true;
    Record record;
    record.input = name_;
    record.format = Format::Html;
    record.line = 1;
    source_.take_count(kMaxHtmlBytes + 1, record.bytes);
    if (record.bytes.size() > kMaxHtmlBytes) {
        record.fault = "longer than " + std::to_string(kMaxHtmlBytes) + " bytes";
        record.bytes.clear();
        (void)source_.skip(SIZE_MAX);
    }
    return record;
}

article::ArticleOrReason article_of_page(const Record& record, const base::TimeZone& zone) {
    const FetchedPage fetched = fetched_page(record);
    article::ArticleOrReason read = article_of(record, fetched, zone);
    auto* const reason = std::get_if<std::string>(&read);
    if (reason != nullptr && !fetched.url.empty()) {
        constexpr std::size_t kShownBytes = 300;
        reason->insert(0, std::string(base::prefix_of_bytes(fetched.url, kShownBytes)) + ": ");
    }
    return read;
}

} // namespace fundstelle::indexer
