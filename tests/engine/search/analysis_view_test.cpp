#include "engine/search/analysis_view.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

std::string place(std::size_t begin, std::size_t end) {
    return '[' + std::to_string(begin) + ',' + std::to_string(end) + ')';
}

/// "normal=stem[begin,end) {parts} <forms>" of each token.
std::string shown(const std::vector<AnalyzedToken>& tokens) {
    std::string all;
    for (const AnalyzedToken& token : tokens) {
        all += (all.empty() ? "" : " ") + token.normal + '=' + token.stem;
        all += place(token.begin, token.end);
        for (const AnalyzedPart& part : token.parts) {
            all += part.is_hyphenated ? '-' : '+';
            all += part.text + '=' + part.stem + place(part.begin, part.end);
        }
        for (const AnalyzedForm& form : token.forms) {
            all += '<' + std::string(form.reason) + ' ' + form.stem + '>';
        }
    }
    return all;
}

TEST(AnalysisView, ShowsTokensWithTheirParts) {
    struct Row {
        std::string_view text, shown;
    };
    for (const Row& row : {
             Row{"Die Häuser", "die=die[0,3) häuser=haus[4,10)"},
             Row{"Öl: Verteidigungspläne",
                 "öl=ol[0,2) verteidigungspläne=verteidigungsplan[4,22)"
                 "+Verteidigung=verteid[4,16)+pläne=plan[17,22)"},
             Row{"EU-Außenminister",
                 "euaußenminister=euaussenminist[0,16)-EU=eu[0,2)-Außenminister=aussenminist[3,16)"
                 "+Außen=auss[3,8)+minister=minist[8,16)"},
             Row{"Ost- und Mitteleuropa",
                 "ost=ost[0,3)<hung osteuropa> und=und[5,8) "
                 "mitteleuropa=mitteleuropa[9,21)+Mittel=mittel[9,15)+europa=europa[15,21)"},
             Row{"Bürger*innen", "bürgerinnen=bürger[0,12)<gender bürger>"},
             Row{"", ""},
         }) {
        EXPECT_EQ(shown(analyze_text(row.text)), row.shown) << row.text;
    }
}

TEST(AnalysisView, TellsKindsStopWordsAndVerbs) {
    const std::vector<AnalyzedToken> tokens = analyze_text("Er ging um 20:15");
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_TRUE(tokens[0].is_stop_word);
    EXPECT_FALSE(tokens[1].is_stop_word);
    ASSERT_FALSE(tokens[1].forms.empty());
    EXPECT_EQ(tokens[1].forms.front().reason, "verb");
    EXPECT_EQ(tokens[1].forms.front().normal, "gehen");
    EXPECT_EQ(kind_name(tokens[3].kind), "number");
    EXPECT_EQ(tokens[3].position, 4U);
}

TEST(AnalysisView, KnowsTheCollectionsOwnWords) {
    // No dictionary has "Blorx"; as a frequent word and before three known heads it is a part.
    std::string body;
    for (int count = 0; count < 50; ++count) {
        body += "Das Blorx, die Blorxsteuer, Blorxgesetz, Blorxpreis und Blorxvertrag. ";
    }
    const index::ServedArticles served({index::make_article("1", "", body)});
    const index::Snapshots snapshots(served.folder());
    EXPECT_TRUE(analyze_text("Blorxsteuer").front().parts.empty());
    const std::vector<AnalyzedToken> tokens = analyze_text("Blorxsteuer", snapshots);
    ASSERT_EQ(tokens.front().parts.size(), 2U);
    EXPECT_EQ(tokens.front().parts.front().text, "Blorx");
}

} // namespace
} // namespace fundstelle::search
