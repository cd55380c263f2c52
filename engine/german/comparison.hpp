#pragma once
// Adjectives whose degrees have different roots: "gut", "besser", "beste".
#include <span>
#include <string_view>

namespace fundstelle::german {

/// Gives one form of each degree of an adjective that no ending joins, its own among them; empty
/// for all else. `word` is a normal form, inflected or not. Only roots that mean nothing else are
/// known: "mehr" and "nächste" are words of their own. Safe from any thread.
[[nodiscard]] std::span<const std::string_view> degrees_of(std::string_view word);

} // namespace fundstelle::german
