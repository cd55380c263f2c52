#include <fstream>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {
namespace {

class CommandLineTest : public testing::Test {
protected:
    [[nodiscard]] std::string data() const { return (folder_.path() / "data").string(); }

    [[nodiscard]] std::string rejected() const {
        std::string all;
        for (const auto& entry :
             std::filesystem::directory_iterator(folder_.path() / "data" / "rejected")) {
            all += base::read_file(entry.path());
        }
        return all;
    }

    base::TemporaryFolder folder_;
};

TEST_F(CommandLineTest, PoisonedLinesCostNoOtherArticle) {
    std::string lines;
    lines += R"({"id":"gut-1","title":"Erster","body":"Text"})"
             "\n";
    lines += "{kaputt\n";
    lines += R"({"id":"datum","title":"x","published_at":"31.2.2022"})"
             "\n";
    lines += R"({"id":"leer"})"
             "\n";
    lines += "{\"id\":\"utf8\",\"title\":\"\xc0\xaf\"}\n";
    lines += "{\"id\":\"nul\",\"title\":\"Null\\u0000byte\"}\n";
    lines += R"({"id":"gut-1","title":"Zweiter","body":"Text"})"
             "\n";
    lines += R"({"id":"blog","title":"Ticker","body":")";
    for (int word = 0; word < 50'000; ++word) {
        lines += "Ticker ";
    }
    lines += "\"}\n[1,2]\n\"text\"\n";
    lines += R"({"id":"gut-2","title":"Letzter","body":"Text"})"
             "\n";
    const ProgramResult result =
        run_indexer({"build", "--data", data(), "--format", "ndjson", "-"}, lines);
    EXPECT_EQ(result.exit_code, 1) << result.notes;
    EXPECT_NE(result.out.find("4 articles (1 replaced), 6 rejected"), std::string::npos)
        << result.out;
    const std::string list = rejected();
    for (const char* place :
         {R"("line":2,)",
          R"("line":3,)",
          R"("line":4,)",
          R"("line":5,)",
          R"("line":9,)",
          R"("line":10,)"}) {
        EXPECT_NE(list.find(place), std::string::npos) << place << list;
    }
    EXPECT_NE(list.find("31.2.2022"), std::string::npos) << list;
    const RunningServer server(data());
    EXPECT_EQ(get(server.port(), "/v1/articles/gut-1").json()["title"], "Zweiter");
    EXPECT_EQ(get(server.port(), "/v1/articles/nul").json()["title"], "Nullbyte");
    EXPECT_EQ(get(server.port(), "/v1/search?q=Ticker").json()["total"], 1);
}

TEST_F(CommandLineTest, WrongUsageIsTwoWithOneClearLine) {
    struct Row {
        std::vector<std::string> arguments;
        std::string part;
    };
    for (const Row& row : {
             Row{{}, "A subcommand is required"},
             Row{{"bild"}, "subcommand"},
             Row{{"build", "--data", data()}, "INPUT"},
             Row{{"build", "--data", data(), "--format", "docx", "-"},
                 "\"docx\" is not one of auto ndjson json"},
             Row{{"stats"}, "--data"},
         }) {
        const ProgramResult result = run_indexer(row.arguments);
        EXPECT_EQ(result.exit_code, 2) << result.notes;
        EXPECT_NE(result.notes.find(row.part), std::string::npos) << result.notes;
        EXPECT_EQ(std::count(result.notes.begin(), result.notes.end(), '\n'), 1) << result.notes;
    }
}

TEST_F(CommandLineTest, WhatCannotBeDoneIsThreeAndLeavesTheIndex) {
    EXPECT_EQ(run_indexer({"stats", "--data", data()}).exit_code, 3);
    EXPECT_EQ(run_indexer({"build", "--data", data(), "/nirgends/datei"}).exit_code, 3);
    ASSERT_EQ(run_indexer({"build", "--data", data(), "-"}, R"({"title":"Haus"})").exit_code, 0);
    const base::FileLock lock =
        base::FileLock::try_lock(std::filesystem::path(data()) / "LOCK").value();
    const ProgramResult locked =
        run_indexer({"build", "--data", data(), "-"}, R"({"title":"Baum"})");
    EXPECT_EQ(locked.exit_code, 3);
    EXPECT_NE(locked.notes.find("another indexer"), std::string::npos) << locked.notes;
    EXPECT_EQ(run_indexer({"check", "--data", data()}).exit_code, 0);
    EXPECT_EQ(run_indexer({"rollback", "--data", data()}).exit_code, 3);
}

