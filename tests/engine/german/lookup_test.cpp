#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "engine/german/analyzer.hpp"

namespace fundstelle::german {
namespace {

/// Whether each token of the query shares a stem with the sentence.
bool finds(const std::string& query, const std::string& sentence) {
    Analyzer analyzer;
    std::set<std::string> stems;
    for (const OwnedTerm& term : analyzer.analyze(sentence)) {
        stems.insert(term.stem);
    }
    bool finds_all = true;
    bool finds_token = true;
    for (const OwnedTerm& term : analyzer.analyze(query)) {
        if (term.role == TermRole::Whole) {
            finds_all = finds_all && finds_token;
            finds_token = false;
        }
        const bool stands_for_token = term.role == TermRole::Whole ||
                                      term.role == TermRole::Gender ||
                                      term.role == TermRole::Variant;
        finds_token = finds_token || (stands_for_token && stems.contains(term.stem));
    }
    return finds_all && finds_token;
}

struct LookUp {
    std::string query, sentence;
    bool is_found;
};

TEST(LookUps, OfOurOwn) {
    for (const LookUp& row : {
             LookUp{"Haus", "Hinter den Häusern lag Schnee.", true},
             LookUp{"HAUS", "ein haus am see", true},
             LookUp{"Buch", "Die Bücher stehen im Regal.", true},
             LookUp{"Grüße", "Viele Gruesse aus Kiel", true},
             LookUp{"Weiß", "Das Haus ist weiss gestrichen.", true},
             LookUp{"Generalsekretär", "Der Uno-Generalsekretär sprach.", true},
             LookUp{"Schüler", "Die Schüler:innen streiken.", true},
             LookUp{"Schülerinnen", "Alle Schüler*innen kamen.", true},
             LookUp{"Student", "Die Studentin lernt.", true},
             LookUp{"Artikel", "Nach Art. 5 gilt das.", true},
             LookUp{"5000", "Es kamen 5.000 Gäste.", true},
             LookUp{"5.000", "Es kamen 5 000 Gäste.", true},
             LookUp{"20:15", "Beginn ist um 20.15 Uhr.", true},
             LookUp{"Nordeuropa", "In Nord- und Südeuropa regnet es.", true},
             LookUp{"Vertrag", "Der Ver\xc2\xadtrag liegt vor.", true},
             LookUp{"Fähre", "Die Fa\xcc\x88hre legt ab.", true},
             LookUp{"Klima", "Alle reden von #Klima.", true},
             LookUp{"Gymnasium", "Drei Gymnasien schließen.", true},
             LookUp{"Steuer", "Die Steuern steigen.", true},
             LookUp{"Burg", "Die Bürger stimmten ab.", false},
             LookUp{"Baum", "Der Bau beginnt.", false},
             LookUp{"Maus", "Das Haus brennt.", false},
             LookUp{"Trauung", "Die Trauer ist groß.", false},
             LookUp{"Ostern", "In Ost- und Mitteleuropa regnet es.", false},
         }) {
        EXPECT_EQ(finds(row.query, row.sentence), row.is_found)
            << row.query << " | " << row.sentence;
    }
}

/// Rows that the query planner or a compound splitter makes right, not the analysis alone.
bool needs_more_than_analysis(const std::string& query) {
    static const std::set<std::string> kOthers = {
        "Verteidigungsplan",
        "Plan",
        "Verteidigung",
        "Bündnis",
        "Coronaimpfung",
        "Corona-Impfung",
        "Corona Impfung",
        "Gasliefervertrag",
        "Sporthalle",
        "Halle",
        "Ölpreis",
        "Natogeneralsekretär",
        "verteidig*",
        "günsti*"};
    return kOthers.contains(query) || query.starts_with('"');
}

TEST(LookUps, OfTheSharedTable) {
    const std::filesystem::path path =
        std::filesystem::path(FUNDSTELLE_SHARED_DIR) / "german" / "lookups.tsv";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "needs " << path;
    }
    std::ifstream table(path);
    std::string line;
    int rows = 0;
    while (std::getline(table, line)) {
        std::istringstream fields(line);
        LookUp row;
        std::string answer;
        const bool is_row = line.front() != '#' && std::getline(fields, row.query, '\t') &&
                            std::getline(fields, row.sentence, '\t') &&
                            std::getline(fields, answer);
        if (is_row && !needs_more_than_analysis(row.query)) {
            EXPECT_EQ(finds(row.query, row.sentence), answer == "yes") << line;
            ++rows;
        }
    }
    EXPECT_GT(rows, 30);
}

} // namespace
} // namespace fundstelle::german
