#pragma once
// The credit at the end of a picture caption: "Foto: dpa/Virginia Mayo".
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::article {

/// Gives the credit in which a paragraph ends, without its "Foto:" and without parentheses
/// ("dpa/Virginia Mayo"); nothing where the paragraph ends in no credit.
[[nodiscard]] std::optional<std::string> read_credit(std::string_view paragraph);

} // namespace fundstelle::article
