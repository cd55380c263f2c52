#pragma once
// Reads what people type into a search box: one tolerant parser that gives a tree for any text.
//
//   query    = choice
//   choice   = sequence *( ("ODER" | "OR") sequence )
//   sequence = 1*conjunction
//   conjunction = demanded *( ("UND" | "AND") demanded )
//   demanded = [ "+" | "-" | "NICHT" | "NOT" ] vicinity
//   vicinity = primary *( ("NAHE" | "NEAR") [ "/" number ] primary )     ; words only
//   primary  = word | phrase | word "*" | word "~" | field ":" primary | date ":" expression | "("
//   choice ")" phrase   = any of " „ “ ” » «, words, any of these
//
// Operators are upper case. What fits nowhere is passed over or read as words, and a warning says
// so.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "engine/query/syntax.hpp"

namespace fundstelle::query {

/// What was not taken as typed.
struct Warning {
    std::size_t position_code_points =
        0;                      ///< in the typed text, from 1; 0 where it is about the whole
    std::string message;        ///< English, lower case, no full stop
    std::string message_german; ///< a German sentence for readers

    friend bool operator==(const Warning&, const Warning&) = default;
};

/// A tree and what had to be bent to get it.
struct ParsedQuery {
    Tree tree;
    std::vector<Warning> warnings;
};

/// Most words, phrases and dates of a query; what follows is passed over.
inline constexpr std::size_t kMaxQueryWords = 64;

/// Deepest nesting of groups; deeper ones are passed over.
inline constexpr std::size_t kMaxQueryDepth = 20;

/// Parses any bytes. `zone` is for the dates. The tree is the one that its own print parses to.
/// Linear for what people type; never throws but bad_alloc. Thread safe.
[[nodiscard]] ParsedQuery parse(std::string_view text, const base::TimeZone& zone);

} // namespace fundstelle::query
