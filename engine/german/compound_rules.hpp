#pragma once
// Which words can be parts of compounds, and how good the evidence is: rules of German linking
// elements, counts of the general lexicon, and what a collection's vocabulary shows.
#include "engine/german/compound_parts.hpp"
#include "engine/german/lexicon.hpp"

namespace fundstelle::german {

/// Adds the parts that the general lexicon knows, and those that follow from its nouns by rule.
void add_general_parts(CompoundParts& parts, const Lexicon& lexicon);

/// Adds parts that only the collection knows ("corona", "impf"), and makes known ones cheaper by
/// the number of words in which they are seen.
void learn_parts(CompoundParts& parts, const Lexicon& lexicon);

} // namespace fundstelle::german
