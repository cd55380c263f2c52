#pragma once
// The halves that hung words and their neighbours share most often: a table.
#include <span>
#include <string_view>

namespace fundstelle::german {

/// Gives second halves ("europa", "minister"), normal forms.
[[nodiscard]] std::span<const std::string_view> frequent_tails();

/// Gives first halves ("mittel", "außen"), normal forms.
[[nodiscard]] std::span<const std::string_view> frequent_heads();

/// Gives first halves that many other words begin with, too ("an", "vor"): the last to be asked.
[[nodiscard]] std::span<const std::string_view> particles();

} // namespace fundstelle::german
