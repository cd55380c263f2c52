#pragma once
// What is fuzzed: each target takes any bytes and throws std::logic_error where a promise of the
// engine does not hold. libFuzzer calls them with bytes it makes up, replay_test.cpp with those
// kept in tests/fuzz/corpus.
#include <string_view>

namespace fundstelle::fuzz {

/// Tokens, terms, stems and compound parts of a text.
void analyse_text(std::string_view bytes);

/// A query, from the typed text to the plan.
void plan_query(std::string_view bytes);

/// Marks and passages: the first line is the query, the rest the text.
void cut_snippets(std::string_view bytes);

/// Throws std::logic_error with `promise` unless it holds.
void require(bool holds, const char* promise);

} // namespace fundstelle::fuzz
