#pragma once
// Writes JSON into one growing text, without a tree in between.
#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle::server {

/// Writes commas by itself. REQUIRES well-nested calls: a key before each value inside an object.
/// Texts must be valid UTF-8. One object belongs to one thread. Source: RFC 8259.
class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(bool truth);
    JsonWriter& value(std::uint64_t number);
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(std::int64_t{number}); }

    /// Shortest form with at most `digits` behind the point.
    JsonWriter& value(double number, int digits);
    JsonWriter& null();

    /// Inserts JSON that is written already.
    JsonWriter& raw(std::string_view json);

    /// Gives what was written; the writer is empty then.
    [[nodiscard]] std::string take();

private:
    void separate();

    std::string text_;
    bool needs_comma_ = false;
};

} // namespace fundstelle::server
