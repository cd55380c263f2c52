#pragma once
// Tables of words that find one another, whatever joins them.
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fundstelle::german {

/// A table of rows of words, by their stems. Immutable, safe from any thread.
class RelatedStems {
public:
    /// Takes rows of words in canonical spelling, a blank between each two; a word may stand in
    /// several.
    explicit RelatedStems(std::span<const std::string_view> rows);

    /// Gives the stems, each once, of the other words in all rows with a stem, which is as
    /// `Stemmer` gives it; none for one that is in no row.
    [[nodiscard]] std::vector<std::string> of(std::string_view stem) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> others_;
};

} // namespace fundstelle::german
