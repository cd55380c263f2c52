// The news formats' own examples and real wires, where the shared corpora are there.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "engine/article/article_json.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {
namespace {

namespace fs = std::filesystem;

const fs::path kFormats = fs::path(FUNDSTELLE_SHARED_DIR) / "formats";

/// What the inputs gave.
struct Taken {
    std::vector<article::Article> articles;
    std::vector<std::string> reasons; ///< "FILE: reason"
};

void read_into(Taken& outcome, const fs::path& path) {
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    const std::unique_ptr<RecordReader> reader = open_reader(path, path.string(), Format::Auto);
    while (const std::optional<Record> record = reader->next()) {
        Outcome read = read_record(*record, zone);
        if (const auto* const reason = std::get_if<std::string>(&read.result)) {
            outcome.reasons.push_back(path.filename().string() + ": " + *reason);
        } else {
            outcome.articles.push_back(std::get<article::Article>(std::move(read.result)));
        }
    }
}

/// Reads all files below a folder of the formats, or skips the test.
class SharedFormats : public testing::Test {
protected:
    void SetUp() override {
        if (!fs::exists(kFormats)) {
            GTEST_SKIP() << "no " << kFormats.string();
        }
    }

    static Taken read(const fs::path& folder, std::string_view but_not = "-schema") {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(kFormats / folder)) {
            const std::string name = entry.path().filename().string();
            if (entry.is_regular_file() && name != "LICENSE" &&
                name.find(but_not) == std::string::npos) {
                files.push_back(entry.path());
            }
        }
        std::sort(files.begin(), files.end());
        Taken outcome;
        for (const fs::path& file : files) {
            read_into(outcome, file);
        }
        return outcome;
    }
};

TEST_F(SharedFormats, ExamplesOfIptcGiveArticles) {
    struct Row {
        std::string_view folder;
        std::size_t articles;
    };
    for (const Row& row :
         {Row{"iptc-newsml1", 4}, Row{"iptc-xslt-samples", 4}, Row{"iptc-ninjs", 40}}) {
        const Taken outcome = read(row.folder);
        EXPECT_EQ(outcome.articles.size(), row.articles) << row.folder;
        for (const std::string& reason : outcome.reasons) {
            ADD_FAILURE() << row.folder << ": " << reason;
        }
    }
}

/// The listings of the guide are in part fragments, and items that only show how metadata stand;
/// each is refused for what it lacks, and none as broken.
TEST_F(SharedFormats, ListingsOfNewsmlG2AreUnderstood) {
    const Taken outcome = read("iptc-newsml-g2");
    EXPECT_GE(outcome.articles.size(), 9U);
    for (const std::string& reason : outcome.reasons) {
        const bool is_empty = reason.ends_with("body: title and body are both empty");
        const bool is_fragment =
            reason.find(": is not NewsML: its first element is <") != reason.npos;
        EXPECT_TRUE(is_empty || is_fragment) << reason;
    }
}

TEST_F(SharedFormats, WiresOfDpaSayTheSameInJsonAndInNewsml) {
    std::map<std::string, article::Article> by_id;
    const Taken wires = read("dpa-digitalwires/input");
    EXPECT_TRUE(wires.reasons.empty());
    EXPECT_EQ(wires.articles.size(), 19U);
    for (const article::Article& article : wires.articles) {
        by_id[article.id] = article;
    }
    const Taken items = read("dpa-digitalwires/newsml-g2");
    EXPECT_TRUE(items.reasons.empty());
    EXPECT_EQ(items.articles.size(), 18U);
    std::size_t compared = 0;
    std::size_t with_same_body = 0;
    for (const article::Article& item : items.articles) {
        const auto wire = by_id.find(item.id);
        if (wire == by_id.end() || wire->second.body.empty()) {
            continue;
        }
        ++compared;
        EXPECT_EQ(item.title, wire->second.title) << item.id;
        EXPECT_EQ(item.published_at, wire->second.published_at) << item.id;
        EXPECT_TRUE(wire->second.place.empty() || item.place == wire->second.place) << item.id;
        EXPECT_EQ(item.authors, wire->second.authors) << item.id;
        EXPECT_EQ(item.lead, wire->second.lead) << item.id;
        with_same_body += item.body == wire->second.body ? 1U : 0U;
    }
    // One wire has its dateline inside of its HTML, one an information box elsewhere.
    EXPECT_EQ(compared, 15U);
    EXPECT_GE(with_same_body + 2, compared);
}

TEST_F(SharedFormats, FeedsOfPapersGiveTheirItems) {
    const Taken outcome = read("rss", ".json");
    EXPECT_TRUE(outcome.reasons.empty());
    EXPECT_EQ(outcome.articles.size(), 4U);
    for (const article::Article& article : outcome.articles) {
        EXPECT_FALSE(article.title.empty());
        EXPECT_FALSE(article.lead.empty() && article.body.empty()) << article.title;
        EXPECT_TRUE(article.published_at) << article.title;
        EXPECT_EQ(article.lead.find('<'), std::string::npos) << article.lead;
    }
}

} // namespace
} // namespace fundstelle::indexer
