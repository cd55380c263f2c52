#pragma once
// Words that newspapers use for one another.
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// Gives the stems of words that mean about the same as one ("klinik" gives that of "krankenhaus");
/// empty for most. `stem` is as `Stemmer` gives it. Safe from any thread.
[[nodiscard]] std::vector<std::string> stems_of_like_meaning(std::string_view stem);

} // namespace fundstelle::german
