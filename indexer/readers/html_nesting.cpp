#include "indexer/readers/html_nesting.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>

namespace fundstelle::indexer {

namespace {

constexpr std::size_t kMostOpen = 1500;

constexpr auto kEndingByThemselves = std::to_array<std::string_view>(
    {"area",  "base",   "br",    "col",   "embed",  "hr",       "img",      "input", "link", "meta",
     "param", "source", "track", "wbr",   "p",      "li",       "dt",       "dd",    "tr",   "td",
     "th",    "tbody",  "thead", "tfoot", "option", "optgroup", "colgroup", "html",  "body", "head"}
);

constexpr auto kRaw = std::to_array<std::string_view>({"script", "style", "textarea", "title"});

std::string name_at(std::string_view html, std::size_t at) {
    constexpr std::size_t kLongestName = 32;
    std::string name;
    for (; at < html.size() && name.size() < kLongestName; ++at) {
        const auto letter = static_cast<unsigned char>(html[at]);
        if (std::isalnum(letter) == 0 && letter != '-') {
            break;
        }
        name += static_cast<char>(std::tolower(letter));
    }
    return name;
}

bool holds(const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Gives where a raw element's end tag begins.
std::size_t end_of_raw(std::string_view html, std::size_t at, std::string_view name) {
    for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
        if (name_at(html, at + 2) == name) {
            return at;
        }
    }
    return html.size();
}

} // namespace

bool nests_too_deep(std::string_view html) {
    std::unordered_map<std::string, std::size_t> open_by_name;
    std::size_t open = 0;
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        if (html.substr(at).starts_with("<!--")) {
            at = std::min(html.find("-->", at), html.size());
            continue;
        }
        const bool is_end = html.substr(at).starts_with("</");
        const std::string name = name_at(html, at + (is_end ? 2 : 1));
        ++at;
        if (name.empty() || holds(kEndingByThemselves, name)) {
            continue;
        }
        if (!is_end && holds(kRaw, name)) {
            at = end_of_raw(html, at, name);
            continue;
        }
        std::size_t& count = open_by_name[name];
        if (!is_end) {
            ++count;
            ++open;
        } else if (count > 0) {
            --count;
            --open;
        }
        if (open > kMostOpen) {
            return true;
        }
    }
    return false;
}

} // namespace fundstelle::indexer
