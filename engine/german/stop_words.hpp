#pragma once
// German words too frequent to say what a text is about.
#include <span>
#include <string_view>

namespace fundstelle::german {

/// Tells whether a normal form is a stop word ("der", "und", "nicht"). They are indexed, and count
/// in phrases; a query passes over them where other words remain. Thread safe.
[[nodiscard]] bool is_stop_word(std::string_view normal);

/// Gives all stop words, sorted by their bytes.
[[nodiscard]] std::span<const std::string_view> all_stop_words();

} // namespace fundstelle::german
