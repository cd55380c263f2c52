#include "indexer/readers/xml_cutter.hpp"

#include <algorithm>
#include <cctype>

namespace fundstelle::indexer {

namespace {

constexpr std::size_t kMaxHeadBytes = 64u * 1024;
/// Deeper nesting is no news.
constexpr std::size_t kMaxDepth = 200;

bool begins_name(char letter) {
    return std::isalpha(static_cast<unsigned char>(letter)) != 0 || letter == '_' ||
           letter == ':' || static_cast<unsigned char>(letter) >= 0x80;
}

std::string_view local(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool holds(std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::string_view XmlCutter::Piece::local_name() const {
    if (kind == Kind::Text || kind == Kind::Other) {
        return {};
    }
    const std::size_t begin = kind == Kind::End ? 2 : 1;
    const std::size_t end = std::min(bytes.find_first_of(" \t\r\n/>", begin), bytes.size());
    return local(std::string_view(bytes).substr(begin, end - begin));
}

std::optional<char> XmlCutter::take_into(Piece& piece) {
    const std::optional<char> byte = source_.take();
    if (!byte) {
        piece.is_whole = false;
        return byte;
    }
    line_ += *byte == '\n' ? 1U : 0U;
    if (piece.bytes.size() <= kMaxRecordBytes) {
        piece.bytes += *byte;
    }
    return byte;
}

void XmlCutter::take_up_to(std::string_view end, Piece& piece) {
    // What was taken so far may not count: "<!-->" is no whole comment.
    std::string last;
    while (const std::optional<char> byte = take_into(piece)) {
        last += *byte;
        if (last.size() > end.size()) {
            last.erase(0, 1);
        }
        if (last == end) {
            return;
        }
    }
}

/// "<!DOCTYPE" with its declarations in brackets, which may hold tags in quotation marks.
void XmlCutter::take_doctype(Piece& piece) {
    bool is_inside = false;
    char quote = '\0';
    while (const std::optional<char> byte = take_into(piece)) {
        if (quote != '\0') {
            quote = *byte == quote ? '\0' : quote;
        } else if (*byte == '"' || *byte == '\'') {
            quote = *byte;
        } else if (*byte == '[' || *byte == ']') {
            is_inside = *byte == '[';
        } else if (*byte == '>' && !is_inside) {
            return;
        }
    }
}

void XmlCutter::take_tag(Piece& piece) {
    char quote = '\0';
    while (const std::optional<char> byte = take_into(piece)) {
        if (quote != '\0') {
            quote = *byte == quote ? '\0' : quote;
        } else if (*byte == '"' || *byte == '\'') {
            quote = *byte;
        } else if (*byte == '>') {
            return;
        } else if (source_.peek() == '<') {
            piece.is_whole = false; // a tag that is not closed costs no other
            return;
        }
    }
}

void XmlCutter::take_markup(Piece& piece) {
    using Kind = Piece::Kind;
    const std::optional<char> next = source_.peek();
    piece.kind = Kind::Other;
    if (next == '!') {
        constexpr std::size_t kLookedAt = 3; // "!--" and "![C" tell all apart
        for (std::size_t count = 0; count < kLookedAt; ++count) {
            (void)take_into(piece);
        }
        if (piece.bytes == "<!--") {
            take_up_to("-->", piece);
        } else if (piece.bytes.starts_with("<![")) {
            take_up_to("]]>", piece);
        } else {
            take_doctype(piece);
        }
    } else if (next == '?') {
        take_up_to("?>", piece);
    } else if (next == '/') {
        piece.kind = Kind::End;
        take_tag(piece);
    } else if (next && begins_name(*next)) {
        take_tag(piece);
        piece.kind = piece.bytes.ends_with("/>") ? Kind::Empty : Kind::Start;
    } else {
        piece.kind = Kind::Text;
    }
}

std::optional<XmlCutter::Piece> XmlCutter::take_piece() {
    if (!source_.peek()) {
        return std::nullopt;
    }
    Piece piece;
    if (take_into(piece) == '<') {
        take_markup(piece);
        return piece;
    }
    while (source_.peek() && source_.peek() != '<' && piece.bytes.size() < kMaxRecordBytes) {
        (void)take_into(piece);
    }
    return piece;
}

bool XmlCutter::is_article(const Piece& piece) const {
    return (piece.kind == Piece::Kind::Start || piece.kind == Piece::Kind::Empty) &&
           holds(cut_.articles, piece.local_name());
}

void XmlCutter::pass_over(const Piece& piece) {
    if (root_.empty() && piece.kind == Piece::Kind::Start) {
        root_ = piece.local_name();
    }
    if (!has_record_ && head_.size() + piece.bytes.size() <= kMaxHeadBytes) {
        head_ += piece.bytes;
    }
}

Record XmlCutter::take_record(Piece first) {
    if (!shared_head_) {
        shared_head_ = std::make_shared<const std::string>(head_);
    }
    has_record_ = true;
    Record record;
    record.input = name_;
    record.format = cut_.format;
    record.head = shared_head_;
    record.line =
        line_ - static_cast<std::size_t>(std::count(first.bytes.begin(), first.bytes.end(), '\n'));
    const std::string name(first.local_name());
    std::size_t depth = 1;
    bool is_too_deep = false;
    bool is_too_long = false;
    bool is_open = first.kind == Piece::Kind::Start;
    record.bytes = std::move(first.bytes);
    while (is_open) {
        std::optional<Piece> piece = take_piece();
        if (!piece) {
            record.fault = "<" + name + "> is not closed where the input ends";
            break;
        }
        if (piece->kind == Piece::Kind::Start && piece->local_name() == name) {
            record.fault = "<" + name + "> is not closed where the next one begins";
            line_ -=
                static_cast<std::size_t>(std::count(piece->bytes.begin(), piece->bytes.end(), '\n')
                );
            source_.give_back(piece->bytes);
            break;
        }
        depth += piece->kind == Piece::Kind::Start ? 1U : 0U;
        depth -= piece->kind == Piece::Kind::End && depth > 0 ? 1U : 0U;
        is_too_deep = is_too_deep || depth > kMaxDepth;
        is_too_long = is_too_long || record.bytes.size() + piece->bytes.size() > kMaxRecordBytes;
        is_open = piece->kind != Piece::Kind::End || piece->local_name() != name;
        if (!is_too_deep && !is_too_long) {
            record.bytes += piece->bytes;
        }
    }
    if (is_too_deep) {
        record.fault = "elements are nested deeper than " + std::to_string(kMaxDepth);
    } else if (is_too_long) {
        record.fault = "longer than " + std::to_string(kMaxRecordBytes) + " bytes";
    }
    if (!record.fault.empty()) {
        record.bytes.clear();
    }
    return record;
}

/// Says why an input gave nothing, unless it is a document of the format that may hold nothing.
std::optional<Record> XmlCutter::empty_input() {
    is_over_ = true;
    const bool is_known = holds(cut_.roots, root_);
    if (has_record_ || is_known) {
        return std::nullopt;
    }
    Record record;
    record.input = name_;
    record.format = cut_.format;
    record.line = 1;
    record.fault = root_.empty() ? "is no XML"
                                 : "is not " + std::string(cut_.wanted) +
                                       ": its first element is <" + root_ + ">";
    return record;
}

std::optional<Record> XmlCutter::next() {
    while (!is_over_) {
        std::optional<Piece> piece = take_piece();
        if (!piece) {
            return empty_input();
        }
        if (is_article(*piece)) {
            return take_record(std::move(*piece));
        }
        pass_over(*piece);
    }
    return std::nullopt;
}

} // namespace fundstelle::indexer
