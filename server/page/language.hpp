#pragma once
// The two languages in which pages speak, and which one a reader wants.
#include <string_view>

#include "server/http_message.hpp"

namespace fundstelle::server {

enum class Language { German, English };

/// Gives the language that the parameter `lang` names, else the one that Accept-Language prefers,
/// else German. Source: RFC 9110 section 12.5.4.
[[nodiscard]] Language language_of(const HttpRequest& http);

/// Gives "de" or "en".
[[nodiscard]] std::string_view code_of(Language language);

} // namespace fundstelle::server
