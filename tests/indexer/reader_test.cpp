#include "indexer/readers/reader.hpp"

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "indexer/readers/format_detection.hpp"

namespace fundstelle::indexer {
namespace {

class ReaderTest : public testing::Test {
protected:
    std::vector<Record> read(
        const std::string& bytes, const std::string& name = "input", Format format = Format::Auto
    ) {
        const std::filesystem::path path = folder_.path() / "input";
        std::ofstream(path, std::ios::binary) << bytes;
        const std::unique_ptr<RecordReader> reader = open_reader(path, name, format);
        std::vector<Record> records;
        while (std::optional<Record> record = reader->next()) {
            records.push_back(std::move(*record));
        }
        return records;
    }

    /// "line:bytes" of each record, a fault in brackets.
    std::string shown(const std::string& bytes, Format format = Format::Auto) {
        std::string text;
        for (const Record& record : read(bytes, "input", format)) {
            text += (text.empty() ? "" : " | ") + std::to_string(record.line) + ':' + record.bytes;
            text += record.fault.empty() ? "" : " [" + record.fault + ']';
        }
        return text;
    }

    base::TemporaryFolder folder_;
};

TEST_F(ReaderTest, CutsNdjsonIntoLines) {
    EXPECT_EQ(shown("{\"a\":1}\n\n{\"b\":2}\n", Format::Ndjson), "1:{\"a\":1} | 3:{\"b\":2}");
    EXPECT_EQ(shown("\xef\xbb\xbf{\"a\":1}", Format::Ndjson), "1:{\"a\":1}");
    EXPECT_EQ(shown("kaputt\n{}", Format::Ndjson), "1:kaputt | 2:{}");
    EXPECT_EQ(shown("", Format::Ndjson), "");
}

TEST_F(ReaderTest, CutsJsonIntoObjects) {
    EXPECT_EQ(shown("[{\"a\":1},\n {\"b\":[{}]}]", Format::Json), "1:{\"a\":1} | 2:{\"b\":[{}]}");
    EXPECT_EQ(shown("{\n\"a\":\n1}\n{\"b\":2}", Format::Json), "1:{\n\"a\":\n1} | 4:{\"b\":2}");
    EXPECT_EQ(shown("[{\"t\":\"}]\\\"{\"}]", Format::Json), "1:{\"t\":\"}]\\\"{\"}");
    EXPECT_EQ(
        shown("[{\"a\":1}, 17, {\"b\":2}]", Format::Json),
        "1:{\"a\":1} | 1:17 [is not a JSON object] | 1:{\"b\":2}"
    );
    EXPECT_EQ(shown("[{\"a\":1}, {\"b\":", Format::Json), "1:{\"a\":1} | 1:{\"b\":");
}

TEST_F(ReaderTest, AFileOfTextIsOneRecord) {
    EXPECT_EQ(shown("Eine Zeile\n\nNoch eine", Format::Text), "1:Eine Zeile\n\nNoch eine\n");
    EXPECT_EQ(read("", "leer.txt").size(), 1U);
}

TEST_F(ReaderTest, PassesOverARecordThatIsTooLong) {
    const std::string bytes =
        "{\"a\":1}\n{\"b\":\"" + std::string(kMaxRecordBytes, 'x') + "\"}\n{\"c\":3}\n";
    const std::vector<Record> records = read(bytes, "input", Format::Ndjson);
    ASSERT_EQ(records.size(), 3U);
    EXPECT_FALSE(records[1].fault.empty());
    EXPECT_EQ(records[2].bytes, "{\"c\":3}");
    EXPECT_EQ(records[2].line, 3U);
}

TEST(DetectFormat, GoesByNameThenByContent) {
    struct Row {
        std::string_view name, head;
        Format expected;
    };
    for (const Row& row : {
             Row{"a.ndjson", "", Format::Ndjson},
             Row{"a.jsonl.zst", "", Format::Ndjson},
             Row{"a.txt.gz", "{", Format::Text},
             Row{"-", "[{\"a\":1}]", Format::Json},
             Row{"-", "{\"a\":1}\n{\"b\":2}\n", Format::Ndjson},
             Row{"-", "{\n  \"a\": 1\n}", Format::Json},
             Row{"a.json", "{\"a\":1}\n", Format::Json},
             Row{"-", "Berlin - Der Bundestag", Format::Text},
             Row{"-", "", Format::Text},
         }) {
        EXPECT_EQ(detect_format(row.name, row.head), row.expected) << row.name << ' ' << row.head;
    }
}

TEST_F(ReaderTest, AnyBytesGiveRecordsAndNoThrow) {
    std::mt19937 random(1);
    const std::string alphabet = "{}[]\",:\\\n ab\xc3\xa4\xff\0";
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        for (int length = 0; length < 120; ++length) {
            bytes += alphabet[random() % alphabet.size()];
        }
        for (const Format format : {Format::Ndjson, Format::Json, Format::Text}) {
            for (const Record& record : read(bytes, "input", format)) {
                EXPECT_NO_THROW((void)read_record(record, base::TimeZone{}));
            }
        }
    }
}

} // namespace
} // namespace fundstelle::indexer
