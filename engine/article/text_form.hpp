#pragma once
// The lasting form of an article's texts: what is taken out, joined and cut.
#include <string>
#include <string_view>

namespace fundstelle::article {

/// Gives `text` without outer white space (Unicode's, with the byte order mark) as a view into it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Gives valid UTF-8 in NFC without control characters (but tab and newline), line ends as "\n",
/// outer white space cut. Form feeds and vertical tabs become line ends, so that no words grow
/// together.
[[nodiscard]] std::string clean_text(std::string_view text);

/// `clean_text` for what stands in one line: newlines and tabs become spaces.
[[nodiscard]] std::string clean_line(std::string_view text);

/// `clean_text` for paragraphs: no white space at a line's end, exactly one empty line between
/// paragraphs.
[[nodiscard]] std::string clean_paragraphs(std::string_view text);

} // namespace fundstelle::article
