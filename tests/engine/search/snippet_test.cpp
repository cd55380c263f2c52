#include "engine/search/snippet.hpp"
#include "engine/search/text_marker.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle::search {
namespace {

query::Mark stem_mark(const std::string& word, double weight = 1) {
    german::Analyzer analyzer;
    return {query::MarkKind::Stem, {analyzer.stem_of(word)}, weight, false};
}

query::Mark phrase_mark(std::vector<std::string> words) {
    return {query::MarkKind::Phrase, std::move(words), 1, false};
}

std::string marked(const std::string& text, const std::vector<query::Mark>& marks) {
    german::Analyzer analyzer;
    MarkedText whole{text, {}, 0};
    for (const Match& match : TextMarker(marks).find(text, analyzer)) {
        whole.marks.push_back(match.bytes);
    }
    return to_html(whole);
}

std::string best(
    const std::string& text, const std::vector<query::Mark>& marks, std::size_t length = 80
) {
    german::Analyzer analyzer;
    const std::vector<MarkedText> passages =
        best_passages(text, TextMarker(marks).find(text, analyzer), {1, length});
    return passages.empty() ? "" : to_html(passages.front());
}

TEST(Matches, MarkTheWordAsPrinted) {
    struct Row {
        std::string text;
        std::vector<query::Mark> marks;
        std::string expected;
    };
    for (const Row& row : {
             Row{"Die Häuser am Markt.", {stem_mark("haus")}, "Die <mark>Häuser</mark> am Markt."},
             Row{"Der Nato-Generalsekretär kam.",
                 {stem_mark("generalsekretär")},
                 "Der Nato-<mark>Generalsekretär</mark> kam."},
             Row{"Nach Artikel 5 gilt das. Artikel 6 nicht.",
                 {phrase_mark({"artikel", "5"})},
                 "Nach <mark>Artikel 5</mark> gilt das. Artikel 6 nicht."},
             Row{"Verteidigung, verteidigen",
                 {{query::MarkKind::Prefix, {"verteidig"}, 1, false}},
                 "<mark>Verteidigung</mark>, <mark>verteidigen</mark>"},
             Row{"Haus Häuser",
                 {{query::MarkKind::Form, {"haus"}, 1, false}},
                 "<mark>Haus</mark> Häuser"},
             Row{"Kein Wort passt.", {stem_mark("Zebra")}, "Kein Wort passt."},
         }) {
        EXPECT_EQ(marked(row.text, row.marks), row.expected);
    }
}

TEST(Matches, APhraseHoldsItsWordsInOrder) {
    EXPECT_EQ(
        marked("Die Reserve, eisern. Die eiserne Reserve.", {phrase_mark({"eiserne", "reserve"})}),
        "Die Reserve, eisern. Die <mark>eiserne Reserve</mark>."
    );
    EXPECT_EQ(
        marked("eine eiserne, eiserne Reserve", {phrase_mark({"eiserne", "eiserne", "reserve"})}),
        "eine <mark>eiserne, eiserne Reserve</mark>"
    );
}

TEST(Html, EscapesWhateverTheTextHolds) {
    EXPECT_EQ(
        to_html({"<script>alert('x')</script> & \"q\"", {}, 0}),
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;"
    );
    EXPECT_EQ(to_html({"a<b", {{0, 3}}, 0}), "<mark>a&lt;b</mark>");
    EXPECT_EQ(
        marked("Ein <b>Haus</b> & mehr", {stem_mark("haus")}),
        "Ein &lt;b&gt;<mark>Haus</mark>&lt;/b&gt; &amp; mehr"
    );
}

const std::string kLongText =
    "Der Gemeinderat tagte am Montag bis spät in den Abend. Es ging um viele kleine Dinge, die "
    "kaum jemand "
    "bemerkt hat. Die Brücke über den Neckar wird im Sommer saniert, sagte die Bürgermeisterin. "
    "Danach sprach "
    "man über den Haushalt.\n\nZwei Brücken mehr\n\nIn fünf Jahren soll eine zweite Brücke folgen. "
    "Der Neckar "
    "bleibt derweil schiffbar.";

TEST(Passages, ShowWhereManyWordsMeet) {
    EXPECT_EQ(
        best(kLongText, {stem_mark("brücke"), stem_mark("neckar"), stem_mark("sommer")}, 90),
        "Die <mark>Brücke</mark> über den <mark>Neckar</mark> wird im <mark>Sommer</mark> saniert, "
        "sagte die "
        "Bürgermeisterin."
    );
}

TEST(Passages, PreferTheRareWord) {
    const std::string snippet =
        best(kLongText, {stem_mark("brücke", 0.5), stem_mark("haushalt", 6)}, 60);
    EXPECT_NE(snippet.find("<mark>Haushalt</mark>"), std::string::npos) << snippet;
}

TEST(Passages, BeginTheTextWhereNothingMatches) {
    EXPECT_EQ(
        best(kLongText, {stem_mark("Zebra")}, 60),
        "Der Gemeinderat tagte am Montag bis spät in den Abend."
    );
}

TEST(Passages, AreAsManyAsAskedAndDoNotOverlap) {
    german::Analyzer analyzer;
    const std::vector<Match> matches =
        TextMarker({stem_mark("brücke"), stem_mark("neckar")}).find(kLongText, analyzer);
    const std::vector<MarkedText> passages = best_passages(kLongText, matches, {2, 60});
    ASSERT_EQ(passages.size(), 2U);
    EXPECT_NE(passages[0].source_offset_bytes, passages[1].source_offset_bytes);
    EXPECT_TRUE(best_passages(kLongText, matches, {0, 60}).empty());
    EXPECT_TRUE(best_passages("", {}, {1, 60}).empty());
    EXPECT_TRUE(best_passages(" \n\t ", {}, {1, 60}).empty());
    EXPECT_EQ(best(std::string(300, ' ') + "Haus", {}, 60), "Haus");
}

TEST(Passages, NeverCutInsideAWord) {
    for (std::size_t length = 40; length < 300; length += 3) {
        german::Analyzer analyzer;
        const std::vector<Match> matches =
            TextMarker({stem_mark("neckar")}).find(kLongText, analyzer);
        for (const MarkedText& passage : best_passages(kLongText, matches, {3, length})) {
            std::string bare = passage.text;
            for (const char* ellipsis : {"… ", " …", " –"}) {
                if (const std::size_t at = bare.find(ellipsis); at != std::string::npos) {
                    bare.erase(at, std::string(ellipsis).size());
                }
            }
            std::string flat;
            for (const char byte : kLongText) {
                if (byte != '\n' || flat.back() != ' ') {
                    flat += byte == '\n' ? ' ' : byte;
                }
            }
            const std::size_t at = flat.find(bare);
            ASSERT_NE(at, std::string::npos) << bare;
            EXPECT_TRUE(at == 0 || flat[at - 1] == ' ') << bare;
            const std::size_t end = at + bare.size();
            EXPECT_TRUE(end == flat.size() || flat[end] == ' ') << bare;
        }
    }
}

TEST(Passages, KeepACrossheadApart) {
    EXPECT_EQ(
        best("Zwei Brücken mehr\n\nIn Jahren folgt eine.", {stem_mark("brücke")}),
        "Zwei <mark>Brücken</mark> mehr – In Jahren folgt eine."
    );
}

TEST(Passages, SurviveAnEndlessWord) {
    const std::string text = "Vorher " + std::string(5000, 'x') + " Haus danach";
    EXPECT_NE(best(text, {stem_mark("haus")}).find("<mark>Haus</mark>"), std::string::npos);
    // One that begins behind a blank and fills more than a passage.
    EXPECT_EQ(best("\n" + std::string(5000, 'x'), {}), std::string(5000, 'x'));
}

} // namespace
} // namespace fundstelle::search
