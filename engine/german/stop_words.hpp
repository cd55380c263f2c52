#pragma once
// German words too frequent to say what a text is about.
#include <string_view>

namespace fundstelle::german {

/// Tells whether a normal form is a stop word ("der", "und", "nicht"). They are indexed, and count in phrases;
/// a query passes over them where other words remain. Thread safe.
[[nodiscard]] bool is_stop_word(std::string_view normal);

} // namespace fundstelle::german
