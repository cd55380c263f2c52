#include "indexer/readers/html_byline.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/article/byline.hpp"
#include "engine/article/letters.hpp"
#include "engine/article/text_form.hpp"
#include "indexer/readers/html_blocks.hpp"
#include "indexer/readers/news_date.hpp"

namespace fundstelle::indexer {

namespace {

constexpr auto kAuthorWords = std::to_array<std::string_view>(
    {"author", "authors", "autor", "autoren", "autorin", "byline", "authorname"}
);

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_author_element(const GumboNode& node) {
    if (attribute_of(node, "rel") == "author" || attribute_of(node, "itemprop") == "author") {
        return true;
    }
    const std::string_view target = attribute_of(node, "href");
    if (target.find("/autor") != std::string_view::npos ||
        target.find("/author") != std::string_view::npos) {
        return true;
    }
    const std::vector<std::string> words = class_words(node);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(kAuthorWords.begin(), kAuthorWords.end(), word) != kAuthorWords.end();
    });
}

/// The persons that an element names, each of its texts read alone.
void collect_names(const GumboNode& node, std::size_t depth, std::vector<std::string>& names) {
    if (node.type == GUMBO_NODE_TEXT) {
        const std::string text = article::clean_line(node.v.text.text);
        for (std::string& name : article::names_of_byline(text)) {
            if (is_person(name) && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(std::move(name));
            }
        }
    }
    if (depth < kMaxHtmlDepth && !is_element(node, GUMBO_TAG_SCRIPT)) {
        for (const GumboNode* child : children_of(node)) {
            collect_names(*child, depth + 1, names);
        }
    }
}

/// Looks for the first byline below a node.
bool find_byline(const GumboNode& node, std::size_t depth, std::vector<std::string>& names) {
    constexpr std::size_t kLongest = 400;
    if (node.type != GUMBO_NODE_ELEMENT || depth == kMaxHtmlDepth) {
        return false;
    }
    if (is_author_element(node) && text_in(node).size() <= kLongest) {
        collect_names(node, depth, names);
        if (!names.empty()) {
            return true;
        }
    }
    const std::vector<const GumboNode*> children = children_of(node);
    return std::any_of(children.begin(), children.end(), [&](const GumboNode* child) {
        return find_byline(*child, depth + 1, names);
    });
}

/// "25.04.24 14:07" of "Do 25.04.24 | 14:07 Uhr | Von ..."; "" where there is no date.
std::string date_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) {
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of("0123456789.", at), text.size());
        const std::string_view date = text.substr(at, end - at);
        if (std::count(date.begin(), date.end(), '.') != 2 || date.back() == '.') {
            continue;
        }
        const std::size_t colon = text.find(':', end);
        constexpr std::size_t kNear = 12;
        const bool has_time = colon != std::string_view::npos && colon - end <= kNear &&
                              colon + 2 < text.size() && is_digit(text[colon - 1]) &&
                              is_digit(text[colon + 1]) && is_digit(text[colon + 2]);
        if (!has_time) {
            return std::string(date);
        }
        const std::size_t begin = is_digit(text[colon - 2]) ? colon - 2 : colon - 1;
        return std::string(date) + ' ' + std::string(text.substr(begin, colon + 3 - begin));
    }
    return "";
}

std::string without_parentheses(std::string text) {
    for (std::size_t begin = text.find('('); begin != std::string::npos; begin = text.find('(')) {
        const std::size_t end = text.find(')', begin);
        text.erase(begin, end == std::string::npos ? std::string::npos : end - begin + 1);
    }
    return std::string(article::trimmed(text));
}

} // namespace

bool is_person(std::string_view name) {
    std::size_t words = 0;
    bool has_small_letter = false;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        const std::string_view word = name.substr(begin, end - begin);
        begin = end + 1;
        ++words;
        const bool is_between = word == "von" || word == "van" || word == "de" || word == "der" ||
                                word == "den" || word == "zu" || word == "al" || word == "bin";
        if (!is_between && !article::begins_with_capital(word)) {
            return false;
        }
        // "MDR THÜRINGEN" is no person.
        const bool has_small = std::any_of(word.begin(), word.end(), [](char letter) {
            return letter >= 'a' && letter <= 'z';
        });
        has_small_letter = has_small_letter || has_small;
    }
    constexpr std::size_t kMostWords = 5;
    const bool has_no_sign = name.find_first_of("0123456789:?!@/|") == std::string_view::npos;
    return words > 1 && words <= kMostWords && has_small_letter && has_no_sign;
}

std::vector<std::string> byline_in(const GumboNode& root) {
    std::vector<std::string> names;
    (void)find_byline(root, 0, names);
    return names;
}

std::optional<base::Instant> date_in(const GumboNode& root, const base::TimeZone& zone) {
    for (const GumboNode* element : elements_of(root, GUMBO_TAG_TIME)) {
        const std::string_view moment = attribute_of(*element, "datetime");
        if (const auto date = parse_news_date(moment, zone)) {
            return date;
        }
        if (const auto date = parse_news_date(date_text(text_in(*element)), zone)) {
            return date;
        }
    }
    constexpr std::size_t kShort = 120;
    for (const HtmlBlock& block : blocks_of(root)) {
        if (block.text.size() <= kShort) {
            if (const auto date = parse_news_date(date_text(block.text), zone)) {
                return date;
            }
        }
    }
    return std::nullopt;
}

std::vector<std::string> author_names(const std::vector<std::string>& texts) {
    constexpr auto kSeparators = std::to_array<std::string_view>({";", ", ", " und ", " and "});
    std::vector<std::string> names;
    for (const std::string& text : texts) {
        if (text.find('@') != std::string::npos || text.find("://") != std::string::npos) {
            continue;
        }
        std::string_view rest = text;
        while (!rest.empty()) {
            std::size_t nearest = rest.size();
            std::size_t length = 0;
            for (const std::string_view separator : kSeparators) {
                if (const std::size_t found = rest.find(separator); found < nearest) {
                    nearest = found;
                    length = separator.size();
                }
            }
            std::string name = without_parentheses(std::string(rest.substr(0, nearest)));
            if (name.starts_with("Von ") || name.starts_with("von ")) {
                name.erase(0, 4);
            }
            if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(std::move(name));
            }
            rest.remove_prefix(nearest + length);
        }
    }
    return names;
}

} // namespace fundstelle::indexer
