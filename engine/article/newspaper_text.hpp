#pragma once
// Reads printed plain text as a newspaper sets it: caption with credit, headline, lead, byline,
// dateline, crossheads.
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.hpp"

namespace fundstelle::article {

/// Gives the article of a printed text: UTF-8 (a byte order mark is passed over) or, where it is
/// not valid UTF-8, windows-1252. Paragraphs are separated by empty lines; line ends may be CRLF.
///
/// In this order, each optional: a headline (a short first paragraph without closing punctuation
/// that a lead or caption follows), a picture caption (ends in a credit: "Foto: dpa/Virginia
/// Mayo"), a lead (one paragraph before the one that opens with a dateline), bylines ("Von Anna
/// Schneider"), the body, which may open with a dateline
/// ("Brüssel - ", "Hamburg (dpa) - ", "Berlin/Paris – "), and crossheads (short paragraphs without
/// a full stop).
///
/// Fills title (fallback: `display_title`), caption, credit, lead, authors, place, agency, body,
/// crossheads; soft hyphens are taken out. `id` stays empty until `complete`. Total: gives an
/// article for any bytes. Thread safe.
[[nodiscard]] Article read_newspaper_text(std::string_view bytes);

/// Gives the paragraphs of a body (separated by one empty line) that are crossheads, in order, for
/// articles that do not name theirs.
[[nodiscard]] std::vector<std::string> crossheads_of(std::string_view body);

} // namespace fundstelle::article
