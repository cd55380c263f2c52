#pragma once
// The byline: "Von Anna Schneider und Jörg Müller, dpa".
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::article {

/// Gives the names in a byline's text with or without its "Von", agencies left out.
[[nodiscard]] std::vector<std::string> names_of_byline(std::string_view text);

/// Gives the authors where a paragraph is a byline ("Von" and names, no sentence), nothing
/// otherwise.
[[nodiscard]] std::optional<std::vector<std::string>> read_byline(std::string_view paragraph);

} // namespace fundstelle::article
