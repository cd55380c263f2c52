#pragma once
// How an article is cited: as a line of text, for BibTeX, for reference managers (RIS).
#include <string>

#include "engine/article/article.hpp"
#include "engine/base/time_zone.hpp"
#include "server/page/language.hpp"

namespace fundstelle::server {

/// Where and how an article is cited.
struct CitationStyle {
    const base::TimeZone& zone;
    Language language;
    std::string address; ///< of the article's page, for articles without one of their own
};

/// Gives 'Ruth Kesselbach: „Titel“. In: Spree-Anzeiger, 24. Februar 2022. https://…'.
[[nodiscard]] std::string plain_citation(
    const article::Article& article, const CitationStyle& style
);

/// Gives an entry @article with all signs escaped that TeX would read. Source: BibTeXing, O.
/// Patashnik (1988).
[[nodiscard]] std::string bibtex_citation(
    const article::Article& article, const CitationStyle& style
);

/// Gives a record of type NEWS with lines that end in CRLF. Source: RIS Format Specifications
/// (2011).
[[nodiscard]] std::string ris_citation(const article::Article& article, const CitationStyle& style);

} // namespace fundstelle::server
