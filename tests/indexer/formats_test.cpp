// Every format with small inputs of our own, and each way to break one.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/article/article_json.hpp"
#include "engine/base/file.hpp"
#include "indexer/readers/html_reader.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {
namespace {

/// Gives each article of the bytes as JSON, and each rejection as "line N: reason".
std::vector<std::string> outcomes(
    std::string_view bytes, Format format = Format::Auto, const std::string& name = "input"
) {
    const base::TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / "input";
    std::ofstream(path, std::ios::binary) << bytes;
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    std::vector<std::string> found;
    const std::unique_ptr<RecordReader> reader = open_reader(path, name, format);
    while (const std::optional<Record> record = reader->next()) {
        const Outcome read = read_record(*record, zone);
        const auto* const reason = std::get_if<std::string>(&read.result);
        const auto* const withdrawal = std::get_if<Withdrawal>(&read.result);
        if (withdrawal != nullptr) {
            found.push_back("withdrawn " + withdrawal->id);
            continue;
        }
        found.push_back(
            reason != nullptr
                ? "line " + std::to_string(record->line) + ": " + *reason
                : article::article_to_json(std::get<article::Article>(read.result), zone)
        );
    }
    return found;
}

std::string fixture(std::string_view name) {
    return base::read_file(
        std::filesystem::path(FUNDSTELLE_SOURCE_DIR) / "tests/fixtures/formats" / name
    );
}

/// A fixture's outcomes, one a line, as they stand beside it in NAME.expected.
void expect_fixture(const std::string& name) {
    SCOPED_TRACE(name);
    std::string found;
    for (const std::string& outcome : outcomes(fixture(name), Format::Auto, name)) {
        found += outcome + '\n';
    }
    EXPECT_EQ(found, fixture(name + ".expected"));
}

TEST(Formats, GiveWhatTheFixturesExpect) {
    const std::filesystem::path folder =
        std::filesystem::path(FUNDSTELLE_SOURCE_DIR) / "tests/fixtures/formats";
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".expected") && name != "README.md") {
            expect_fixture(name);
            ++count;
        }
    }
    EXPECT_GT(count, 0U);
}

TEST(Csv, IsKnownByItsNamesAndReadWithAnySeparator) {
    const std::string expected =
        R"({"id":"1","title":"Rat tagt","published_at":"2022-02-24T18:40:00+01:00","language":"de"})";
    for (const std::string_view table :
         {"id,title,published_at\n1,Rat tagt,2022-02-24T18:40:00+01:00\n",
          "id;Titel;Datum\r\n1;Rat tagt;24.02.2022 18:40\r\n",
          "\xef\xbb\xbfid\tTITEL\tdatum\n1\tRat tagt\t2022-02-24 18:40",
          "Kennung;Überschrift;Erschienen;Unbekanntes\n1;\"Rat tagt\";24.2.2022, 18:40 Uhr;x\n"}) {
        EXPECT_EQ(outcomes(table), std::vector{expected}) << table;
    }
}

TEST(Csv, TakesBackWhatOurExportWrites) {
    const std::vector<std::string> found = outcomes(
        "id,title,lead,body,caption,published_at,updated_at,section,source,agency,place,"
        "language,url,authors,keywords\r\n"
        "a1,\"'=1+1\",,\"Erster \"\"Absatz\"\".\n\nZweiter, mit; Zeichen.\",,"
        "2022-02-24T18:40:00+01:00,,Politik,,dpa,,de,,\"Anna Schneider; Jörg Müller\","
        "\"Nato; Rat, der\"\r\n",
        Format::Csv
    );
    EXPECT_EQ(
        found,
        std::vector<std::string>{
            R"({"id":"a1","title":"=1+1","body":"Erster \"Absatz\".\n\nZweiter, mit; Zeichen.",)"
            R"("published_at":"2022-02-24T18:40:00+01:00","section":"Politik","agency":"dpa",)"
            R"("language":"de","authors":["Anna Schneider","Jörg Müller"],)"
            R"("keywords":["Nato","Rat, der"]})"}
    );
}

