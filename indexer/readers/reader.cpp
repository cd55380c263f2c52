#include "indexer/readers/reader.hpp"

#include <array>
#include <utility>

#include "engine/article/newspaper_text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/csv_reader.hpp"
#include "indexer/readers/feed_reader.hpp"
#include "indexer/readers/finished_article.hpp"
#include "indexer/readers/format_detection.hpp"
#include "indexer/readers/html_reader.hpp"
#include "indexer/readers/json_reader.hpp"
#include "indexer/readers/newsml_reader.hpp"
#include "indexer/readers/nitf_reader.hpp"
#include "indexer/readers/text_reader.hpp"
#include "indexer/readers/warc_reader.hpp"

namespace fundstelle::indexer {

namespace {

using OpenReader = std::unique_ptr<RecordReader> (*)(BufferedSource source, std::string name);
using ReadRecord = Outcome (*)(const Record& record, const base::TimeZone& zone);

/// One format: how an input is cut, and how a record is understood.
struct FormatRow {
    Format format;
    std::string_view name;
    OpenReader open;
    ReadRecord read;
};

template <typename Reader>
std::unique_ptr<RecordReader> open(BufferedSource source, std::string name) {
    return std::make_unique<Reader>(std::move(source), std::move(name));
}

article::ArticleOrReason article_of_text(const Record& record, const base::TimeZone&) {
    article::Article article = article::read_newspaper_text(record.bytes);
    article::complete(article);
    if (const std::optional<std::string> broken = article::broken_rule(article)) {
        return *broken;
    }
    return article;
}

/// For formats without versions and withdrawals.
template <article::ArticleOrReason (*read)(const Record& record, const base::TimeZone& zone)>
Outcome outcome(const Record& record, const base::TimeZone& zone) {
    return read(record, zone);
}

/// THE table of formats.
constexpr std::array kFormats = {
    FormatRow{Format::Ndjson, "ndjson", open<NdjsonReader>, article_of_json},
    FormatRow{Format::Json, "json", open<JsonReader>, article_of_json},
    FormatRow{Format::Csv, "csv", open<CsvReader>, outcome<article_of_row>},
    FormatRow{Format::Text, "text", open<TextReader>, outcome<article_of_text>},
    FormatRow{Format::Html, "html", open<HtmlReader>, outcome<article_of_page>},
    FormatRow{Format::Feed, "feed", open_feed, outcome<article_of_feed_item>},
    FormatRow{Format::Nitf, "nitf", open_nitf, article_of_nitf},
    FormatRow{Format::Newsml, "newsml", open_newsml, article_of_news_item},
    FormatRow{Format::Ninjs, "ninjs", open<JsonReader>, article_of_json},
    // The records of an archive are pages; only what is none stays one of the archive's.
    FormatRow{Format::Warc, "warc", open<WarcReader>, outcome<article_of_page>},
};

constexpr std::string_view kAuto = "auto";

/// REQUIRES a format that has a row.
const FormatRow& row_of(Format format) {
    for (const FormatRow& row : kFormats) {
        if (row.format == format) {
            return row;
        }
    }
    return kFormats.front();
}

/// What a buffered source has left, as a source.
class Rest final : public ByteSource {
public:
    explicit Rest(BufferedSource source) : source_(std::move(source)) {}

    [[nodiscard]] std::size_t read(std::span<char> bytes) override {
        return source_.take_into(bytes);
    }

private:
    BufferedSource source_;
};

} // namespace

std::optional<Format> parse_format(std::string_view name) {
    if (name == kAuto) {
        return Format::Auto;
    }
    for (const FormatRow& row : kFormats) {
        if (row.name == name) {
            return row.format;
        }
    }
    return std::nullopt;
}

std::string_view format_names() {
    static const std::string names = [] {
        std::string text(kAuto);
        for (const FormatRow& row : kFormats) {
            text += ' ';
            text += row.name;
        }
        return text;
    }();
    return names;
}

std::unique_ptr<RecordReader> open_reader(
    const std::filesystem::path& path, const std::string& name, Format format
) {
    constexpr std::size_t kHeadBytes = 4096;
    BufferedSource source(open_source(path));
    if (begins_as_utf16(source.head(2))) {
        source = BufferedSource(decode_utf16(std::make_unique<Rest>(std::move(source))));
    }
    const Format decided =
        format == Format::Auto ? detect_format(name, source.head(kHeadBytes)) : format;
    return row_of(decided).open(std::move(source), name);
}

Outcome read_record(const Record& record, const base::TimeZone& zone) {
    if (!record.fault.empty()) {
        return article::ArticleOrReason(record.fault);
    }
    return row_of(record.format).read(record, zone);
}

} // namespace fundstelle::indexer
