// Facets, cursors, exports and feeds of the real server.
#include <atomic>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

const std::string kFeedRules = std::string(FUNDSTELLE_SOURCE_DIR) + "/tests/http/feeds/";

class AnswersTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<base::TemporaryFolder>();
        const std::string data = folder_->path().string();
        index_samples(data);
        server_ = std::make_unique<RunningServer>(data);
    }

    static void TearDownTestSuite() {
        server_.reset();
        folder_.reset();
    }

    static Answer ask(const std::string& target) { return get(server_->port(), target); }

    static nlohmann::json search(const std::string& parameters) {
        const Answer answer = ask("/v1/search?" + parameters);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }

    static Answer ask_if(
        const std::string& target, const std::string& name, const std::string& value
    ) {
        return send_with_header(server_->port(), target, name, value);
    }

    static std::unique_ptr<base::TemporaryFolder> folder_;
    static std::unique_ptr<RunningServer> server_;
};

std::unique_ptr<base::TemporaryFolder> AnswersTest::folder_;
std::unique_ptr<RunningServer> AnswersTest::server_;

TEST_F(AnswersTest, EveryFacetCountIsTheTotalOfItsFilter) {
    const std::map<std::string, std::string> names = {
        {"section", "section"},
        {"source", "source"},
        {"author", "author"},
        {"agency", "agency"},
        {"place", "place"},
        {"keyword", "keyword"},
        {"language", "language"}};
    for (const char* query :
         {"q=", "q=der&match=any", "q=Berlin", "q=Regierung&collapse=duplicates"}) {
        const nlohmann::json answer = search(
            std::string(query) +
            "&facets=section,source,author,agency,place,keyword,language&facet_limit=5&limit=1"
        );
        EXPECT_EQ(answer["total_relation"], "exact");
        ASSERT_EQ(answer["facets"].size(), 7U);
        for (const auto& [name, counts] : answer["facets"].items()) {
            for (const nlohmann::json& count : counts) {
                const std::string filter = '&' + names.at(name) + '=' + encoded(count["value"]);
                EXPECT_EQ(search(query + filter)["total"], count["count"]) << query << filter;
            }
        }
    }
}

TEST_F(AnswersTest, PeriodsAddUpAndAreWhatFromAndToFind) {
    for (const char* period : {"year", "month", "day"}) {
        const nlohmann::json answer =
            search(std::string("q=&from=2022&to=2023&limit=1&facets=") + period);
        int sum = 0;
        for (const nlohmann::json& count : answer["facets"][period]) {
            sum += count["count"].get<int>();
            if (count["count"] != 0) {
                const std::string value = count["value"];
                EXPECT_EQ(search("q=&from=" + value + "&to=" + value)["total"], count["count"]);
            }
        }
        EXPECT_EQ(answer["total"], sum);
    }
}

TEST_F(AnswersTest, WrongFacetsAndCursorsAreNamed) {
    for (const auto& [parameters, name] : std::map<std::string, std::string>{
             {"facets=sektion", "facets"},
             {"facets=title", "facets"},
             {"facet_limit=0", "facet_limit"},
             {"cursor=abc", "cursor"},
             {"cursor=%ff", "cursor"},
             {"cursor=abc&offset=5", "offset"}}) {
        const Answer answer = ask("/v1/search?q=x&" + parameters);
        EXPECT_EQ(answer.status, 400) << parameters;
        EXPECT_EQ(answer.json()["errors"][0]["parameter"], name) << answer.body;
    }
    const std::string next = search("q=&limit=2")["next"];
    EXPECT_EQ(ask("/v1/search?q=&limit=2&cursor=" + next).status, 200);
    EXPECT_EQ(ask("/v1/search?q=x&limit=2&cursor=" + next).status, 400);
}

