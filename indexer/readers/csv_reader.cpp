#include "indexer/readers/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "indexer/readers/charset.hpp"
#include "indexer/readers/csv_columns.hpp"

namespace fundstelle::indexer {

namespace {

/// A quotation mark that is open for so long was never closed.
constexpr std::size_t kMaxQuotedBytes = 16u * 1024 * 1024;
constexpr std::size_t kMaxHeaderBytes = 64u * 1024;

char separator_of(std::string_view header) {
    constexpr std::array kSeparators = {',', ';', '\t'};
    std::array<std::size_t, kSeparators.size()> counts{};
    bool is_quoted = false;
    for (const char letter : header) {
        is_quoted = is_quoted != (letter == '"');
        for (std::size_t place = 0; !is_quoted && place < kSeparators.size(); ++place) {
            counts[place] += letter == kSeparators[place] ? 1U : 0U;
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
    return kSeparators[static_cast<std::size_t>(most)];
}

bool is_blank(std::string_view row) {
    return row.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The cells of a row; quotation marks are read as RFC 4180 has them, and elsewhere as letters.
std::vector<std::string> cells_of(std::string_view row, char separator) {
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (std::size_t at = 0; at < row.size(); ++at) {
        const char letter = row[at];
        if (is_quoted && letter == '"') {
            const bool is_doubled = at + 1 < row.size() && row[at + 1] == '"';
            is_quoted = is_doubled;
            if (is_doubled) {
                cells.back() += '"';
                ++at;
            }
        } else if (!is_quoted && letter == '"' && cells.back().empty()) {
            is_quoted = true;
        } else if (!is_quoted && letter == separator) {
            cells.emplace_back();
        } else if (is_quoted || (letter != '\r' && letter != '\n')) {
            cells.back() += letter;
        }
    }
    return cells;
}

} // namespace

Record CsvReader::new_record() const {
    Record record;
    record.input = name_;
    record.format = Format::Csv;
    record.line = line_;
    record.head = header_;
    return record;
}

/// Takes a row with its line ends; quotation marks count only where a cell begins.
CsvReader::Cut CsvReader::take_row(std::string& row) {
    bool is_quoted = false;
    bool begins_cell = true;
    while (const std::optional<char> byte = source_.take()) {
        if (row.size() >= (is_quoted ? kMaxQuotedBytes : kMaxRecordBytes)) {
            source_.give_back(std::string_view(&*byte, 1));
            return is_quoted ? Cut::Unclosed : Cut::TooLong;
        }
        row += *byte;
        if (is_quoted) {
            // A doubled mark closes and opens again, since it begins where a cell's quotes end.
            is_quoted = *byte != '"';
            begins_cell = !is_quoted;
            continue;
        }
        if (*byte == '\n') {
            return Cut::Row;
        }
        is_quoted = begins_cell && *byte == '"';
        begins_cell = *byte == separator_;
    }
    return is_quoted ? Cut::Unclosed : Cut::Row;
}

void CsvReader::keep_first_line(std::string& row) {
    const std::size_t end = row.find('\n');
    if (end != std::string::npos) {
        source_.give_back(std::string_view(row).substr(end + 1));
        row.resize(end + 1);
    }
}

std::optional<Record> CsvReader::read_header() {
    std::string header;
    while (is_blank(header)) {
        line_ += header.empty() ? 0U : 1U;
        header.clear();
        if (!source_.take_until('\n', kMaxHeaderBytes, header)) {
            is_over_ = true;
            return std::nullopt;
        }
        header += '\n';
    }
    separator_ = separator_of(header);
    // A first row may hold line ends, too: then it is taken once more, as rows are.
    if (std::count(header.begin(), header.end(), '"') % 2 != 0) {
        source_.give_back(header);
        header.clear();
        (void)take_row(header);
    }
    Record record = new_record();
    line_ += static_cast<std::size_t>(std::count(header.begin(), header.end(), '\n'));
    header_ = std::make_shared<const std::string>(separator_ + header);
    if (!CsvColumns(cells_of(to_utf8(header, ""), separator_)).hold_an_article()) {
        is_over_ = true;
        record.fault = "the first row names no column title or body; it must name the columns";
        return record;
    }
    return std::nullopt;
}

std::optional<Record> CsvReader::next() {
    if (!header_ && !is_over_) {
        if (std::optional<Record> fault = read_header()) {
            return fault;
        }
    }
    while (!is_over_) {
        Record record = new_record();
        const Cut cut = take_row(record.bytes);
        if (record.bytes.empty()) {
            break;
        }
        if (cut == Cut::Unclosed) {
            keep_first_line(record.bytes);
            record.fault = "a quotation mark is opened and never closed";
        } else if (cut == Cut::TooLong) {
            std::string rest;
            (void)source_.take_until('\n', 0, rest);
            record.fault = "longer than " + std::to_string(kMaxRecordBytes) + " bytes";
            record.bytes = "\n";
        }
        line_ +=
            static_cast<std::size_t>(std::count(record.bytes.begin(), record.bytes.end(), '\n'));
        if (!record.fault.empty()) {
            record.bytes.clear();
            return record;
        }
        if (!is_blank(record.bytes)) {
            return record;
        }
    }
    return std::nullopt;
}

bool is_header_of_table(std::string_view line) {
    if (line.size() > kMaxHeaderBytes) {
        return false;
    }
    const CsvColumns columns(cells_of(to_utf8(line, ""), separator_of(line)));
    return columns.hold_an_article() && columns.known_count() > 1;
}

article::ArticleOrReason article_of_row(const Record& record, const base::TimeZone& zone) {
    const char separator = record.head->front();
    const CsvColumns columns(
        cells_of(to_utf8(std::string_view(*record.head).substr(1), ""), separator)
    );
    return columns.article_of(cells_of(to_utf8(record.bytes, ""), separator), zone);
}

} // namespace fundstelle::indexer
