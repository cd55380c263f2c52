#pragma once
// The s of plurals and genitives behind letters that Snowball takes none from: "autos", "partys",
// "europas", "apps".
#include <string_view>

namespace fundstelle::german {

/// Gives the word without such an s, or the word itself where it belongs to it ("chaos", "gas",
/// "thomas", "schnaps"). `word` is in canonical spelling; the result is a view of it.
[[nodiscard]] std::string_view without_loan_s(std::string_view word);

} // namespace fundstelle::german
