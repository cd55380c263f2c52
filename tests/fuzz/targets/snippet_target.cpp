#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/snippet.hpp"
#include "engine/search/text_marker.hpp"
#include "tests/fuzz/targets/small_statistics.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace fundstelle::fuzz {

namespace {

/// Nothing but marks may look like a tag, and nothing but our escapes like one.
void check_html(std::string html) {
    for (const std::string_view tag : {"<mark>", "</mark>"}) {
        for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag, at)) {
            html.erase(at, tag.size());
        }
    }
    require(html.find_first_of("<>\"'") == std::string::npos, "a text is escaped");
    for (std::size_t at = html.find('&'); at != std::string::npos; at = html.find('&', at + 1)) {
        const std::string_view rest = std::string_view(html).substr(at);
        const bool is_escape = rest.starts_with("&amp;") || rest.starts_with("&lt;") ||
                               rest.starts_with("&gt;") || rest.starts_with("&quot;") ||
                               rest.starts_with("&#39;");
        require(is_escape, "an ampersand is escaped");
    }
}

void check_ranges(const std::vector<base::ByteRange>& ranges, std::size_t size) {
    std::size_t end = 0;
    for (const base::ByteRange& range : ranges) {
        require(range.begin >= end && range.end > range.begin, "marks ascend, disjoint");
        end = range.end;
    }
    require(end <= size, "marks lie inside of the text");
}

void check_passages(
    std::string_view text, const std::vector<search::Match>& matches, std::size_t length
) {
    constexpr std::size_t kPassages = 3;
    const std::vector<search::MarkedText> passages =
        search::best_passages(text, matches, {kPassages, length});
    require(passages.size() <= kPassages, "no more passages than asked for");
    const bool is_blank = text.find_first_not_of(" \n\t") == std::string_view::npos;
    require(is_blank == passages.empty(), "a text has a passage");
    for (const search::MarkedText& passage : passages) {
        require(!base::first_invalid_byte(passage.text), "a passage cuts no code point");
        require(passage.source_offset_bytes <= text.size(), "a passage begins in its text");
        check_ranges(passage.marks, passage.text.size());
        check_html(search::to_html(passage));
    }
}

} // namespace

void cut_snippets(std::string_view bytes) {
    const std::string valid =
        base::first_invalid_byte(bytes) ? base::repair(bytes) : std::string(bytes);
    const std::size_t line = std::min(valid.find('\n'), valid.size());
    const std::string_view text = std::string_view(valid).substr(std::min(line + 1, valid.size()));
    german::Analyzer analyzer;
    const query::ParsedQuery parsed = query::parse(valid.substr(0, line), base::TimeZone{});
    const query::Plan plan =
        query::plan(parsed, query::Binding::Any, {}, analyzer, SmallStatistics{});
    const std::vector<search::Match> matches = search::TextMarker(plan.marks).find(text, analyzer);
    std::vector<base::ByteRange> marks;
    for (const search::Match& match : matches) {
        marks.push_back(match.bytes);
    }
    check_ranges(marks, text.size());
    for (const std::size_t length : {std::size_t{40}, std::size_t{240}}) {
        check_passages(text, matches, length);
    }
}

} // namespace fundstelle::fuzz
