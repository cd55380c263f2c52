#include "engine/article/newspaper_text.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fundstelle::article {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

void expect_as_told(const Article& article, const json& expected) {
    EXPECT_EQ(article.title, expected.value("title", ""));
    EXPECT_EQ(article.caption, expected.value("caption", ""));
    EXPECT_EQ(article.credit, expected.value("credit", ""));
    EXPECT_EQ(article.agency, expected.value("agency", ""));
    EXPECT_EQ(article.lead, expected.value("lead", ""));
    EXPECT_EQ(article.place, expected.value("place", ""));
    EXPECT_EQ(article.authors, expected.value("authors", std::vector<std::string>{}));
    EXPECT_EQ(article.crossheads, expected.value("crossheads", std::vector<std::string>{}));
    EXPECT_THAT(article.body, StartsWith(expected.value("body_begins", "")));
    const json contained = expected.value("body_contains", json::array());
    for (const json& part : contained.is_array() ? contained : json::array({contained})) {
        EXPECT_THAT(article.body, HasSubstr(part.get<std::string>()));
    }
}

TEST(NewspaperText, ReadsEveryFixtureAsTold) {
    const std::filesystem::path folder =
        std::filesystem::path(FUNDSTELLE_SOURCE_DIR) / "tests/fixtures/text";
    ASSERT_TRUE(std::filesystem::exists(folder)) << folder;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".txt") {
            continue;
        }
        SCOPED_TRACE(entry.path().filename().string());
        std::filesystem::path told = entry.path();
        told.replace_extension(".expected.json");
        expect_as_told(
            read_newspaper_text(content_of(entry.path())), json::parse(content_of(told))
        );
        ++count;
    }
    EXPECT_GE(count, 12U);
}

TEST(NewspaperText, ReadsTheArticleThatTheProjectBeganWith) {
    const std::filesystem::path path =
        std::filesystem::path(FUNDSTELLE_SHARED_DIR) / "seed/article.txt";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "the folder " << FUNDSTELLE_SHARED_DIR << " is not there";
    }
    const Article article = read_newspaper_text(content_of(path));
    EXPECT_THAT(article.caption, StartsWith("Nato-Generalsekretär Stoltenberg versichert"));
    EXPECT_TRUE(article.caption.ends_with("Foto: dpa/Virginia Mayo"));
    EXPECT_EQ(article.credit, "dpa/Virginia Mayo");
    EXPECT_EQ(article.agency, "dpa");
    EXPECT_THAT(article.lead, StartsWith("Die Allianz will"));
    EXPECT_EQ(article.place, "Brüssel");
    EXPECT_EQ(article.crossheads.size(), 3U);
    EXPECT_TRUE(article.title.ends_with("Maßnahmen für eine…")) << article.title;
    EXPECT_THAT(article.body, StartsWith("Die Nato ist angesichts"));
    EXPECT_EQ(article.id, "");
}

constexpr std::string_view kStory = "Die Feuerwehr rückte am Morgen mit zwanzig Fahrzeugen aus.";

TEST(NewspaperText, TakesAShortFirstParagraphAsHeadline) {
    const Article article =
        read_newspaper_text("Brand am Hafen\n\nHamburg (dpa) - " + std::string(kStory));
    EXPECT_EQ(article.title, "Brand am Hafen");
    EXPECT_EQ(article.place, "Hamburg");
    EXPECT_EQ(article.agency, "dpa");
    EXPECT_EQ(article.body, kStory);
}

TEST(NewspaperText, PrefersTheStorysAgencyToThePictures) {
    const Article article = read_newspaper_text(
        "Der Hafen. Foto: Reuters\n\nHamburg (dpa/AFP) - " + std::string(kStory)
    );
    EXPECT_EQ(article.agency, "dpa/AFP");
    EXPECT_EQ(article.credit, "Reuters");
}

TEST(NewspaperText, FindsCrossheadsOnlyInsideTheBody) {
    const std::string story(kStory);
    const Article article = read_newspaper_text(
        "Hamburg - " + story + "\n\nWas geschah dann?\n\n" + story + "\n\n„Nein“, sagte er\n\n" +
        story + "\n\nDas Ende ist offen:\n\n" + story + "\n\n„Eiserne Reserve“ hilft\n\n" + story +
        "\n\nund weiter\n\n" + story + "\n\nEin Schluss"
    );
    EXPECT_THAT(article.crossheads, ElementsAre("Was geschah dann?", "„Eiserne Reserve“ hilft"));
}

TEST(NewspaperText, TakesBodyAloneWhereNothingElseStands) {
    const Article article = read_newspaper_text(kStory);
    EXPECT_EQ(article.body, kStory);
    EXPECT_EQ(article.title, kStory);
    EXPECT_EQ(article.lead, "");
    EXPECT_THAT(article.authors, IsEmpty());
}

TEST(NewspaperText, ReadsOtherBytesAsWindows1252) {
    const Article article = read_newspaper_text(
        "Br\xFCssel - Die Nato \x84pr\xFC"
        "ft\x93 den Fall."
    );
    EXPECT_EQ(article.place, "Brüssel");
    EXPECT_EQ(article.body, "Die Nato „prüft“ den Fall.");
}

TEST(NewspaperText, PassesOverMarksHyphensAndLineEnds) {
    const Article article = read_newspaper_text(
        "\xEF\xBB\xBF"
        "Bru\u0308ssel - Die Ver\u00ADteidi\u00AD\r\ngung.\r\n\r\nZwei.\r\n"
    );
    EXPECT_EQ(article.place, "Brüssel");
    EXPECT_EQ(article.body, "Die Verteidigung.\n\nZwei.");
}

TEST(NewspaperText, TakesLongLinesAsParagraphs) {
    const std::string story =
        std::string(kStory) + " " + std::string(kStory) + " " + std::string(kStory);
    const Article article =
        read_newspaper_text("Brand am Hafen\nHamburg - " + story + "\n" + story);
    EXPECT_EQ(article.title, "Brand am Hafen");
    EXPECT_EQ(article.body, story + "\n\n" + story);
}

TEST(NewspaperText, GivesAnArticleForNothing) {
    EXPECT_EQ(read_newspaper_text(""), Article{});
    EXPECT_EQ(read_newspaper_text(" \r\n\r\n\t"), Article{});
}

TEST(Crossheads, AreFoundInABodyThatDoesNotNameThem) {
    EXPECT_EQ(
        crossheads_of(
            "Der erste Absatz steht hier.\n\nZwei neue Brücken\n\nDer zweite Absatz.\n\nEnde"
        ),
        std::vector<std::string>{"Zwei neue Brücken"}
    );
    EXPECT_TRUE(crossheads_of("").empty());
    EXPECT_TRUE(crossheads_of("Nur ein Absatz").empty());
}

} // namespace
} // namespace fundstelle::article
