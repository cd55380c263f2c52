// How well articles are taken out of saved pages of papers, where the shared corpora are there.
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/article/article_json.hpp"
#include "engine/base/file.hpp"
#include "engine/base/instant.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kPages = fs::path(FUNDSTELLE_SHARED_DIR) / "formats/fundus-html";

using Words = std::map<std::string, std::size_t>;

/// Counts words in small letters; what is not ASCII is part of a word.
Words words_of(std::string_view text) {
    Words words;
    std::string word;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || byte >= 0x80) {
            word += static_cast<char>(std::tolower(byte));
        } else if (!word.empty()) {
            ++words[word];
            word.clear();
        }
    }
    if (!word.empty()) {
        ++words[word];
    }
    return words;
}

/// The harmonic mean of precision and recall of words.
double f1(const Words& found, const Words& wanted) {
    std::size_t common = 0;
    std::size_t all = 0;
    for (const auto& [word, count] : found) {
        const auto same = wanted.find(word);
        common += same == wanted.end() ? 0 : std::min(count, same->second);
        all += count;
    }
    for (const auto& [word, count] : wanted) {
        all += count;
    }
    return all == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(all);
}

std::string text_of(const json& version) {
    std::string text;
    const json& body = version.at("body");
    for (const json& line : body.value("summary", json::array())) {
        text += line.get<std::string>() + '\n';
    }
    for (const json& section : body.at("sections")) {
        for (const char* const part : {"headline", "paragraphs"}) {
            for (const json& line : section.at(part)) {
                text += line.get<std::string>() + '\n';
            }
        }
    }
    return text;
}

/// One line without soft hyphens, no-break spaces as spaces.
std::string plain(std::string text) {
    for (const auto& [from, to] :
         {std::pair<std::string_view, std::string_view>{"\u00AD", ""}, {"\u00A0", " "}}) {
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from)) {
            text.replace(at, from.size(), to);
        }
    }
    text.erase(0, text.find_first_not_of(' '));
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

std::set<std::string> authors_of(const json& version) {
    std::set<std::string> names;
    const auto authors = version.find("authors");
    if (authors != version.end() && authors->is_array()) {
        for (const json& name : *authors) {
            names.insert(plain(name.get<std::string>()));
        }
    }
    return names;
}

/// Whether the date of the gold, which may lack its offset, is the same to the minute.
bool is_same_date(const std::optional<base::Instant>& found, const json& version) {
    constexpr std::int64_t kMinute = 60;
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    const auto wanted = base::parse_instant(version.value("publishing_date", ""), zone);
    const auto utc =
        base::parse_instant(version.value("publishing_date", ""), base::TimeZone::load("UTC"));
    return found && wanted &&
           (std::abs(found->seconds - wanted->seconds) < kMinute ||
            std::abs(found->seconds - utc->seconds) < kMinute);
}

/// Sums over all pages.
struct Score {
    double pages = 0;
    double titles = 0;
    double dates = 0;
    double authors = 0;
    double text = 0;
};

/// The publisher's version of the gold that a page is: the one with the most words in common.
const json& nearest_version(const json& gold, const Words& found) {
    const json* best = nullptr;
    double most = -1;
    for (const json& version : gold) {
        if (const double score = f1(found, words_of(text_of(version))); score > most) {
            best = &version;
            most = score;
        }
    }
    return *best;
}

void judge(const fs::path& page, Score& score) {
    ++score.pages;
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    const std::string name = page.filename().string();
    const fs::path gold_file = kPages / "gold" / page.parent_path().filename() /
                               (name.substr(0, name.find('_')) + ".json");
    const json gold = json::parse(base::read_file(gold_file));
    const std::unique_ptr<RecordReader> reader = open_reader(page, name, Format::Auto);
    const Outcome read = read_record(reader->next().value(), zone);
    const auto* const found = std::get_if<article::Article>(&read.result);
    if (found == nullptr) {
        std::cout << name << ": " << std::get<std::string>(read.result) << '\n';
        return;
    }
    const Words words = words_of(found->lead + '\n' + found->body);
    const json& wanted = nearest_version(gold, words);
    const double text = f1(words, words_of(text_of(wanted)));
    std::set<std::string> authors;
    for (const std::string& author : found->authors) {
        authors.insert(plain(author));
    }
    score.text += text;
    score.titles += plain(found->title) == plain(wanted.at("title").get<std::string>()) ? 1 : 0;
    score.dates += is_same_date(found->published_at, wanted) ? 1 : 0;
    score.authors += authors == authors_of(wanted) ? 1 : 0;
}

TEST(SavedPages, GiveTheirArticles) {
    if (!fs::exists(kPages)) {
        GTEST_SKIP() << "no " << kPages.string();
    }
    Score score;
    for (const auto& entry : fs::recursive_directory_iterator(kPages / "html")) {
        if (entry.path().string().ends_with(".html.gz")) {
            judge(entry.path(), score);
        }
    }
    std::cout << score.pages << " pages: title " << score.titles / score.pages << ", date "
              << score.dates / score.pages << ", authors " << score.authors / score.pages
              << ", F1 of the text " << score.text / score.pages << '\n';
    EXPECT_EQ(score.pages, 99);
    // Titles and authors cannot be had whole: where a page gives several headlines, the gold takes
    // another one for each publisher.
    EXPECT_GE(score.titles / score.pages, 0.80);
    EXPECT_GE(score.dates / score.pages, 0.97);
    EXPECT_GE(score.authors / score.pages, 0.88);
    EXPECT_GE(score.text / score.pages, 0.96);
}

} // namespace
} // namespace fundstelle::indexer
