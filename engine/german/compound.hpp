#pragma once
// Splits German compounds into the words that they are made of.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/german/compound_parts.hpp"
#include "engine/german/lexicon.hpp"

namespace fundstelle::german {

/// One part of a compound.
struct CompoundPart {
    base::ByteRange bytes; ///< in the word, its linking element included: "verteidigungs"
    std::string lexeme; ///< the word it stands for: "verteidigung"; of the last part as it stands
};

/// Splits by the parts of a general lexicon and those that a collection's own vocabulary shows.
/// After Koehn and Knight (2003), with the productivity of first parts and heads in place of plain
/// frequency (Sugisaki and Tuggener 2018); see docs/compounds.md. Safe to use from several threads.
class CompoundSplitter {
public:
    /// Learns from the words of `lexicon`, of which nothing is kept by reference. Takes some
    /// microseconds a word.
    explicit CompoundSplitter(const Lexicon& lexicon);

    /// Gives the parts of a normal form (`german::normal_form`) in order, the head last, at least
    /// two, each of at least two code points; nothing if it is no compound. Ranges ascend, do not
    /// overlap, and leave out hyphens only, at which a word is always split
    /// ("nato|general|sekretär") unless a single letter stands there ("e-mail"). Total for any
    /// bytes.
    [[nodiscard]] std::vector<CompoundPart> split(std::string_view normal_form) const;

private:
    /// Appends the parts of a word without hyphens, `offset` added to their ranges; tells whether
    /// there are any.
    bool append_parts(std::string_view word, std::size_t offset, std::vector<CompoundPart>& found)
        const;

    CompoundParts parts_;
};

} // namespace fundstelle::german
