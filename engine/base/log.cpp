#include "engine/base/log.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <spdlog/formatter.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "engine/base/instant.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::base {
namespace {

std::string_view view(spdlog::string_view_t text) {
    return {text.data(), text.size()};
}

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

void append_unicode_escape(std::string& text, char letter) {
    std::array<char, 8> escape{};
    std::snprintf(
        escape.data(),
        escape.size(),
        "\\u%04x",
        static_cast<unsigned>(static_cast<unsigned char>(letter))
    );
    text += escape.data();
}

/// Gives "2022-02-24T17:40:00.123Z".
std::string timestamp(spdlog::log_clock::time_point time) {
    using std::chrono::floor;
    using std::chrono::milliseconds;
    using std::chrono::seconds;
    const auto whole = floor<seconds>(time.time_since_epoch());
    const auto rest = floor<milliseconds>(time.time_since_epoch()) - whole;
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(rest.count()));
    std::string text = to_rfc3339_utc(Instant{whole.count()});
    text.replace(text.size() - 1, 1, fraction.data());
    return text;
}

void append(spdlog::memory_buf_t& target, std::string_view text) {
    target.append(text.data(), text.data() + text.size());
}

/// Marks the messages of `log_event` by its address, which no text can forge. They hold a line for
/// people, a separator, and the inside of a JSON object.
constexpr std::array<char, 6> kEventMark = {"event"};

constexpr char kEventSeparator = '\x1e';

bool is_event(const spdlog::details::log_msg& message) {
    return message.source.funcname == kEventMark.data();
}

/// The JSON of an event escapes control characters, so the last separator is the one.
std::size_t separator_of(std::string_view payload) {
    return std::min(payload.rfind(kEventSeparator), payload.size());
}

std::string number_text(double number) {
    std::array<char, 32> buffer{};
    constexpr int kDigits = 3;
    const auto [end, error] = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, kDigits
    );
    return error == std::errc{} ? std::string(buffer.data(), end) : "0";
}

std::string json_value(const LogField& field) {
    if (const auto* text = std::get_if<std::string>(&field.value)) {
        return '"' + json_escape(*text) + '"';
    }
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
        return std::to_string(*number);
    }
    return number_text(std::get<double>(field.value));
}

/// One JSON object a line.
class JsonFormatter final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& target) override {
        append(target, R"({"time":")");
        append(target, timestamp(message.time));
        append(target, R"(","level":")");
        append(target, view(spdlog::level::to_string_view(message.level)));
        append(target, R"(","logger":")");
        append(target, json_escape(view(message.logger_name)));
        const std::string_view payload = view(message.payload);
        if (is_event(message)) {
            append(target, "\",");
            append(target, payload.substr(separator_of(payload) + 1));
            append(target, "}\n");
            return;
        }
        append(target, R"(","message":")");
        append(target, json_escape(payload));
        append(target, "\"}\n");
    }

    [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
        return std::make_unique<JsonFormatter>();
    }
};

/// One line for people. Control characters are escaped, so that no message forges a second line.
class TextFormatter final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& target) override {
        const std::string_view given = view(message.payload);
        const std::string payload =
            without_controls(is_event(message) ? given.substr(0, separator_of(given)) : given);
        spdlog::details::log_msg line = message;
        line.payload = spdlog::string_view_t(payload.data(), payload.size());
        pattern_.format(line, target);
        // The colour sink reads from its message where the pattern put the level.
        message.color_range_start = line.color_range_start;
        message.color_range_end = line.color_range_end;
    }

    [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
        return std::make_unique<TextFormatter>();
    }

private:
    static std::string without_controls(std::string_view text) {
        std::string result;
        result.reserve(text.size());
        for (const char letter : text) {
            if (is_control(letter)) {
                append_unicode_escape(result, letter);
            } else {
                result += letter;
            }
        }
        return result;
    }

    spdlog::pattern_formatter pattern_{
        "%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v", spdlog::pattern_time_type::utc};
};

/// Colour is for people: never into a file or a pipe, and not against their will
/// (https://no-color.org).
spdlog::sink_ptr standard_error_sink() {
    const char* no_color = std::getenv("NO_COLOR");
    const bool is_unwanted = no_color != nullptr && *no_color != '\0';
    if (is_unwanted || ::isatty(STDERR_FILENO) == 0) {
        return std::make_shared<spdlog::sinks::stderr_sink_mt>();
    }
    return std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
}

} // namespace

std::shared_ptr<spdlog::logger> make_logger(std::string_view name, const Settings& settings) {
    return make_logger_to(standard_error_sink(), name, settings);
}

std::shared_ptr<spdlog::logger> make_logger_to(
    spdlog::sink_ptr sink, std::string_view name, const Settings& settings
) {
    auto logger = std::make_shared<spdlog::logger>(std::string(name), std::move(sink));
    if (settings.text("log.format") == "json") {
        logger->set_formatter(std::make_unique<JsonFormatter>());
    } else {
        logger->set_formatter(std::make_unique<TextFormatter>());
    }
    set_level(*logger, settings.text("log.level"));
    return logger;
}

void log_event(spdlog::logger& logger, spdlog::level::level_enum level, const LogEvent& event) {
    if (!logger.should_log(level)) {
        return;
    }
    std::string payload = event.text + kEventSeparator;
    payload += R"("message":")" + json_escape(event.name) + '"';
    for (const LogField& field : event.fields) {
        payload += ",\"" + json_escape(field.name) + "\":" + json_value(field);
    }
    constexpr int kAnyLine = 1; // 0 would mean that there is no source
    logger.log(spdlog::source_loc{"", kAnyLine, kEventMark.data()}, level, "{}", payload);
}

void set_level(spdlog::logger& logger, const std::string& level) {
    logger.set_level(spdlog::level::from_str(level));
}

std::string json_escape(std::string_view text) {
    std::string repaired;
    if (first_invalid_byte(text)) {
        repaired = repair(text);
        text = repaired;
    }
    std::string escaped;
    escaped.reserve(text.size() + 8);
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            escaped += '\\';
            escaped += letter;
        } else if (letter == '\n') {
            escaped += "\\n";
        } else if (is_control(letter)) {
            append_unicode_escape(escaped, letter);
        } else {
            escaped += letter;
        }
    }
    return escaped;
}

} // namespace fundstelle::base
