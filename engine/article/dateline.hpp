#pragma once
// The dateline that opens a story: "Brüssel - ", "Hamburg (dpa) - ", "BERLIN (dpa/AFP) – ".
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::article {

/// What a dateline says.
struct Dateline {
    std::string place;         ///< as printed, "" where only an agency stands
    std::string agency;        ///< as printed and joined by "/", "" where none
    std::size_t end_bytes = 0; ///< of the dateline with its separator
};

/// Reads the dateline at the beginning of `text`. Nothing where there is none: a place has at most
/// four words, each with a capital (but "am", "an der", "bei", "im", ... between), so that "Das war
/// klar - und zwar allen" is none.
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view text);

} // namespace fundstelle::article
