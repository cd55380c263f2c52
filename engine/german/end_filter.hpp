#pragma once
// Tells quickly that a word has none of many ends.
#include <array>
#include <cstddef>
#include <string_view>

namespace fundstelle::german {

/// A filter over the last three bytes of a table's texts, each of which has as many. Made at
/// compile time; seldom true for a word that has none of the ends, never false for one that has.
class EndFilter {
public:
    /// Adds the end of one text. REQUIRES: three bytes or more.
    constexpr void add(std::string_view end) { has_[place_of(end)] = true; }

    [[nodiscard]] constexpr bool may_end(std::string_view word) const {
        return word.size() >= kBytes && has_[place_of(word)];
    }

private:
    static constexpr std::size_t kBytes = 3;
    static constexpr std::size_t kPlaces = 4096;

    static constexpr std::size_t place_of(std::string_view word) {
        std::size_t place = 0;
        for (const char byte : word.substr(word.size() - kBytes)) {
            place = place * 37 + static_cast<unsigned char>(byte);
        }
        return place % kPlaces;
    }

    std::array<bool, kPlaces> has_{};
};

/// Gives the filter of all texts of a table; `end_of` takes the text out of a row.
template <typename Table, typename EndOf>
[[nodiscard]] constexpr EndFilter end_filter(const Table& table, EndOf end_of) {
    EndFilter filter;
    for (const auto& row : table) {
        filter.add(end_of(row));
    }
    return filter;
}

} // namespace fundstelle::german
