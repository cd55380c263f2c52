#pragma once
// Which words can be parts of compounds, and how good the evidence is: rules of German linking
// elements, counts of the general lexicon, and what a collection's vocabulary shows.
#include <functional>
#include <string_view>

#include "engine/german/compound_parts.hpp"
#include "engine/german/lexicon.hpp"

namespace fundstelle::german {

/// Adds the parts that the general lexicon knows, and those that follow from its nouns by rule.
void add_general_parts(CompoundParts& parts, const Lexicon& lexicon);

/// Adds parts that only the collection knows ("corona", "impf"), and makes known ones cheaper by
/// the number of words in which they are seen. `is_compound` tells what splits already.
void learn_parts(
    CompoundParts& parts,
    const Lexicon& lexicon,
    const std::function<bool(std::string_view)>& is_compound
);

} // namespace fundstelle::german
