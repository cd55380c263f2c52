#include "engine/query/parser.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "engine/base/utf8.hpp"

namespace fundstelle::query {
namespace {

ParsedQuery parsed(std::string_view text) {
    return parse(text, base::TimeZone{});
}

std::string understood(std::string_view text) {
    return to_text(parsed(text).tree);
}

std::string first_warning(std::string_view text) {
    const ParsedQuery query = parsed(text);
    return query.warnings.empty() ? ""
                                  : std::to_string(query.warnings.front().position_code_points) +
                                        ": " + query.warnings.front().message;
}

TEST(Parser, ReadsTheLanguage) {
    struct Row {
        std::string_view typed, understood;
    };
    for (const Row& row : {
             Row{"nato gipfel", "nato gipfel"},
             Row{"  nato   gipfel ", "nato gipfel"},
             Row{"\"eiserne Reserve\"", "\"eiserne Reserve\""},
             Row{"„eiserne Reserve“ »und mehr«", "\"eiserne Reserve\" \"und mehr\""},
             Row{"“eiserne Reserve”", "\"eiserne Reserve\""},
             Row{"+nato -gipfel", "+nato -gipfel"},
             Row{"nato NICHT gipfel", "nato -gipfel"},
             Row{"nato NOT gipfel", "nato -gipfel"},
             Row{"nato UND gipfel", "nato UND gipfel"},
             Row{"nato AND gipfel OR eu", "(nato UND gipfel) ODER eu"},
             Row{"nato ODER eu gipfel", "nato ODER (eu gipfel)"},
             Row{"(nato ODER eu) gipfel", "(nato ODER eu) gipfel"},
             Row{"nato UND NICHT gipfel", "nato UND -gipfel"},
             Row{"((nato))", "nato"},
             Row{"verteidig*", "verteidig*"},
             Row{"wort~", "wort~"},
             Row{"a NAHE/5 b", "a NAHE/5 b"},
             Row{"a NEAR b", "a NAHE/10 b"},
             Row{"a NAHE/5 b NAHE/5 c", "a NAHE/5 b NAHE/5 c"},
             Row{"titel:nato", "titel:nato"},
             Row{"title:\"nato gipfel\" Ort:Berlin", "titel:\"nato gipfel\" ort:Berlin"},
             Row{"autor:(müller ODER meier)", "autor:(müller ODER meier)"},
             Row{"datum:2022-02", "datum:2022-02"},
             Row{"date:>=2022 nato", "datum:>=2022 nato"},
             Row{"Nato-Gipfel", "Nato-Gipfel"},
             Row{"nato - gipfel", "nato gipfel"},
             Row{"„Al-Qaida“-Mitglieder (-nato)", "\"Al-Qaida\" Mitglieder (-nato)"},
             Row{"Corona: Lage", "Corona: Lage"},
             Row{"z.  B. -1 000 000", "z. B. -1 000 000"},
             Row{"(Art. 5 ODER Art. fünf)", "Art. 5 ODER (Art. fünf)"},
             Row{"20:15 http://a.de/b?c", "20:15 http://a.de/b?c"},
             Row{"Bürger(innen) Bürger*innen", "Bürger(innen) Bürger*innen"},
             Row{"und oder nicht", "und oder nicht"},
             Row{"", ""},
             Row{"-nato", "-nato"},
             Row{"nato – gipfel … 😀", "nato gipfel"},
             Row{"„–“ nato", "nato"},
             Row{"titel:-nato", "-titel:nato"},
             Row{"-titel:-nato", "-titel:nato"},
             Row{"auf der A 8 um 20.15 Uhr", "auf der A 8 um 20.15 Uhr"},
             Row{"C & A", "C & A"},
             Row{"Personen und -gruppen", "Personen und gruppen"},
         }) {
        EXPECT_EQ(understood(row.typed), row.understood) << row.typed;
        EXPECT_EQ(first_warning(row.typed), "") << row.typed;
    }
}

TEST(Parser, ReadsAnythingAsSomethingAndSaysSo) {
    struct Row {
        std::string_view typed, understood, warning;
    };
    for (const Row& row : {
             Row{"\"eiserne Reserve", "\"eiserne Reserve\"", "1: quotation mark is not closed"},
             Row{"nato UND", "nato", "9: AND has no right side"},
             Row{"UND nato", "nato", "1: AND has no left side"},
             Row{"ODER", "", "1: OR has no left side"},
             Row{"(nato", "nato", "6: bracket is not closed"},
             Row{"nato)", "nato", "5: closing bracket without an opening one"},
             Row{"a*", "a", "1: a star needs two letters before it"},
             Row{"datum:gestern",
                 "gestern",
                 "1: \"gestern\" is not a date; it is sought as a word"},
             Row{"NAHE nato", "nato", "1: NEAR has no left side"},
             Row{"nato NAHE", "nato", "10: NEAR has no right side"},
             Row{"nato NAHE/99999 rat",
                 "nato NAHE/100 rat",
                 "6: NEAR reaches from 1 to 100 words; 100 is taken"},
             Row{"nato NAHE/0 rat",
                 "nato NAHE/1 rat",
                 "6: NEAR reaches from 1 to 100 words; 1 is taken"},
             Row{"nato NICHT", "nato", "11: nothing follows the sign"},
             Row{"!!! ??? ...", "", ""},
         }) {
        EXPECT_EQ(understood(row.typed), row.understood) << row.typed;
        EXPECT_EQ(first_warning(row.typed), row.warning) << row.typed;
    }
}

TEST(Parser, BoundsWhatItTakes) {
    std::string many;
    for (int word = 0; word < 10'000; ++word) {
        many += "w" + std::to_string(word) + ' ';
    }
    const ParsedQuery query = parsed(many);
    EXPECT_EQ(query.tree.root.members.size(), kMaxQueryWords);
    EXPECT_EQ(query.warnings.size(), 1U);
    EXPECT_NO_THROW((void)understood(std::string(100'000, '(')));
    EXPECT_NO_THROW((void)understood(std::string(100'000, '"')));
    EXPECT_NO_THROW((void)understood(std::string(100'000, '-') + "a"));
}

void expect_round_trip(std::string_view typed) {
    const ParsedQuery first = parsed(typed);
    const std::string print = to_text(first.tree);
    const ParsedQuery again = parsed(print);
    ASSERT_EQ(to_text(again.tree), print) << typed;
    ASSERT_TRUE(again.tree == first.tree) << typed << " | " << print;
    ASSERT_TRUE(again.warnings.empty()) << typed << " | " << print << " | " << first_warning(print);
    ASSERT_FALSE(base::first_invalid_byte(print)) << typed;
}

TEST(Parser, CanonicalPrintParsesToItself) {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {
        "nato ",    "UND ", "ODER ",   "NICHT ", "NAHE/3 ",     "(",      ") ",     "\"",
        "+",        "-",    "titel:",  "ort:",   "datum:2022 ", "gip*",   "wort~ ", "ä",
        "-b ",      "„",    "“ ",      "* ",     ": ",          " ",      "x)",     "\xff",
        "(innen) ", "a/b ", "datum:",  "und ",   "oder ",       "A",      "\t7 ",   "C & ",
        "Art. ",    "5 ",   "1 000",   "20.15 ", "Uhr ",        "z. B. ", "-(",     "(a ",
        "titel:(",  "😀 ",   "\xc2\xa0"};
    for (int round = 0; round < 20'000; ++round) {
        std::string typed;
        for (std::size_t length = random() % (round % 10 == 0 ? 60 : 12); length > 0; --length) {
            typed += pieces[random() % pieces.size()];
        }
        expect_round_trip(typed);
    }
}

TEST(Parser, JoinsWordsThatOnlyMeaninglessSignsKeepApart) {
    struct Row {
        std::string_view typed, understood;
        std::size_t members;
    };
    for (const Row& row : {
             Row{"A\t7", "A 7", 1},
             Row{"A (7)", "A 7", 1},
             Row{"C \"\" & A", "C A", 2},
             Row{"Art. : 5", "Art. 5", 1},
             Row{"(1 000) 000", "1 000 000", 1},
             Row{"z.\u00a0 B.", "z. B.", 1},
             Row{"-A\n7", "-A 7", 1},
             Row{"(A ODER A (7)) x", "(A ODER A 7) x", 2},
         }) {
        EXPECT_EQ(understood(row.typed), row.understood) << row.typed;
        EXPECT_EQ(parsed(row.typed).tree.root.members.size(), row.members) << row.typed;
        expect_round_trip(row.typed);
    }
}

TEST(Parser, ReadsWhatIsNoDateAsIfItStoodAlone) {
    struct Row {
        std::string_view typed, understood;
    };
    for (const Row& row : {
             Row{"datum:titel:nato", "titel:nato"},
             Row{"datum:datum:2022", "datum:2022"},
             Row{"datum:-gestern", "-gestern"},
             Row{"datum:UND", ""},
             Row{"datum:gest* nato", "gest* nato"},
             Row{"Art. datum:5", "Art. 5"},
             Row{"datum:\"gestern früh\"", "datum: \"gestern früh\""},
             Row{"datum:(nato", "datum: nato"},
         }) {
        EXPECT_EQ(understood(row.typed), row.understood) << row.typed;
        expect_round_trip(row.typed);
    }
}

TEST(Parser, ExcludesBehindAConjunction) {
    EXPECT_EQ(understood("oder NICHT nato"), "oder NICHT nato");
    EXPECT_EQ(understood("oder NICHT (nato eu)"), "oder NICHT (nato eu)");
    EXPECT_EQ(understood("(Hund NICHT nato)"), "Hund -nato");
    for (const std::string_view typed :
         {"oder NICHT nato", "titel:und -titel:nato", "und NICHT und"}) {
        expect_round_trip(typed);
    }
}

TEST(Parser, KeepsWordsNearOneAnotherInAField) {
    EXPECT_EQ(understood("titel:(nato NAHE/3 gipfel)"), "titel:(nato NAHE/3 gipfel)");
    expect_round_trip("titel:(nato NAHE/3 gipfel)");
    expect_round_trip("titel:nato NAHE/3 gipfel");
}

TEST(Parser, BoundsTheDepthOfWhatItUnderstood) {
    std::string typed;
    std::string closing;
    for (std::size_t depth = 0; depth < kMaxQueryDepth; ++depth) {
        typed += "a ODER b c UND -(";
        closing += ')';
    }
    const ParsedQuery deep = parsed(typed + "d e" + closing);
    ASSERT_EQ(deep.warnings.size(), 1U);
    EXPECT_EQ(deep.warnings.front().message, "brackets are nested too deeply");
    expect_round_trip(typed + "d e" + closing);

    std::string redundant = std::string(2 * kMaxQueryDepth, '(') + "nato";
    redundant += std::string(2 * kMaxQueryDepth, ')');
    EXPECT_EQ(understood(redundant), "nato");
    EXPECT_TRUE(parsed(redundant).warnings.empty());
    expect_round_trip(std::string(1000, '(') + "nato");
}

TEST(Parser, KeepsTogetherWhatIsOneToken) {
    for (const std::string_view typed : {"z. B.", "1 000 000", "Art. 5", "titel:Art. 5"}) {
        EXPECT_EQ(parsed(typed).tree.root.members.size(), 1U) << typed;
    }
    EXPECT_EQ(parsed("Ende. 5 Tage").tree.root.members.size(), 3U);
    EXPECT_EQ(parsed("nato gipfel 5").tree.root.members.size(), 3U);
}

} // namespace
} // namespace fundstelle::query
