#pragma once
// The news agencies that German newspapers print, and how they stand in credits and datelines.
#include <string>
#include <string_view>

namespace fundstelle::article {

/// Tells whether `word` names an agency as printed ("dpa", "AFP"); "DPA" and "afp" are understood
/// too.
[[nodiscard]] bool is_agency(std::string_view word);

/// Gives the agencies that `text` names, as printed and joined by "/" ("dpa/AFP" of
/// "dpa/AFP/Virginia Mayo" and of "Von Anna Schneider, dpa und AFP"), each once; "" where it names
/// none.
[[nodiscard]] std::string agencies_in(std::string_view text);

} // namespace fundstelle::article
