#pragma once
// The article's text in a web page, found by where its paragraphs gather.
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_document.hpp"

namespace fundstelle::indexer {

/// The text of a page's article.
struct MainText {
    std::string lead;                ///< where the page marks one, else ""
    std::vector<std::string> blocks; ///< paragraphs and crossheads in order
};

/// What is known of the text beforehand.
struct KnownText {
    std::string_view title;
    std::string_view lead;
    std::string_view body; ///< as JSON-LD gives it; may be ""
};

/// Finds the article's text: the paragraphs with few links are weighed, the element is sought where
/// most of them gather, and from it come paragraphs, headings and lists in order, without what is
/// named or built like navigation, teasers, notices and comments. Empty where a page has no running
/// text. Never throws.
[[nodiscard]] MainText main_text(const HtmlDocument& page, const KnownText& known);

} // namespace fundstelle::indexer