TEST(Csv, ABrokenRowCostsNoOther) {
    const std::vector<std::string> found =
        outcomes("id,title\n1,a,b\n2,gut\n3,\"offen\n4,auch gut\n\n5,\n6,zuletzt\n", Format::Csv);
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found[0], "line 2: has 3 cells, the first row 2");
    EXPECT_NE(found[1].find("gut"), std::string::npos);
    EXPECT_EQ(found[2], "line 4: a quotation mark is opened and never closed");
    EXPECT_NE(found[3].find("auch gut"), std::string::npos);
    EXPECT_EQ(found[4], "line 7: body: title and body are both empty");
    EXPECT_NE(found[5].find("zuletzt"), std::string::npos);
}

TEST(Csv, NeedsNamesInItsFirstRow) {
    EXPECT_EQ(
        outcomes("1,2,3\n4,5,6\n", Format::Csv),
        std::vector<std::string>{
            "line 1: the first row names no column title or body; it must name the columns"}
    );
    EXPECT_TRUE(outcomes("", Format::Csv).empty());
}

TEST(Csv, UnderstandsUtf16AsSpreadsheetsWriteIt) {
    std::string bytes = "\xff\xfe";
    for (const char letter : std::string_view("id\ttitle\n1\tRat tagt\n")) {
        bytes += letter;
        bytes += '\0';
    }
    EXPECT_EQ(
        outcomes(bytes),
        std::vector<std::string>{R"({"id":"1","title":"Rat tagt","language":"de"})"}
    );
}

TEST(Xml, ABrokenElementCostsNoOther) {
    const std::vector<std::string> found = outcomes(
        "<rss><channel><title>Blatt</title>\n"
        "<item><title>Eins</title></item>\n"
        "<item><title>Zwei</item>\n"
        "<item><title>Drei</title>\n"
        "<item><title>Vier &auml; &unknown; <![CDATA[</item><b>fett</b>]]></title></item>\n"
        "<!-- <item><title>keiner</title></item> -->\n"
        "<item><title>Fünf"
    );
    ASSERT_EQ(found.size(), 5U);
    EXPECT_NE(found[0].find(R"("title":"Eins")"), std::string::npos);
    EXPECT_EQ(found[1], "line 3: broken XML in line 3: start-end tags mismatch");
    EXPECT_EQ(found[2], "line 4: <item> is not closed where the next one begins");
    EXPECT_NE(found[3].find(R"("title":"Vier ä &unknown; fett")"), std::string::npos) << found[3];
    EXPECT_EQ(found[4], "line 7: <item> is not closed where the input ends");
}

TEST(Xml, BombsAndDepthsAreHarmless) {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"<item>\">";
    for (char name = 'b'; name < 'j'; ++name) {
        const std::string before = std::string("&") + static_cast<char>(name - 1) + ';';
        bomb += std::string("<!ENTITY ") + name + " \"";
        for (int count = 0; count < 10; ++count) {
            bomb += before;
        }
        bomb += "\">";
    }
    bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    const std::vector<std::string> found = outcomes(
        bomb + "<rss><channel><item><title>Bombe &i; &file;</title></item></channel></rss>"
    );
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find(R"("title":"Bombe &i; &file;")"), std::string::npos) << found[0];

    std::string deep = "<rss><item><title>";
    for (int depth = 0; depth < 100'000; ++depth) {
        deep += "<b>";
    }
    EXPECT_EQ(
        outcomes(deep + "</item><item><title>gut</title></item>").front(),
        "line 1: elements are nested deeper than 200"
    );
}

