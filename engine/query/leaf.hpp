#pragma once
// From a piece of a typed query to a leaf of its tree: a word, a beginning, a phrase or a date.
#include <functional>
#include <optional>
#include <string>

#include "engine/base/time_zone.hpp"
#include "engine/query/lexer.hpp"
#include "engine/query/syntax.hpp"

namespace fundstelle::query {

/// Gets what is wrong with a piece, in English and in German.
using WarnOfLeaf = std::function<void(std::string message, std::string german)>;

/// Gives the leaf of a Word, Phrase or Date, or nothing where it holds nothing to look for.
/// REQUIRES that a Date is one (see wrong_dates.hpp). Thread safe.
[[nodiscard]] std::optional<Node> leaf_of(
    const Lexeme& lexeme, const base::TimeZone& zone, const WarnOfLeaf& warn
);

} // namespace fundstelle::query
