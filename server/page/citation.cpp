#include "server/page/citation.hpp"

#include <algorithm>
#include <cctype>

#include "server/page/format.hpp"
#include "server/page/html.hpp"

namespace fundstelle::server {

namespace {

/// Gives a text as one line without direction marks.
std::string one_line(std::string_view text) {
    std::string line = without_direction_marks(text);
    std::replace_if(
        line.begin(), line.end(), [](char byte) { return byte == '\n' || byte == '\r'; }, ' '
    );
    return line;
}

std::string link_of(const article::Article& article, const CitationStyle& style) {
    const std::string_view own = safe_link(article.url);
    return own.empty() ? style.address : one_line(own);
}

std::string joined(const std::vector<std::string>& names, std::string_view separator) {
    std::string text;
    for (const std::string& name : names) {
        text += text.empty() ? "" : separator;
        text += one_line(name);
    }
    return text;
}

/// Gives "Kesselbach, Ruth" of "Ruth Kesselbach"; "von Ahn, Luis" of "Luis von Ahn".
std::string family_name_first(const std::string& name) {
    const std::string line = one_line(name);
    std::size_t space = line.rfind(' ');
    if (space == std::string::npos || line.find(',') != std::string::npos) {
        return line;
    }
    while (space != std::string::npos && space > 0) {
        const std::size_t before = line.rfind(' ', space - 1);
        const std::size_t begin = before == std::string::npos ? 0 : before + 1;
        const bool is_particle = std::islower(static_cast<unsigned char>(line[begin])) != 0;
        if (!is_particle || before == std::string::npos) {
            break;
        }
        space = before;
    }
    return line.substr(space + 1) + ", " + line.substr(0, space);
}

std::string tex_escaped(std::string_view text) {
    std::string tex;
    for (const char byte : one_line(text)) {
        switch (byte) {
            case '\\':
                tex += "\\textbackslash{}";
                break;
            case '~':
                tex += "\\textasciitilde{}";
                break;
            case '^':
                tex += "\\textasciicircum{}";
                break;
            case '{':
            case '}':
            case '&':
            case '%':
            case '$':
            case '#':
            case '_':
                tex += '\\';
                [[fallthrough]];
            default:
                tex += byte;
        }
    }
    return tex;
}

/// Gives what BibTeX takes as a key: ASCII letters, digits and hyphens.
std::string key_of(const article::Article& article) {
    std::string key;
    for (const char byte : article.id) {
        const bool is_usable = std::isalnum(static_cast<unsigned char>(byte)) != 0;
        key += is_usable ? byte : '-';
    }
    return key;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string plain_citation(const article::Article& article, const CitationStyle& style) {
    const bool is_german = style.language == Language::German;
    std::string text = joined(article.authors, ", ");
    text += text.empty() ? "" : ": ";
    text += is_german ? "„" : "“";
    text += one_line(article::display_title(article)) + (is_german ? "“." : "”.");
    if (!article.source.empty()) {
        text += " In: " + one_line(article.source);
    }
    if (article.published_at) {
        const base::Date date = base::local_date(*article.published_at, style.zone);
        text += (article.source.empty() ? " " : ", ") + long_date(date, style.language);
    }
    text += text.back() == '.' ? " " : ". ";
    return text + link_of(article, style);
}

std::string bibtex_citation(const article::Article& article, const CitationStyle& style) {
    std::string text = "@article{" + key_of(article);
    const auto add = [&text](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            text += ",\n  " + std::string(name) + " = {" + value + '}';
        }
    };
    std::string authors;
    for (const std::string& author : article.authors) {
        authors += (authors.empty() ? "" : " and ") + tex_escaped(family_name_first(author));
    }
    add("author", authors);
    add("title", '{' + tex_escaped(article::display_title(article)) + '}');
    add("journal", tex_escaped(article.source));
    if (article.published_at) {
        const base::Date date = base::local_date(*article.published_at, style.zone);
        add("year", std::to_string(date.year));
        add("month", std::to_string(date.month));
        add("day", std::to_string(date.day));
    }
    std::string link = link_of(article, style);
    std::replace_if(
        link.begin(), link.end(), [](char byte) { return byte == '{' || byte == '}'; }, '-'
    );
    add("url", link);
    add("language", tex_escaped(article.language));
    return text + "\n}\n";
}

std::string ris_citation(const article::Article& article, const CitationStyle& style) {
    std::string text;
    const auto add = [&text](std::string_view tag, const std::string& value) {
        if (!value.empty()) {
            text += std::string(tag) + "  - " + value + "\r\n";
        }
    };
    text = "TY  - NEWS\r\n";
    for (const std::string& author : article.authors) {
        add("AU", family_name_first(author));
    }
    add("TI", one_line(article::display_title(article)));
    add("T2", one_line(article.source));
    if (article.published_at) {
        const base::Date date = base::local_date(*article.published_at, style.zone);
        add("PY", std::to_string(date.year));
        add("DA",
            std::to_string(date.year) + '/' + two_digits(date.month) + '/' + two_digits(date.day));
    }
    add("AB", one_line(article.lead));
    for (const std::string& keyword : article.keywords) {
        add("KW", one_line(keyword));
    }
    add("CY", one_line(article.place));
    add("LA", one_line(article.language));
    add("UR", link_of(article, style));
    return text + "ER  - \r\n";
}

} // namespace fundstelle::server
