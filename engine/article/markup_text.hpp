#pragma once
// Plain paragraphs out of the HTML or NITF that stands inside of JSON.
#include <string>
#include <string_view>

namespace fundstelle::article {

/// Gives the text of HTML or NITF: tags taken out, block elements as paragraphs, character
/// references decoded; heads, scripts, styles and media left out. Text that holds no tag keeps its
/// lines. Total: any bytes give a text.
[[nodiscard]] std::string text_of_markup(std::string_view markup);

} // namespace fundstelle::article
