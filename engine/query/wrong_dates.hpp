#pragma once
// What stands behind "datum:" and is no date.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "engine/query/lexer.hpp"

namespace fundstelle::query {

/// Gets the place of a piece in the list, and what is wrong with it in English and in German.
using WarnOfDate = std::function<void(std::size_t at, std::string message, std::string german)>;

/// Cuts each date that is none once more, as if it stood there alone, and warns of it. `text` is
/// what `lexemes` were cut from.
void cut_wrong_dates(
    std::vector<Lexeme>& lexemes,
    std::string_view text,
    const base::TimeZone& zone,
    const WarnOfDate& warn
);

} // namespace fundstelle::query
