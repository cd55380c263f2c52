#include "indexer/readers/reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/article/newspaper_text.hpp"
#include "indexer/readers/json_reader.hpp"
#include "indexer/readers/text_reader.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::size_t kBufferBytes = 256u * 1024;

struct FormatName {
    std::string_view name;
    Format format;
};

// ninjs is JSON whose names article_json knows.
constexpr std::array kFormatNames = {
    FormatName{"auto", Format::Auto},
    FormatName{"ndjson", Format::Ndjson},
    FormatName{"json", Format::Json},
    FormatName{"ninjs", Format::Json},
    FormatName{"text", Format::Text},
};

std::string_view without_packing(std::string_view name) {
    for (const std::string_view ending : {".gz", ".zst"}) {
        if (name.ends_with(ending)) {
            name.remove_suffix(ending.size());
        }
    }
    return name;
}

article::ArticleOrReason read_text_record(const Record& record) {
    article::Article article = article::read_newspaper_text(record.bytes);
    article::complete(article);
    if (const std::optional<std::string> broken = article::broken_rule(article)) {
        return *broken;
    }
    return article;
}

} // namespace

std::optional<Format> parse_format(std::string_view name) {
    for (const FormatName& row : kFormatNames) {
        if (row.name == name) {
            return row.format;
        }
    }
    return std::nullopt;
}

std::string_view format_names() {
    return "auto ndjson json ninjs text";
}

std::optional<char> BufferedSource::peek() {
    if (place_ == buffer_.size() && !fill()) {
        return std::nullopt;
    }
    return buffer_[place_];
}

std::optional<char> BufferedSource::take() {
    const std::optional<char> byte = peek();
    if (byte) {
        ++place_;
        ++offset_;
    }
    return byte;
}

bool BufferedSource::take_until(char end, std::size_t limit, std::string& bytes) {
    if (!peek()) {
        return false;
    }
    while (peek()) {
        const std::size_t found = buffer_.find(end, place_);
        const std::size_t stop = found == std::string::npos ? buffer_.size() : found;
        const std::size_t room = limit - std::min(limit, bytes.size());
        bytes.append(buffer_, place_, std::min(stop - place_, room));
        offset_ += stop - place_;
        place_ = stop;
        if (found != std::string::npos) {
            ++place_;
            ++offset_;
            return true;
        }
    }
    return true;
}

std::string_view BufferedSource::head(std::size_t count) {
    (void)peek();
    return std::string_view(buffer_).substr(0, count);
}

bool BufferedSource::fill() {
    buffer_.resize(kBufferBytes);
    buffer_.resize(source_->read(buffer_));
    place_ = 0;
    return !buffer_.empty();
}

Format detect_format(std::string_view name, std::string_view head) {
    const std::string_view bare = without_packing(name);
    if (bare.ends_with(".ndjson") || bare.ends_with(".jsonl")) {
        return Format::Ndjson;
    }
    if (bare.ends_with(".txt") || bare.ends_with(".text")) {
        return Format::Text;
    }
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const char first = begin == std::string_view::npos ? '\0' : head[begin];
    if (first == '[') {
        return Format::Json;
    }
    if (first != '{') {
        return Format::Text;
    }
    // An object: a row of them, one a line, or a single one over many lines?
    const std::size_t line_end = head.find('\n', begin);
    const std::string_view line =
        head.substr(begin, line_end == std::string_view::npos ? head.size() : line_end - begin);
    const std::size_t last = line.find_last_not_of(" \t\r");
    const bool is_whole_line = line_end == std::string_view::npos || line[last] == '}';
    return is_whole_line && !bare.ends_with(".json") ? Format::Ndjson : Format::Json;
}

std::unique_ptr<RecordReader> open_reader(
    const std::filesystem::path& path, const std::string& name, Format format
) {
    BufferedSource source(open_source(path));
    constexpr std::size_t kHeadBytes = 4096;
    const Format decided =
        format == Format::Auto ? detect_format(name, source.head(kHeadBytes)) : format;
    switch (decided) {
        case Format::Json:
            return std::make_unique<JsonReader>(std::move(source), name);
        case Format::Text:
            return std::make_unique<TextReader>(std::move(source), name);
        case Format::Auto:
        case Format::Ndjson:
            break;
    }
    return std::make_unique<NdjsonReader>(std::move(source), name);
}

article::ArticleOrReason read_record(const Record& record, const base::TimeZone& zone) {
    if (!record.fault.empty()) {
        return record.fault;
    }
    return record.format == Format::Text ? read_text_record(record)
                                         : article::article_from_json(record.bytes, zone);
}

} // namespace fundstelle::indexer