TEST_F(CommandLineTest, ReadsFoldersAndPackedFiles) {
    const std::filesystem::path input = folder_.path() / "input";
    std::filesystem::create_directories(input / "sub");
    std::ofstream(input / "a.ndjson") << R"({"id":"a","title":"Haus"})" << '\n';
    std::ofstream(input / "sub" / "b.json")
        << R"([{"id":"b","title":"Baum"},{"id":"c","title":"Wald"}])";
    std::ofstream(input / "c.txt") << "Berlin - Der Bundestag tagte am Montag. Es gab Streit.\n";
    std::ofstream(input / ".hidden") << "x";
    const ProgramResult result = run_indexer({"build", "--data", data(), input.string()});
    EXPECT_EQ(result.exit_code, 0) << result.notes << rejected();
    EXPECT_NE(result.out.find("4 articles"), std::string::npos) << result.out;
}

TEST_F(CommandLineTest, TellsStatisticsAsJson) {
    ASSERT_EQ(
        run_indexer(
            {"build", "--data", data(), "-"}, R"({"title":"Haus","published_at":"2022-02-24"})"
        )
            .exit_code,
        0
    );
    const ProgramResult result = run_indexer({"stats", "--data", data(), "--json"});
    const nlohmann::json stats = nlohmann::json::parse(result.out);
    EXPECT_EQ(stats["articles"], 1);
    EXPECT_EQ(stats["first_published"], "2022-02-24T00:00:00+01:00");
}

TEST_F(CommandLineTest, AnalyzesTokenByToken) {
    EXPECT_EQ(run_indexer({"analyze", "--stem-only"}, "Häuser\nHaus\n").out, "haus\nhaus\n");
    const ProgramResult result = run_indexer({"analyze", "Die Steuerpläne"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(
        result.out,
        "position\tcode points\ttext\tnormal form\tstem\tkind\t\n"
        "1\t0-3\tDie\tdie\tdie\tword\tstop word\n"
        "2\t4-15\tSteuerpläne\tsteuerpläne\tsteuerplan\tword\t\n"
        "\t4-10\tSteuer\tsteuer\tsteuer\tcompound\tpart\n"
        "\t10-15\tpläne\tpläne\tplan\tcompound\tpart\n"
    );
    EXPECT_EQ(run_indexer({"analyze", "--data", data(), "Haus"}).exit_code, 3);
    ASSERT_EQ(run_indexer({"build", "--data", data(), "-"}, R"({"title":"Haus"})").exit_code, 0);
    EXPECT_EQ(run_indexer({"analyze", "--data", data(), "Die Steuerpläne"}).out, result.out);
}

TEST_F(CommandLineTest, PrintsConfigurationWithSources) {
    const ProgramResult result = run_program(
        {program_path("fundstelle-server"), "--print-config", "--listen", "127.0.0.1:1234"}
    );
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.out.find("127.0.0.1:1234"), std::string::npos) << result.out;
    EXPECT_EQ(
        run_program({program_path("fundstelle-server"), "--listen", "nirgends"}).exit_code, 2
    );
    EXPECT_EQ(run_program({program_path("fundstelle-server")}).exit_code, 2);
}

TEST_F(CommandLineTest, ATakenPortIsTold) {
    ASSERT_EQ(run_indexer({"build", "--data", data(), "-"}, R"({"title":"Haus"})").exit_code, 0);
    const RunningServer first(data());
    const std::string address = "127.0.0.1:" + std::to_string(first.port());
    const ProgramResult second =
        run_program({program_path("fundstelle-server"), "--data", data(), "--listen", address});
    EXPECT_EQ(second.exit_code, 3);
    EXPECT_NE(second.notes.find("cannot listen on " + address), std::string::npos) << second.notes;
}

TEST_F(CommandLineTest, BothProgramsTellTheirVersion) {
    for (const char* name : {"fundstelle-indexer", "fundstelle-server"}) {
        const ProgramResult result = run_program({program_path(name), "--version"});
        EXPECT_EQ(result.exit_code, 0);
        EXPECT_TRUE(result.out.starts_with(std::string(name) + ' ')) << result.out;
        EXPECT_EQ(run_program({program_path(name), "--help"}).exit_code, 0);
    }
}

} // namespace
} // namespace fundstelle::tests
