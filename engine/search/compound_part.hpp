#pragma once
// Where in a printed compound a part stands.
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/utf8.hpp"
#include "engine/german/stemmer.hpp"

namespace fundstelle::search {

/// Finds parts in compounds, to mark them. One object belongs to one thread.
class PartFinder {
public:
    /// Gives the bytes of `normal_form` that the part of this stem takes, its linking element left
    /// out ("verteidigung" of "verteidigungsplan"); all of it where the part cannot be told.
    [[nodiscard]] base::ByteRange find(std::string_view normal_form, std::string_view part_stem);

private:
    [[nodiscard]] base::ByteRange look_for(
        std::string_view normal_form, std::string_view part_stem
    );

    /// What was found, by normal form and stem: the hits of a query hold the same compounds.
    std::unordered_map<std::string, base::ByteRange> found_;
    german::Stemmer stemmer_{german::kStemsOfTexts};
};

} // namespace fundstelle::search
