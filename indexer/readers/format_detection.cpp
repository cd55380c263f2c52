#include "indexer/readers/format_detection.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/ascii.hpp"
#include "indexer/readers/csv_reader.hpp"

namespace fundstelle::indexer {

namespace {

struct Named {
    std::string_view name;
    Format format;
};

constexpr auto kEndings = std::to_array<Named>(
    {{".ndjson", Format::Ndjson},
     {".jsonl", Format::Ndjson},
     {".txt", Format::Text},
     {".text", Format::Text},
     {".csv", Format::Csv},
     {".tsv", Format::Csv},
     {".html", Format::Html},
     {".htm", Format::Html},
     {".xhtml", Format::Html},
     {".warc", Format::Warc}}
);

/// First elements of documents, without prefixes.
constexpr auto kRoots = std::to_array<Named>(
    {{"html", Format::Html},
     {"head", Format::Html},
     {"body", Format::Html},
     {"meta", Format::Html},
     {"div", Format::Html},
     {"article", Format::Html},
     {"p", Format::Html},
     {"rss", Format::Feed},
     {"RDF", Format::Feed},
     {"feed", Format::Feed},
     {"nitf", Format::Nitf},
     {"NewsML", Format::Newsml},
     {"newsMessage", Format::Newsml},
     {"newsItem", Format::Newsml}}
);

std::string_view without_packing(std::string_view name) {
    for (const std::string_view ending : {".gz", ".zst"}) {
        if (name.ends_with(ending)) {
            name.remove_suffix(ending.size());
        }
    }
    return name;
}

/// Passes over what may stand before a document's first element: declarations, comments.
std::string_view from_first_element(std::string_view head) {
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at)) {
        const std::string_view rest = head.substr(at);
        std::string_view end = ">";
        if (rest.starts_with("<!--")) {
            end = "-->";
        } else if (rest.starts_with("<?")) {
            end = "?>";
        } else if (rest.starts_with("<!")) {
            const std::string_view declaration = rest.substr(0, rest.find('>'));
            end = declaration.find('[') == std::string_view::npos ? ">" : "]>";
        } else {
            return rest;
        }
        const std::size_t stop = rest.find(end);
        if (stop == std::string_view::npos) {
            break;
        }
        at += stop + end.size();
    }
    return {};
}

/// The kind of a document that begins with "<".
Format format_of_markup(std::string_view head) {
    const std::string_view element = from_first_element(head);
    const std::size_t end = std::min(element.find_first_of(" \t\r\n/>"), element.size());
    std::string name = base::in_lower_case(element.substr(std::min<std::size_t>(1, end), end));
    name.resize(std::min(name.find_first_of(" \t\r\n/>"), name.size()));
    name.erase(0, name.rfind(':') + 1);
    const auto* const root = std::find_if(kRoots.begin(), kRoots.end(), [&](const Named& row) {
        return base::in_lower_case(row.name) == name;
    });
    if (root == kRoots.end() &&
        base::in_lower_case(head).find("<!doctype html") != std::string::npos) {
        return Format::Html;
    }
    // Other XML is nothing that is known; the reader of NewsML says so, with its first element.
    return root == kRoots.end() ? Format::Newsml : root->format;
}

Format format_of_object(std::string_view bare_name, std::string_view head, std::size_t begin) {
    // A row of objects, one a line, or a single one over many lines?
    const std::size_t line_end = head.find('\n', begin);
    const std::string_view line =
        head.substr(begin, line_end == std::string_view::npos ? head.size() : line_end - begin);
    const std::size_t last = line.find_last_not_of(" \t\r");
    const bool is_whole_line = line_end == std::string_view::npos || line[last] == '}';
    return is_whole_line && !bare_name.ends_with(".json") ? Format::Ndjson : Format::Json;
}

} // namespace

Format detect_format(std::string_view name, std::string_view head) {
    const std::string_view bare = without_packing(name);
    const auto* const ending =
        std::find_if(kEndings.begin(), kEndings.end(), [bare](const Named& row) {
            return bare.ends_with(row.name);
        });
    if (ending != kEndings.end()) {
        return ending->format;
    }
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const char first = begin == std::string_view::npos ? '\0' : head[begin];
    if (first == '[') {
        return Format::Json;
    }
    if (first == '{') {
        return format_of_object(bare, head, begin);
    }
    if (head.starts_with("WARC/1.")) {
        return Format::Warc;
    }
    if (first == '<') {
        return format_of_markup(head.substr(begin));
    }
    return is_header_of_table(head.substr(0, head.find('\n'))) ? Format::Csv : Format::Text;
}

} // namespace fundstelle::indexer
