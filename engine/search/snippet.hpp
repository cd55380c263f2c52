#pragma once
// Cuts the passages of a stored text that best show why it matched.
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/german/analyzer.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// One place of a text that the query matches.
struct Match {
    base::ByteRange bytes; ///< of the text, half-open: what is marked
    std::size_t mark = 0;  ///< which of the plan's marks it is
    double weight = 0;     ///< how rare and how close to what was asked
};

/// Cuts the best passages of `text` for `matches`, best first, none overlapping.
/// Prefers many different and rare words near one another, then the start of a sentence, then the
/// earlier place. Never cuts inside a word; begins and ends with "…" where the text goes on within
/// a sentence. Without matches it gives the beginning of the text. Empty for `request.passages` 0
/// or a text of nothing but white space. Source: cover density, Clarke, Cormack and Tudhope, Inf.
/// Process. Manag. 36 (2000).
[[nodiscard]] std::vector<MarkedText> best_passages(
    std::string_view text, const std::vector<Match>& matches, const SnippetRequest& request
);

/// Gives the text as HTML: everything escaped, marks as <mark>…</mark>. The only way from an
/// article's text to a page.
[[nodiscard]] std::string to_html(const MarkedText& text);

/// Appends `text` escaped for HTML content and attribute values (& < > " ').
void append_escaped_html(std::string& html, std::string_view text);

} // namespace fundstelle::search
