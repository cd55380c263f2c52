#pragma once
// The program's log through spdlog: text for people or JSON lines for machines, to standard error.
#include <memory>
#include <string>
#include <string_view>

#include <spdlog/logger.h>

#include "engine/base/settings.hpp"

namespace fundstelle::base {

/// Gives a thread-safe logger to standard error by `log.format` (text, json) and `log.level`.
/// JSON lines carry "time" (RFC 3339 UTC), "level", "logger", "message"; control characters are
/// escaped in both formats, so a message is one line. Never give it article text or keys.
[[nodiscard]] std::shared_ptr<spdlog::logger> make_logger(
    std::string_view name, const Settings& settings
);

/// The same to a sink of the caller's.
[[nodiscard]] std::shared_ptr<spdlog::logger> make_logger_to(
    spdlog::sink_ptr sink, std::string_view name, const Settings& settings
);

/// Gives `text` as the inside of a JSON string: quotes, backslashes and control characters escaped,
/// invalid UTF-8 repaired.
[[nodiscard]] std::string json_escape(std::string_view text);

} // namespace fundstelle::base
