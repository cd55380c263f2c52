#pragma once
// The verbs whose forms are brought to their infinitive: tables.
#include <span>
#include <string_view>

namespace fundstelle::german {

/// A strong verb's principal parts, as they stand alone; an empty one is left out since it is a
/// noun too or since endings join it already.
struct StrongVerb {
    std::string_view infinitive;
    std::string_view present;     ///< third person: "gibt"
    std::string_view past;        ///< "ging"
    std::string_view past_plural; ///< "gingen"
    std::string_view participle;  ///< "gegangen"
    std::string_view conditional; ///< "ginge"
    bool is_alone_only = false;   ///< with a prefix its past is a noun: "Ausfuhr", "Betrieben"
};

/// Gives the strong and the mixed verbs. Spelling is canonical: "ss" for "ß".
[[nodiscard]] std::span<const StrongVerb> strong_verbs();

/// Gives infinitives of frequent weak verbs.
[[nodiscard]] std::span<const std::string_view> weak_verbs();

/// Tells whether a form of a weak verb is a noun, too ("macht", "sucht").
[[nodiscard]] bool is_noun_too(std::string_view form);

} // namespace fundstelle::german
