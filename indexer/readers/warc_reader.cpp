#include "indexer/readers/warc_reader.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"
#include "indexer/readers/html_reader.hpp"
#include "indexer/readers/http_response.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::string_view kMagic = "WARC/1.";
constexpr std::size_t kMaxLineBytes = 16u * 1024;
constexpr std::size_t kMaxFields = 200;

std::string field_of(const auto& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? "" : found->second;
}

} // namespace

Record WarcReader::fault_at(std::size_t byte, std::string reason) const {
    Record record;
    record.input = name_;
    record.format = Format::Warc;
    record.fault = "byte " + std::to_string(byte) + ": " + std::move(reason);
    return record;
}

/// Takes lines up to the one that begins a record.
bool WarcReader::find_record() {
    for (;;) {
        const std::size_t begin = source_.offset();
        std::string line;
        if (!source_.take_until('\n', kMaxLineBytes, line)) {
            return false;
        }
        if (line.starts_with(kMagic)) {
            record_byte_ = begin;
            return true;
        }
        if (!has_stray_ && !article::trimmed(line).empty()) {
            has_stray_ = true;
            stray_byte_ = begin;
        }
    }
}

std::optional<Record> WarcReader::take_block(const Fields& fields) {
    const std::string length_text = field_of(fields, "content-length");
    std::size_t length = 0;
    const auto [end, error] =
        std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
    if (error != std::errc{} || end != length_text.data() + length_text.size()) {
        return fault_at(record_byte_, "a record without a length");
    }
    const std::string type = base::in_lower_case(field_of(fields, "warc-type"));
    const std::string content_type = field_of(fields, "content-type");
    const bool is_response =
        type == "response" && base::in_lower_case(content_type).starts_with("application/http");
    const bool is_resource = type == "resource" && is_html_type(content_type);
    if (!is_response && !is_resource) {
        (void)source_.skip(length);
        return std::nullopt;
    }
    std::string block;
    source_.take_count(std::min(length, 2 * kMaxHtmlBytes), block);
    if (length > block.size()) {
        const bool is_cut = source_.skip(length - block.size()) < length - block.size();
        // What is no page may be as long as it likes.
        if (is_response && std::holds_alternative<NoPage>(page_of_response(block, SIZE_MAX))) {
            return std::nullopt;
        }
        return fault_at(
            record_byte_, is_cut ? "the input ends inside of a record" : "a page that is too long"
        );
    }
    FetchedPage fetched{field_of(fields, "warc-target-uri"), "", field_of(fields, "warc-date")};
    if (fetched.url.starts_with('<') && fetched.url.ends_with('>')) {
        fetched.url = fetched.url.substr(1, fetched.url.size() - 2); // as some wgets write it
    }
    ResponsePage page{std::move(block), charset_of_type(content_type)};
    if (is_response) {
        auto found = page_of_response(page.html, kMaxHtmlBytes);
        if (auto* const reason = std::get_if<std::string>(&found)) {
            return fault_at(record_byte_, *reason);
        }
        if (std::holds_alternative<NoPage>(found)) {
            return std::nullopt;
        }
        page = std::get<ResponsePage>(std::move(found));
    }
    Record record;
    record.input = name_;
    record.format = Format::Html;
    record.bytes = std::move(page.html);
    fetched.charset = std::move(page.charset);
    record.head = std::make_shared<const std::string>(head_of_page(fetched));
    return record;
}

std::optional<Record> WarcReader::next() {
    while (!is_over_) {
        is_found_ = is_found_ || find_record();
        if (std::exchange(has_stray_, false)) {
            // The record behind it is read with the next call.
            return fault_at(stray_byte_, "is no record of a web archive");
        }
        is_over_ = !std::exchange(is_found_, false);
        if (is_over_) {
            break;
        }
        Fields fields;
        std::string line;
        while (fields.size() < kMaxFields && source_.take_until('\n', kMaxLineBytes, line)) {
            const std::string_view text = article::trimmed(line);
            if (text.empty()) {
                break;
            }
            const std::size_t colon = std::min(text.find(':'), text.size());
            fields.emplace(
                base::in_lower_case(article::trimmed(text.substr(0, colon))),
                article::trimmed(text.substr(std::min(colon + 1, text.size())))
            );
            line.clear();
        }
        if (std::optional<Record> record = take_block(fields)) {
            return record;
        }
    }
    return std::nullopt;
}

} // namespace fundstelle::indexer
