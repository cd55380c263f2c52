#pragma once
// The program's log through spdlog: text for people or JSON lines for machines, to standard error.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

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

/// One member of an event: a name and a text, a whole number or a fraction.
struct LogField {
    std::string_view name;
    std::variant<std::string, std::int64_t, double> value;
};

/// Something that happened, for people and for machines.
struct LogEvent {
    std::string_view name;        ///< the "message" of a JSON line: "request"
    std::string text;             ///< the line for people
    std::vector<LogField> fields; ///< further members of a JSON line
};

/// Logs an event: its text, or its name and its fields as members of the line's JSON object.
void log_event(spdlog::logger& logger, spdlog::level::level_enum level, const LogEvent& event);

/// Sets how important messages must be from now on, by a value of `log.level`. Safe from any
/// thread.
void set_level(spdlog::logger& logger, const std::string& level);

/// Gives `text` as the inside of a JSON string: quotes, backslashes and control characters escaped,
/// invalid UTF-8 repaired.
[[nodiscard]] std::string json_escape(std::string_view text);

} // namespace fundstelle::base
