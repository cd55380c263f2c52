#include "indexer/readers/charset.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include <iconv.h>

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kLittleEndianMark = "\xff\xfe";
constexpr std::string_view kBigEndianMark = "\xfe\xff";
/// What the Web calls so and writes as windows-1252.
constexpr auto kWindows1252Names = std::to_array<std::string_view>(
    {"windows-1252",
     "cp1252",
     "cp-1252",
     "x-cp1252",
     "iso-8859-1",
     "iso8859-1",
     "iso_8859-1",
     "latin1",
     "latin-1",
     "l1",
     "us-ascii",
     "ascii",
     "ansi"}
);

/// A conversion of the C library.
class Conversion {
public:
    explicit Conversion(const std::string& label) : handle_(iconv_open("UTF-8", label.c_str())) {}
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;
    Conversion(Conversion&&) = delete;
    Conversion& operator=(Conversion&&) = delete;
    ~Conversion() {
        if (is_known()) {
            iconv_close(handle_);
        }
    }

    [[nodiscard]] bool is_known() const {
        return handle_ != reinterpret_cast<iconv_t>(-1); // NOLINT(performance-no-int-to-ptr)
    }

    /// Appends what can be converted; a byte that cannot becomes U+FFFD. Gives how many bytes at
    /// the end are left over for want of the next one.
    std::size_t append(std::string& text, std::string_view bytes) {
        std::string in(bytes);
        char* from = in.data();
        std::size_t left = in.size();
        std::array<char, 4096> out{};
        while (left > 0) {
            char* to = out.data();
            std::size_t room = out.size();
            const std::size_t result = iconv(handle_, &from, &left, &to, &room);
            const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
            text.append(out.data(), out.size() - room);
            if (error == EINVAL) {
                break;
            }
            if (error == EILSEQ) {
                base::append_code_point(text, 0xFFFD);
                ++from;
                --left;
            }
        }
        return left;
    }

private:
    iconv_t handle_;
};

std::optional<std::string> converted(std::string_view bytes, const std::string& label) {
    Conversion conversion(label);
    if (!conversion.is_known()) {
        return std::nullopt;
    }
    std::string text;
    (void)conversion.append(text, bytes);
    return text;
}

std::string utf8_or_windows_1252(std::string_view bytes) {
    return base::first_invalid_byte(bytes) ? base::from_windows_1252(bytes) : std::string(bytes);
}

/// UTF-16 as UTF-8.
class Utf16Source final : public ByteSource {
public:
    explicit Utf16Source(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    [[nodiscard]] std::size_t read(std::span<char> bytes) override {
        while (ready_.size() == place_ && fill()) {
        }
        const std::size_t count = std::min(bytes.size(), ready_.size() - place_);
        std::copy_n(ready_.begin() + static_cast<std::ptrdiff_t>(place_), count, bytes.begin());
        place_ += count;
        return count;
    }

private:
    bool fill() {
        constexpr std::size_t kPieceBytes = 64u * 1024;
        std::string piece(kPieceBytes, '\0');
        piece.resize(source_->read(piece));
        if (piece.empty()) {
            return false;
        }
        left_over_ += piece;
        if (!conversion_ && left_over_.size() >= kLittleEndianMark.size()) {
            conversion_.emplace(left_over_.starts_with(kBigEndianMark) ? "UTF-16BE" : "UTF-16LE");
            left_over_.erase(0, kLittleEndianMark.size());
        }
        ready_.clear();
        place_ = 0;
        if (conversion_) {
            left_over_.erase(0, left_over_.size() - conversion_->append(ready_, left_over_));
        }
        return true;
    }

    std::unique_ptr<ByteSource> source_;
    std::optional<Conversion> conversion_;
    std::string left_over_;
    std::string ready_;
    std::size_t place_ = 0;
};

/// Gives the value behind `name` and "=", with or without quotation marks.
std::string value_behind(std::string_view text, std::string_view name) {
    constexpr std::string_view kSpace = " \t\r\n";
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
        std::size_t place = text.find_first_not_of(kSpace, at + name.size());
        if (place == std::string_view::npos || text[place] != '=') {
            continue;
        }
        place = text.find_first_not_of(" \t\r\n\"'", place + 1);
        if (place == std::string_view::npos) {
            break;
        }
        const std::size_t end = text.find_first_of(" \t\r\n\"';/>?", place);
        return std::string(text.substr(place, end == std::string_view::npos ? 0 : end - place));
    }
    return "";
}

} // namespace

std::string to_utf8(std::string_view bytes, std::string_view label) {
    if (bytes.starts_with(kUtf8Mark)) {
        return base::repair(bytes.substr(kUtf8Mark.size()));
    }
    if (begins_as_utf16(bytes)) {
        const char* const name = bytes.starts_with(kBigEndianMark) ? "UTF-16BE" : "UTF-16LE";
        return base::repair(converted(bytes.substr(2), name).value_or(std::string()));
    }
    const std::string name = base::in_lower_case(label);
    const bool is_windows_1252 =
        std::find(kWindows1252Names.begin(), kWindows1252Names.end(), name) !=
        kWindows1252Names.end();
    // Whoever names UTF-16 without its mark, in a declaration that could be read, is wrong. Many
    // name windows-1252 and write UTF-8; no German text in windows-1252 is valid UTF-8 by chance.
    if (name.empty() || is_windows_1252 || name.starts_with("utf") || name.starts_with("ucs")) {
        return utf8_or_windows_1252(bytes);
    }
    const std::optional<std::string> text = converted(bytes, name);
    return text ? base::repair(*text) : utf8_or_windows_1252(bytes);
}

std::string named_charset(std::string_view bytes) {
    constexpr std::size_t kLookedAtBytes = 1024;
    const std::string start = base::in_lower_case(bytes.substr(0, kLookedAtBytes));
    const std::size_t declaration = start.find("<?xml");
    if (declaration <= kUtf8Mark.size()) { // npos is larger
        const std::string_view text =
            std::string_view(start).substr(declaration, start.find("?>") - declaration);
        if (std::string name = value_behind(text, "encoding"); !name.empty()) {
            return name;
        }
    }
    return value_behind(start, "charset");
}

bool begins_as_utf16(std::string_view head) {
    return head.starts_with(kLittleEndianMark) || head.starts_with(kBigEndianMark);
}

std::unique_ptr<ByteSource> decode_utf16(std::unique_ptr<ByteSource> source) {
    return std::make_unique<Utf16Source>(std::move(source));
}

} // namespace fundstelle::indexer
