#include "indexer/readers/xml_document.hpp"

#include <algorithm>

#include "engine/article/markup_text.hpp"
#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"
#include "indexer/readers/charset.hpp"

namespace fundstelle::indexer {

namespace {

/// White space between elements parts words: "<b>Der</b> <i>Bundestag</i>".
constexpr unsigned kParse = pugi::parse_default | pugi::parse_ws_pcdata;

class StringWriter final : public pugi::xml_writer {
public:
    void write(const void* bytes, std::size_t size) override {
        text.append(static_cast<const char*>(bytes), size);
    }

    std::string text;
};

std::string charset_of(const Record& record) {
    const std::string of_head = record.head ? named_charset(*record.head) : "";
    return of_head.empty() ? named_charset(record.bytes.substr(0, record.bytes.find('>')))
                           : of_head;
}

void cut_prefixes(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (const std::size_t colon = name.rfind(':'); colon != std::string_view::npos) {
        node.set_name(std::string(name.substr(colon + 1)).c_str());
    }
    // XmlCutter has bounded the depth.
    for (const pugi::xml_node& child : node.children()) {
        cut_prefixes(child);
    }
}

bool holds_elements(const pugi::xml_node& node) {
    return std::any_of(node.begin(), node.end(), [](const pugi::xml_node& child) {
        return child.type() == pugi::node_element;
    });
}

std::string raw_text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        }
    }
    return text;
}

/// CDATA sections hold what would else be escaped, markup reads both alike.
std::string markup_of(const pugi::xml_node& node) {
    if (!holds_elements(node)) {
        return raw_text_of(node);
    }
    StringWriter writer;
    for (const pugi::xml_node& child : node.children()) {
        child.print(
            writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8
        );
    }
    return std::move(writer.text);
}

} // namespace

std::optional<std::string> load_xml(
    const Record& record, XmlNames names, pugi::xml_document& document
) {
    const std::string text = to_utf8(record.bytes, charset_of(record));
    const pugi::xml_parse_result result =
        document.load_buffer(text.data(), text.size(), kParse, pugi::encoding_utf8);
    if (!result) {
        const auto place = static_cast<std::ptrdiff_t>(std::min(
            static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), text.size()
        ));
        const auto lines = std::count(text.begin(), text.begin() + place, '\n');
        std::string reason = article::clean_line(result.description());
        reason.front() = base::in_lower_case(reason.front());
        return "broken XML in line " +
               std::to_string(record.line + static_cast<std::size_t>(lines)) + ": " + reason;
    }
    if (names == XmlNames::Local) {
        cut_prefixes(document.document_element());
    }
    return std::nullopt;
}

void load_head(const Record& record, pugi::xml_document& document) {
    if (record.head) {
        const std::string text = to_utf8(*record.head, charset_of(record));
        // Its elements are not closed: what was read until then is what there is.
        (void)document.load_buffer(text.data(), text.size(), kParse, pugi::encoding_utf8);
    }
}

std::string line_of(const pugi::xml_node& node) {
    return article::clean_line(article::text_of_markup(markup_of(node)));
}

std::string paragraphs_of(const pugi::xml_node& node) {
    return article::text_of_markup(markup_of(node));
}

std::string first_line_of(const pugi::xml_node& parent, std::initializer_list<const char*> names) {
    for (const char* const name : names) {
        for (const pugi::xml_node& child : parent.children(name)) {
            if (std::string line = line_of(child); !line.empty()) {
                return line;
            }
        }
    }
    return "";
}

std::vector<std::string> lines_of(const pugi::xml_node& parent, const char* name) {
    std::vector<std::string> lines;
    for (const pugi::xml_node& child : parent.children(name)) {
        if (std::string line = line_of(child); !line.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name) {
    return node.find_node([name](const pugi::xml_node& candidate) {
        return candidate.type() == pugi::node_element && candidate.name() == name;
    });
}

} // namespace fundstelle::indexer
