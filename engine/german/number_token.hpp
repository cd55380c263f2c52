#pragma once
// Numbers, times and paragraph signs: where they end and what their normal form is.
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/german/text_view.hpp"

namespace fundstelle::german {

/// Gives the end of the number whose first digit stands at `begin`: "1.000.000", "1 000 000",
/// "1'000'000", "3,5", "20:15", "20.15" before "Uhr". Offsets are bytes.
[[nodiscard]] std::size_t end_of_number(const TextView& text, std::size_t begin);

/// Gives the normal form of a printed number: without group separators, with ":" in a time.
[[nodiscard]] std::string number_form(std::string_view printed);

/// Gives the end of "§ 218", "§§ 3a", "Paragraf 218", or `begin` where no paragraph's number
/// stands.
[[nodiscard]] std::size_t end_of_paragraph(const TextView& text, std::size_t begin);

/// Tells whether a printed paragraph begins a list of several ("§§ 218, 219").
[[nodiscard]] bool begins_paragraph_list(std::string_view printed);

/// Tells whether a printed word can be a paragraph's number ("219", "219a").
[[nodiscard]] bool is_paragraph_number(std::string_view printed);

} // namespace fundstelle::german
