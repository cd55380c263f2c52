#include "engine/article/markup_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

/// Elements that are left out with all that they hold.
constexpr auto kHidden = std::to_array<std::string_view>(
    {"head", "script", "style", "template", "noscript", "figure", "media", "body.head", "body.end"}
);

/// Elements that end the paragraph before them and begin one.
constexpr auto kBlocks = std::to_array<std::string_view>(
    {"p",          "div", "section", "article", "header",       "footer", "aside", "main",
     "ul",         "ol",  "li",      "dl",      "dt",           "dd",     "table", "tr",
     "h1",         "h2",  "h3",      "h4",      "h5",           "h6",     "hl1",   "hl2",
     "blockquote", "pre", "hr",      "block",   "body.content", "bq"}
);

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr auto kEntities = std::to_array<Entity>(
    {{"amp", "&"},       {"lt", "<"},     {"gt", ">"},    {"quot", "\""},   {"apos", "'"},
     {"nbsp", "\u00A0"}, {"auml", "ä"},   {"ouml", "ö"},  {"uuml", "ü"},    {"Auml", "Ä"},
     {"Ouml", "Ö"},      {"Uuml", "Ü"},   {"szlig", "ß"}, {"eacute", "é"},  {"egrave", "è"},
     {"agrave", "à"},    {"ccedil", "ç"}, {"ndash", "–"}, {"mdash", "—"},   {"hellip", "…"},
     {"bdquo", "„"},     {"ldquo", "“"},  {"rdquo", "”"}, {"sbquo", "‚"},   {"lsquo", "‘"},
     {"rsquo", "’"},     {"laquo", "«"},  {"raquo", "»"}, {"euro", "€"},    {"sect", "§"},
     {"deg", "°"},       {"copy", "©"},   {"reg", "®"},   {"shy", "\u00AD"}}
);

template <typename Names>
bool holds(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Tag {
    std::string name;
    bool is_closing = false;
    bool is_empty = false; ///< "<br/>"
    std::size_t end = 0;
};

/// Reads the tag, comment or declaration that begins at `at`; nothing where "<" is only a letter.
std::optional<Tag> read_tag(std::string_view markup, std::size_t at) {
    if (markup.substr(at).starts_with("<!--")) {
        const std::size_t end = markup.find("-->", at);
        return Tag{"!--", false, true, end == std::string_view::npos ? markup.size() : end + 3};
    }
    std::size_t begin = at + 1;
    const bool is_closing = begin < markup.size() && markup[begin] == '/';
    begin += is_closing ? 1U : 0U;
    const auto first = begin < markup.size() ? static_cast<unsigned char>(markup[begin]) : 0U;
    if (std::isalpha(static_cast<int>(first)) == 0 && first != '!' && first != '?') {
        return std::nullopt;
    }
    const std::size_t end = markup.find('>', begin);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t name_end = std::min(markup.find_first_of(" \t\r\n/>", begin), end);
    std::string name = base::in_lower_case(markup.substr(begin, name_end - begin));
    const bool is_empty = first == '!' || first == '?' || markup[end - 1] == '/';
    return Tag{std::move(name), is_closing, is_empty, end + 1};
}

/// Gives where a hidden element ends; the end of all where it is never closed.
std::size_t end_of_hidden(std::string_view markup, const Tag& opening) {
    for (std::size_t at = markup.find("</", opening.end); at != std::string_view::npos;
         at = markup.find("</", at + 2)) {
        const std::size_t name_end = at + 2 + opening.name.size();
        const bool is_whole_name = name_end < markup.size() &&
                                   std::isalnum(static_cast<unsigned char>(markup[name_end])) == 0;
        if (is_whole_name &&
            base::in_lower_case(markup.substr(at + 2, opening.name.size())) == opening.name) {
            const std::size_t end = markup.find('>', at);
            return end == std::string_view::npos ? markup.size() : end + 1;
        }
    }
    return markup.size();
}

/// Appends the character reference at `at` decoded, or its "&" alone. Gives where it ends.
std::size_t append_reference(std::string& text, std::string_view markup, std::size_t at) {
    constexpr std::size_t kLongest = 10;
    const std::size_t semicolon =
        markup.substr(0, std::min(markup.size(), at + kLongest)).find(';', at);
    if (semicolon != std::string_view::npos) {
        const std::string_view name = markup.substr(at + 1, semicolon - at - 1);
        if (name.starts_with('#')) {
            const bool is_hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
            const char* const begin = name.data() + (is_hexadecimal ? 2 : 1);
            std::uint32_t value = 0;
            const auto [end, error] =
                std::from_chars(begin, name.data() + name.size(), value, is_hexadecimal ? 16 : 10);
            if (error == std::errc{} && end == name.data() + name.size()) {
                base::append_code_point(text, value);
                return semicolon + 1;
            }
        }
        const auto* const entity =
            std::find_if(kEntities.begin(), kEntities.end(), [name](const Entity& candidate) {
                return candidate.name == name;
            });
        if (entity != kEntities.end()) {
            text += entity->text;
            return semicolon + 1;
        }
    }
    text += '&';
    return at + 1;
}

/// Appends a letter of HTML's running text, in which all white space is one space.
void append_running(std::string& text, char letter) {
    const bool is_space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!is_space) {
        text += letter;
    } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
        text += ' ';
    }
}

bool holds_tag(std::string_view markup, std::size_t last_closing) {
    for (std::size_t at = markup.find('<'); at < last_closing; at = markup.find('<', at + 1)) {
        if (read_tag(markup, at)) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string text_of_markup(std::string_view markup) {
    // No tag begins behind the last ">": looking for its end would read the rest again and again.
    const std::size_t last = markup.rfind('>');
    const std::size_t last_closing = last == std::string_view::npos ? 0 : last;
    const bool keeps_lines = !holds_tag(markup, last_closing);
    std::string text;
    for (std::size_t at = 0; at < markup.size();) {
        const bool may_be_tag = markup[at] == '<' && at < last_closing;
        const std::optional<Tag> tag = may_be_tag ? read_tag(markup, at) : std::nullopt;
        if (tag) {
            const bool is_hidden = holds(kHidden, tag->name) && !tag->is_closing && !tag->is_empty;
            if (is_hidden || holds(kBlocks, tag->name)) {
                text += "\n\n";
            } else if (tag->name == "br") {
                text += '\n';
            } else if (tag->name == "td" || tag->name == "th") {
                append_running(text, ' '); // cells of a row stay apart
            }
            at = is_hidden ? end_of_hidden(markup, *tag) : tag->end;
        } else if (markup[at] == '&') {
            at = append_reference(text, markup, at);
        } else {
            keeps_lines ? text.push_back(markup[at]) : append_running(text, markup[at]);
            ++at;
        }
    }
    return clean_paragraphs(text);
}

} // namespace fundstelle::article
