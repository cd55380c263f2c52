#pragma once
// The case of a text's first letter.
#include <string_view>

namespace fundstelle::article {

/// Tells whether `text` begins with a capital letter of the Latin, Greek or Cyrillic script.
[[nodiscard]] bool begins_with_capital(std::string_view text);

/// Tells whether `text` begins with a small letter of the Latin, Greek or Cyrillic script.
[[nodiscard]] bool begins_with_small_letter(std::string_view text);

/// `begins_with_small_letter` behind white space.
[[nodiscard]] bool goes_on_small(std::string_view text);

} // namespace fundstelle::article
