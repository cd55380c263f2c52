#include "server/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/base/log.hpp"

namespace fundstelle::server {

void JsonWriter::separate() {
    if (needs_comma_) {
        text_ += ',';
    }
    needs_comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    text_ += '{';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    text_ += '}';
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    text_ += '[';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    text_ += ']';
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    value(name);
    text_ += ':';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    text_ += '"';
    text_ += base::json_escape(text);
    text_ += '"';
    return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
    separate();
    text_ += truth ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
    separate();
    text_ += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    separate();
    text_ += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::value(double number, int digits) {
    separate();
    const double factor = std::pow(10, digits);
    std::array<char, 32> buffer{};
    const double rounded = std::round(number * factor) / factor;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded);
    const bool is_written = error == std::errc{} && std::isfinite(number);
    text_ += is_written
                 ? std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data()))
                 : std::string_view("0");
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    text_ += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    text_ += json;
    return *this;
}

std::string JsonWriter::take() {
    needs_comma_ = false;
    return std::exchange(text_, {});
}

} // namespace fundstelle::server
