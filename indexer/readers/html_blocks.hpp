#pragma once
// A web page's text as blocks: paragraphs, headings, entries of lists, each with its place.
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/readers/html_document.hpp"

namespace fundstelle::indexer {

/// One block of running text.
struct HtmlBlock {
    std::string text;                   ///< in one line, without outer white space, never empty
    std::size_t link_bytes = 0;         ///< of it inside of links
    GumboTag tag = GUMBO_TAG_P;         ///< of the nearest element that makes blocks
    const GumboNode* element = nullptr; ///< that element
};

/// Gives all blocks in the document's order. Scripts, forms, navigation, footers, figures and what
/// is hidden have none.
[[nodiscard]] std::vector<HtmlBlock> blocks_of(const GumboNode& root);

/// Gives the words of an element's class and id in small letters, cut at signs and capitals:
/// "articleBody__related-links" gives article body related links.
[[nodiscard]] std::vector<std::string> class_words(const GumboNode& element);

} // namespace fundstelle::indexer
