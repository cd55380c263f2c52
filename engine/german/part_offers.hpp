#pragma once
// Takes words into the table of parts: the rules of linking elements, and what a part may be.
#include <string>
#include <string_view>

#include "engine/german/compound_parts.hpp"
#include "engine/german/lexicon.hpp"

namespace fundstelle::german {

/// The cost of a part that is seen in one compound only; each doubling of the number takes 1 off.
inline constexpr float kSeenOnce = 9.0F;

/// Adds parts to a table that outlives it; of several costs for one text the lowest stays.
class PartOffers {
public:
    PartOffers(CompoundParts& parts, const Lexicon& lexicon) : parts_(parts), lexicon_(lexicon) {}

    /// Offers a first part, its linking element included. What is never a part is not taken.
    void first(std::string_view text, float cost);

    /// Offers a last part.
    void head(std::string_view text, float cost);

    /// Offers the base form of a noun as a first part with the linking elements that it takes by
    /// rule.
    void noun_as_first(const std::string& noun);

private:
    void inner(std::string_view text, float cost);

    CompoundParts& parts_;
    const Lexicon& lexicon_;
};

} // namespace fundstelle::german