TEST(Xml, SaysWhatItIsNot) {
    EXPECT_EQ(
        outcomes("<svg><g/></svg>", Format::Feed).front(),
        "line 1: is not a feed: its first element is <svg>"
    );
    EXPECT_EQ(outcomes("kein XML", Format::Nitf).front(), "line 1: is no XML");
    EXPECT_TRUE(outcomes("<rss><channel><title>leer</title></channel></rss>").empty());
    EXPECT_TRUE(outcomes("<packageItem guid='a'><itemMeta/></packageItem>", Format::Newsml).empty()
    );
}

TEST(Xml, DeclaredCharacterSetsAreDecoded) {
    EXPECT_NE(
        outcomes("<?xml version='1.0' encoding='ISO-8859-15'?><rss><item><title>B\xf6rse: 5 \xa4"
                 "</title></item></rss>")
            .front()
            .find("Börse: 5 €"),
        std::string::npos
    );
    EXPECT_NE(
        outcomes("<?xml version='1.0' encoding='UTF-8'?><rss><item><title>B\xf6rse</title></item>"
                 "</rss>")
            .front()
            .find("Börse"),
        std::string::npos
    );
}

TEST(Newsml, WhatIsWithdrawnIsNotTakenIn) {
    const auto item = [](std::string_view management) {
        return outcomes(
                   "<newsItem guid='urn:x:1' version='2'><itemMeta>" + std::string(management) +
                   "</itemMeta><contentMeta><headline>Titel</headline></contentMeta></newsItem>"
        )
            .front();
    };
    EXPECT_EQ(item("<pubStatus qcode='stat:canceled'/>"), "withdrawn urn:x:1");
    EXPECT_EQ(item("<pubStatus qcode='stat:withheld'/>"), "withdrawn urn:x:1");
    EXPECT_EQ(
        item("<embargoed>2999-01-01T00:00:00Z</embargoed>"),
        "line 1: under an embargo until 2999-01-01T00:00:00Z"
    );
    EXPECT_NE(item("<pubStatus qcode='stat:usable'/>").find("Titel"), std::string::npos);
    EXPECT_EQ(
        outcomes(R"({"uri":"urn:x:1","headline":"a","pubstatus":"canceled"})").front(),
        "withdrawn urn:x:1"
    );
}

TEST(Html, HostilePagesEnd) {
    const auto repeated = [](std::string_view piece, std::size_t count) {
        std::string text;
        for (std::size_t round = 0; round < count; ++round) {
            text += piece;
        }
        return text;
    };
    EXPECT_EQ(
        outcomes(repeated("<b>", 100'000), Format::Html).front(),
        "line 1: elements are nested too deep for a page"
    );
    EXPECT_EQ(
        outcomes(repeated("<p>x", 1'000'000), Format::Html).front(),
        "line 1: needs more memory than a page does"
    );
    EXPECT_EQ(
        outcomes(repeated("<a><div>", 700) + repeated("</a>", 1000), Format::Html).front(),
        "line 1: holds no running text"
    );
    EXPECT_EQ(
        outcomes(std::string(kMaxHtmlBytes + 1, 'x'), Format::Html).front(),
        "line 1: longer than 16777216 bytes"
    );
}

TEST(Html, ACharacterSetIsKnownByWhoNamesIt) {
    const std::string text = " und so weiter, bis der Absatz lang genug ist, um einer zu sein.</p>";
    for (const std::string& page :
         {std::string("<html><body><p>B\xf6rse") + text,
          std::string("<html><meta charset=\"iso-8859-15\"><body><p>B\xf6rse") + text,
          std::string("<html><meta charset=\"windows-1252\"><body><p>B\xc3\xb6rse") + text,
          std::string("\xef\xbb\xbf<html><meta charset=latin1><body><p>B\xc3\xb6rse") + text}) {
        const std::vector<std::string> found = outcomes(page);
        ASSERT_EQ(found.size(), 1U);
        EXPECT_NE(found.front().find("Börse und"), std::string::npos) << found.front();
    }
}

} // namespace
} // namespace fundstelle::indexer
