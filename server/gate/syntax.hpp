#pragma once
// The small words of HTTP/1.1: which bytes may stand in methods, targets, header names and values.
// Source: RFC 9110 section 5, RFC 9112 sections 2 and 3.
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::server::gate {

/// Whether a text is a token: one or more of the letters of RFC 9110 section 5.6.2.
[[nodiscard]] bool is_token(std::string_view text);

/// Whether a text holds no control character but the tab; bytes from 0x80 on are let through.
[[nodiscard]] bool is_field_text(std::string_view text);

/// Whether all bytes are visible and none is a space; bytes from 0x80 on are let through, since
/// people type umlauts into addresses.
[[nodiscard]] bool is_target_text(std::string_view text);

/// Whether a text may be a Host header: a name or an address, maybe a port, or nothing.
[[nodiscard]] bool is_host(std::string_view text);

/// Gives a text without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether two texts are the same but for ASCII capitals.
[[nodiscard]] bool is_same_word(std::string_view left, std::string_view right);

/// Takes the next entry off a comma-separated list; nothing at its end. Empty entries are given.
[[nodiscard]] std::optional<std::string_view> next_entry(std::string_view& list);

} // namespace fundstelle::server::gate
