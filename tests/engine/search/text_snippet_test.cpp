// What is marked in a text, and why, as {query, text, snippet}: no index is needed for it.
#include <string>

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "engine/search/snippet.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

struct Row {
    std::string query, text, snippet;
};

std::string first_snippet(const std::string& query, const std::string& text) {
    const index::ServedArticles served({});
    const index::Snapshots snapshots(served.folder());
    const Searcher searcher(snapshots, base::TimeZone::load("Europe/Berlin"), {});
    constexpr std::size_t kLength = 240;
    const std::vector<MarkedText> snippets = searcher.text_snippets(query, text, {1, kLength});
    return snippets.empty() ? "" : to_html(snippets.front());
}

void expect_snippets(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        EXPECT_EQ(first_snippet(row.query, row.text), row.snippet) << row.query;
    }
}

TEST(TextSnippet, MarksThePartOfACompound) {
    expect_snippets({
        {"Bündnis",
         "Das Bündnisgebiet wird verteidigt.",
         "Das <mark>Bündnis</mark>gebiet wird verteidigt."},
        {"Plan",
         "Die Verteidigungspläne liegen vor.",
         "Die Verteidigungs<mark>pläne</mark> liegen vor."},
        {"Verteidigung",
         "Die Verteidigungspläne liegen vor.",
         "Die <mark>Verteidigung</mark>spläne liegen vor."},
        {"Verteidigungsplan",
         "Pläne zur Verteidigung liegen vor.",
         "<mark>Pläne</mark> zur <mark>Verteidigung</mark> liegen vor."},
        {"Klimaschutz",
         "Das Klimaschutzgesetz tritt in Kraft.",
         "Das <mark>Klimaschutz</mark>gesetz tritt in Kraft."},
        {"Generalsekretär",
         "Der Nato-Generalsekretär kam.",
         "Der Nato-<mark>Generalsekretär</mark> kam."},
        {"Osteuropa",
         "In Ost- und Mitteleuropa.",
         "In <mark>Ost</mark>- und Mittel<mark>europa</mark>."},
    });
}

TEST(TextSnippet, MarksTheWordAsPrinted) {
    expect_snippets({
        {"Haeuser", "Die Häuser am Markt.", "Die <mark>Häuser</mark> am Markt."},
        {"strasse",
         "Die Straße, die STRASSE, die Stra\u00adße.",
         "Die <mark>Straße</mark>, die <mark>STRASSE</mark>, die <mark>Stra\u00adße</mark>."},
        {"Fähre", "Die Fa\u0308hre legt ab.", "Die <mark>Fa\u0308hre</mark> legt ab."},
        {"gehen", "Er ging fort.", "Er <mark>ging</mark> fort."},
        {"Bürger", "Die Bürger*innen kamen.", "Die <mark>Bürger*innen</mark> kamen."},
        {"A8", "Auf der A 8 staut es sich.", "Auf der <mark>A 8</mark> staut es sich."},
        {"§ 218", "Nach §218 gilt das.", "Nach <mark>§218</mark> gilt das."},
        {"1000000", "Es waren 1 000 000 Euro.", "Es waren <mark>1 000 000</mark> Euro."},
        {"verteidig*",
         "Die Verteidiger kamen zurück.",
         "Die <mark>Verteidiger</mark> kamen zurück."},
        {"Stoltenburg~", "Herr Stoltenberg kam.", "Herr <mark>Stoltenberg</mark> kam."},
    });
}

TEST(TextSnippet, MarksWhatTheQuerySays) {
    expect_snippets({
        {"\"eiserne Reserve\"",
         "Die eiserne Reserve ist eine Reserve.",
         "Die <mark>eiserne Reserve</mark> ist eine Reserve."},
        {"\"Haus\"", "Ein Haus, zwei Häuser.", "Ein <mark>Haus</mark>, zwei Häuser."},
        {"Haus -Markt", "Das Haus am Markt.", "Das <mark>Haus</mark> am Markt."},
        {"Haus NICHT (Markt ODER Platz)", "Das Haus am Markt.", "Das <mark>Haus</mark> am Markt."},
        {"Steuer NAHE/3 Gemeinde",
         "Die Steuer der Gemeinde.",
         "Die <mark>Steuer</mark> der <mark>Gemeinde</mark>."},
        {"das Haus", "Das Haus am Markt.", "Das <mark>Haus</mark> am Markt."},
        {"ort:Berlin Haus", "Das Haus in Berlin.", "Das <mark>Haus</mark> in Berlin."},
        {"", "Das Haus am Markt.", "Das Haus am Markt."},
    });
}

TEST(TextSnippet, EscapesWhateverTheTextHolds) {
    expect_snippets({
        {"script",
         "<script>alert(\"x\")</script>",
         "&lt;<mark>script</mark>&gt;alert(&quot;x&quot;)&lt;/<mark>script</mark>&gt;"},
        {"mark",
         "<mark>x</mark> & 'y'",
         "&lt;<mark>mark</mark>&gt;x&lt;/<mark>mark</mark>&gt; &amp; &#39;y&#39;"},
        {"<b>", "Ein <b>Haus</b>.", "Ein &lt;<mark>b</mark>&gt;Haus&lt;/<mark>b</mark>&gt;."},
        {"amp", "&amp; &lt;", "&amp;<mark>amp</mark>; &amp;lt;"},
    });
}

} // namespace
} // namespace fundstelle::search