TEST_F(AnswersTest, ExportHoldsWhatAllPagesHold) {
    for (const std::string query :
         {"q=&sort=newest",
          "q=",
          "q=Berlin+Regierung",
          "q=Berlin&sort=oldest",
          "q=nirgendwoanders",
          "q=Regierung&collapse=duplicates&section=Politik"}) {
        std::vector<std::string> ids;
        std::string cursor;
        while (true) {
            const nlohmann::json page = search(query + "&limit=7&snippets=0" + cursor);
            for (const nlohmann::json& hit : page["hits"]) {
                ids.push_back(hit["id"]);
            }
            if (page["next"].is_null()) {
                break;
            }
            cursor = "&cursor=" + page["next"].get<std::string>();
        }
        const Answer answer = ask("/v1/export?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.header("content-type"), "application/x-ndjson");
        std::vector<std::string> exported;
        std::istringstream lines(answer.body);
        for (std::string line; std::getline(lines, line);) {
            exported.push_back(nlohmann::json::parse(line)["id"]);
        }
        EXPECT_EQ(exported, ids) << query;
    }
}

TEST_F(AnswersTest, ExportsCsvAndRefusesWhatItCannot) {
    const Answer csv = ask("/v1/export?q=&format=csv&limit=3");
    EXPECT_TRUE(csv.header("content-type").starts_with("text/csv"));
    EXPECT_TRUE(csv.body.starts_with("id,title,lead,"));
    EXPECT_NE(csv.header("content-disposition").find("fundstelle.csv"), std::string::npos);
    EXPECT_EQ(ask("/v1/export?format=xml").status, 400);
    EXPECT_EQ(ask("/v1/export?cursor=x").status, 400);
    EXPECT_EQ(ask("/v1/export?nichts=1").status, 400);
    EXPECT_EQ(send(server_->port(), "HEAD", "/v1/export?q=").status, 200);
}

void expect_valid(const std::string& xml, const std::string& rules) {
    const ProgramResult result = run_program(
        {"/usr/bin/xmllint", "--noout", "--nonet", "--relaxng", kFeedRules + rules, "-"}, xml
    );
    EXPECT_EQ(result.exit_code, 0) << result.notes << xml;
}

TEST_F(AnswersTest, FeedsAreValidWhateverIsAsked) {
    for (const std::string& query :
         {std::string("q="),
          std::string("q=Berlin&snippets=3"),
          std::string("q=nirgendwoanders"),
          "q=" + encoded("<script>&\"' \x01\xef\xbf\xbf ]]> ä"),
          std::string("q=der&limit=100"),
          std::string("section=Politik&section=Sport&from=2022")}) {
        const Answer atom = ask("/v1/feed.atom?" + query);
        EXPECT_EQ(atom.status, 200) << atom.body;
        EXPECT_EQ(atom.header("content-type"), "application/atom+xml; charset=utf-8");
        expect_valid(atom.body, "atom.rng");
        const Answer rss = ask("/v1/feed.rss?" + query);
        EXPECT_EQ(rss.header("content-type"), "application/rss+xml; charset=utf-8");
        expect_valid(rss.body, "rss.rng");
    }
    EXPECT_EQ(ask("/v1/feed.atom?limt=5").status, 400);
}

TEST_F(AnswersTest, TheRulesForFeedsFindWhatIsWrong) {
    const std::string atom = ask("/v1/feed.atom?q=&limit=2").body;
    for (const std::string part :
         {"updated>",
          "id>",
          "\"self\"",
          "/2005/Atom",
          "title>",
          "name>",
          "T",
          "href",
          "published"}) {
        std::string broken = atom;
        for (std::size_t place = broken.find(part); place != std::string::npos;
             place = broken.find(part, place + 1)) {
            broken.replace(place, 1, "x"); // everywhere, so that it stays well-formed
        }
        const ProgramResult result = run_program(
            {"/usr/bin/xmllint", "--noout", "--nonet", "--relaxng", kFeedRules + "atom.rng", "-"},
            broken
        );
        constexpr int kNotWellFormed = 1;
        constexpr int kNotValid = 3;
        EXPECT_TRUE(result.exit_code == kNotWellFormed || result.exit_code == kNotValid) << part;
    }
}

TEST_F(AnswersTest, FeedsAreAskedForAgainCheaply) {
    const std::string target = "/v1/feed.atom?q=Berlin";
    const Answer first = ask(target);
    const std::string tag = first.header("etag");
    const std::string modified = first.header("last-modified");
    EXPECT_FALSE(tag.empty());
    EXPECT_FALSE(modified.empty());
    const Answer same = ask_if(target, "If-None-Match", "\"other\", " + tag);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(same.header("etag"), tag);
    EXPECT_EQ(ask_if(target, "If-None-Match", "\"other\"").status, 200);
    EXPECT_EQ(ask_if(target, "If-Modified-Since", modified).status, 304);
    EXPECT_EQ(ask_if(target, "If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT").status, 200);
    EXPECT_EQ(ask_if(target, "If-Modified-Since", "gestern").status, 200);
    EXPECT_NE(ask("/v1/feed.atom?q=Regierung").header("etag"), tag);
}

TEST(ExportWhileWriting, IsOfOneRevision) {
    WritingServer server;
    server.start_watch();
    // Every article names its round; each round is one commit.
    const auto write_round = [&](int round) {
        std::string lines;
        for (int number = 0; number < 500; ++number) {
            lines += R"({"id":")" + std::to_string(number) + R"(","title":"Runde )" +
                     std::to_string(round) + "\"}\n";
        }
        const Answer answer = server.write(
            "POST", "/v1/articles?wait=searchable&timeout=60s", lines, "application/x-ndjson"
        );
        EXPECT_EQ(answer.status, 200) << answer.body;
    };
    write_round(0);
    std::atomic<bool> is_done = false;
    std::jthread writer([&] {
        for (int round = 1; !is_done; ++round) {
            write_round(round);
        }
    });
    for (int time = 0; time < 10; ++time) {
        const Answer answer = get(server.port(), "/v1/export?q=");
        EXPECT_EQ(answer.status, 200);
        std::set<std::string> titles;
        std::istringstream lines(answer.body);
        int count = 0;
        for (std::string line; std::getline(lines, line); ++count) {
            titles.insert(nlohmann::json::parse(line)["title"].get<std::string>());
        }
        EXPECT_EQ(count, 500);
        EXPECT_EQ(titles.size(), 1U);
    }
    is_done = true;
}

} // namespace
} // namespace fundstelle::tests
