#include "indexer/readers/json_reader.hpp"

#include <string_view>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "indexer/readers/news_date.hpp"
#include "indexer/readers/publishing_status.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kBetweenObjects = " \t\r\n,[]\xef\xbb\xbf";

std::string too_long() {
    return "longer than " + std::to_string(kMaxRecordBytes) + " bytes";
}

/// A string of an object; "" for anything else.
std::string_view text_in(const nlohmann::json& object, std::string_view name) {
    const auto found = object.find(name);
    const auto* const text = found == object.end() ? nullptr : found->get_ptr<const std::string*>();
    return text == nullptr ? std::string_view() : std::string_view(*text);
}

/// What a wire says of an object (IPTC ninjs, dpa digital wires).
std::string_view status_of(const nlohmann::json& object) {
    const std::string_view status = text_in(object, "pubstatus");
    return status.empty() ? text_in(object, "pubStatus") : status;
}

std::string_view id_of(const nlohmann::json& object) {
    for (const std::string_view name : {"id", "uri", "urn"}) {
        if (const std::string_view id = text_in(object, name); !id.empty()) {
            return id;
        }
    }
    return {};
}

/// A wire's version is a number, or digits in a string; elsewhere it may mean anything.
std::size_t version_of(const nlohmann::json& object) {
    if (!object.contains("uri") && !object.contains("urn")) {
        return 0;
    }
    const auto found = object.find("version");
    if (found != object.end() && found->is_number_unsigned()) {
        return found->get<std::size_t>();
    }
    return revision_of(text_in(object, "version"));
}

Outcome outcome_of(const nlohmann::json& value, const base::TimeZone& zone) {
    if (!value.is_object()) {
        return article::article_from_value(value, zone);
    }
    if (is_withdrawn(status_of(value))) {
        return withdrawal(id_of(value));
    }
    const std::string_view until = text_in(value, "embargoed");
    if (!until.empty()) {
        if (auto reason = embargo(parse_news_date(until, zone), base::now())) {
            return article::ArticleOrReason(*reason);
        }
    }
    return article::article_from_value(value, zone);
}

} // namespace

Outcome article_of_json(const Record& record, const base::TimeZone& zone) {
    std::variant<nlohmann::json, std::string> parsed = article::parse_json(record.bytes);
    if (auto* const reason = std::get_if<std::string>(&parsed)) {
        return article::ArticleOrReason(std::move(*reason));
    }
    const auto& value = std::get<nlohmann::json>(parsed);
    Outcome outcome = outcome_of(value, zone);
    outcome.revision = value.is_object() ? version_of(value) : 0;
    return outcome;
}

std::optional<Record> NdjsonReader::next() {
    Record record;
    record.input = name_;
    record.format = Format::Ndjson;
    while (source_.take_until('\n', kMaxRecordBytes + 1, record.bytes)) {
        ++line_;
        if (line_ == 1 && record.bytes.starts_with(kByteOrderMark)) {
            record.bytes.erase(0, kByteOrderMark.size());
        }
        if (record.bytes.find_first_not_of(" \t\r") != std::string::npos) {
            record.line = line_;
            if (record.bytes.size() > kMaxRecordBytes) {
                record.fault = too_long();
                record.bytes.clear();
            }
            return record;
        }
        record.bytes.clear();
    }
    return std::nullopt;
}

std::optional<char> JsonReader::take() {
    const std::optional<char> byte = source_.take();
    if (byte == '\n') {
        ++line_;
    }
    return byte;
}

void JsonReader::take_object(Record& record) {
    std::size_t depth = 0;
    bool is_in_text = false;
    bool is_escaped = false;
    bool is_too_long = false;
    while (const std::optional<char> byte = take()) {
        is_too_long = is_too_long || record.bytes.size() >= kMaxRecordBytes;
        if (!is_too_long) {
            record.bytes += *byte;
        }
        if (is_in_text) {
            is_in_text = is_escaped || *byte != '"';
            is_escaped = !is_escaped && *byte == '\\';
        } else if (*byte == '"') {
            is_in_text = true;
        } else if (*byte == '{' || *byte == '[') {
            ++depth;
        } else if ((*byte == '}' || *byte == ']') && --depth == 0) {
            break;
        }
    }
    if (is_too_long) {
        record.fault = too_long();
        record.bytes.clear();
    }
}

void JsonReader::take_stray(Record& record) {
    // Something that is no object: up to the next comma, bracket or line, so that what follows is
    // read again.
    constexpr std::size_t kShownBytes = 40;
    while (const std::optional<char> byte = source_.peek()) {
        if (kBetweenObjects.find(*byte) != std::string_view::npos || *byte == '{') {
            break;
        }
        if (record.bytes.size() < kShownBytes) {
            record.bytes += *byte;
        }
        (void)take();
    }
    record.fault = "is not a JSON object";
}

std::optional<Record> JsonReader::next() {
    while (const std::optional<char> byte = source_.peek()) {
        if (kBetweenObjects.find(*byte) != std::string_view::npos) {
            (void)take();
            continue;
        }
        Record record;
        record.input = name_;
        record.format = Format::Json;
        record.line = line_;
        if (*byte == '{') {
            take_object(record);
        } else {
            take_stray(record);
        }
        return record;
    }
    return std::nullopt;
}

} // namespace fundstelle::indexer
