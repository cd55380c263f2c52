#pragma once
// How the texts of settings are read, checked and written back as TOML.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/settings.hpp"

namespace fundstelle::base {

/// Reads decimal digits with an optional sign; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_number(std::string_view text);

/// Reads bytes with an optional unit: B, kB, MB, GB, TB (powers of 1000), KiB, MiB, GiB, TiB or one
/// letter of k, m, g, t (of 1024).
[[nodiscard]] std::optional<std::uint64_t> parse_size(std::string_view text);

/// Reads a number with its unit: ms, s, m, h, d; "0" needs none.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

/// Reads true, false, yes, no, on, off, 1 or 0.
[[nodiscard]] std::optional<bool> parse_boolean(std::string_view text);

/// Gives what is wrong with a value (lower case, no full stop; never a secret's value), or nothing.
[[nodiscard]] std::optional<std::string> fault_of(const Setting& setting, std::string_view value);

/// Gives the value as TOML; of a secret, "***" or the empty text.
[[nodiscard]] std::string to_toml(const Setting& setting, std::string_view value);

} // namespace fundstelle::base
