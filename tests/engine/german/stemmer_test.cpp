#include "engine/german/stemmer.hpp"

#include <string>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(Stemmer, BringsFormsOfOneWordTogether) {
    struct Row {
        std::string left, right;
    };
    Stemmer stemmer;
    for (const Row& row : {
             Row{"haus", "häuser"},
             Row{"haus", "haeuser"},
             Row{"straße", "strassen"},
             Row{"museum", "museen"},
             Row{"thema", "themen"},
             Row{"zentrum", "impfzentren"},
             Row{"firma", "firmen"},
             Row{"konto", "konten"},
             Row{"präsident", "präsidentin"},
             Row{"präsidentin", "präsidentinnen"},
             Row{"ministerpräsidentin", "ministerpräsidentinnen"},
             Row{"kanzler", "kanzlerin"},
             Row{"bürger", "bürgerinnen"},
             Row{"bauer", "bauern"},
             Row{"steuer", "steuern"},
             Row{"trauer", "trauer"},
             Row{"müller", "müllers"},
             Row{"müller", "müller's"},
             Row{"universität", "universitäten"},
             Row{"anwältin", "anwältinnen"},
             Row{"kreis", "kreise"},
             Row{"preis", "preise"},
             Row{"dienstreise", "dienstreisen"},
             Row{"biologin", "biologe"},
             Row{"virus", "viren"},
             Row{"zins", "zinsen"},
             Row{"leitzins", "leitzinsen"},
             Row{"wechselkurs", "wechselkurse"},
             Row{"kollegin", "kolleginnen"},
             Row{"ärztin", "ärztinnen"},
             Row{"autor", "autorin"},
             Row{"bürgermeister", "bürgermeisterinnen"},
             Row{"liefern", "lieferung"},
             Row{"fordern", "forderungen"},
             Row{"fördern", "förderung"},
             Row{"ware", "waren"},
             Row{"ebene", "ebenen"},
             Row{"runde", "runden"},
             Row{"gegeben", "gegebenen"},
             Row{"inneres", "innere"},
             Row{"sprache", "sprachen"},
             Row{"hören", "hört"},
             Row{"regieren", "regierung"},
             Row{"fordern", "fordere"},
             Row{"förderer", "förderung"},
             Row{"gelände", "geländes"},
             Row{"seite", "seiten"},
             Row{"sicher", "sichere"},
             Row{"erdoğan", "erdogans"},
             Row{"kollege", "kollegin"},
             Row{"augenzeuge", "augenzeuginnen"},
             Row{"landrat", "landrätin"},
             Row{"bauer", "bäuerinnen"},
             Row{"bäuerin", "baeuerin"},
             Row{"arzt", "ärztin"},
             Row{"anwalt", "anwältinnen"},
             Row{"franzose", "französin"},
             Row{"auto", "autos"},
             Row{"handy", "handys"},
             Row{"europa", "europas"},
             Row{"kamera", "überwachungskameras"},
             Row{"trump", "trumps"},
             Row{"app", "apps"},
             Row{"studio", "studios"},
             Row{"taxi", "taxis"},
             Row{"interview", "interviews"},
             Row{"see", "seen"},
             Row{"stausee", "stauseen"},
             Row{"bus", "reisebusse"},
             Row{"neubau", "neubauten"},
             Row{"index", "indizes"},
             Row{"prinzip", "prinzipien"},
             Row{"hoch", "hohe"},
             Row{"hoch", "höheren"},
             Row{"groß", "größte"},
             Row{"teuer", "teure"},
             Row{"flexibel", "flexiblen"},
             Row{"akzeptabel", "akzeptable"},
             Row{"spö", "spoe"},
         }) {
        const std::string left(stemmer.stem(row.left));
        const std::string right(stemmer.stem(row.right));
        if (row.left.front() == row.right.front()) {
            EXPECT_EQ(left, right) << row.left << ' ' << row.right;
        } else { // of a compound the end
            EXPECT_TRUE(right.ends_with(left)) << row.left << ' ' << row.right << ": " << right;
        }
    }
}

TEST(Stemmer, KeepsDifferentWordsApart) {
    struct Row {
        std::string left, right;
    };
    Stemmer stemmer;
    for (const Row& row :
         {Row{"bau", "bauern"},
          Row{"wahl", "wale"},
          Row{"halle", "hallte"},
          Row{"trauer", "trauung"},
          Row{"bürger", "burg"},
          Row{"steuer", "steuben"},
          Row{"israel", "isral"},
          Row{"reis", "reise"},
          Row{"ostern", "ost"},
          Row{"berlin", "berl"},
          Row{"termin", "term"},
          Row{"sicherheit", "sich"},
          Row{"seite", "seit"},
          Row{"nächste", "nach"},
          Row{"waren", "war"},
          Row{"wille", "will"},
          Row{"schön", "schon"},
          Row{"natürlich", "natur"},
          Row{"förderung", "forderung"},
          Row{"müller", "müll"},
          Row{"küche", "kuchen"},
          Row{"kurs", "kur"},
          Row{"liefern", "lief"},
          Row{"gestern", "geste"},
          Row{"meister", "meist"},
          Row{"manchester", "manche"},
          Row{"leider", "leiden"},
          Row{"einigung", "einige"},
          Row{"ändern", "andere"},
          Row{"ländern", "ändern"},
          Row{"gewinnen", "gewinde"},
          Row{"konstantin", "konstant"},
          Row{"hamas", "hama"},
          Row{"andreas", "andrea"},
          Row{"etwas", "etwa"},
          Row{"chaos", "chao"},
          Row{"gas", "ga"},
          Row{"arbeitslos", "arbeitslo"},
          Row{"schnaps", "schnap"},
          Row{"thomas", "thoma"},
          Row{"praxis", "praxi"},
          Row{"status", "statu"},
          Row{"einbußen", "bus"},
          Row{"höhe", "hoch"},
          Row{"kabel", "kab"},
          Row{"moos", "moo"},
          Row{"weg", "wegen"},
          Row{"ebene", "eben"},
          Row{"runde", "rund"},
          Row{"weile", "weil"},
          Row{"innen", "inn"},
          Row{"inneres", "inn"},
          Row{"stätte", "statt"},
          Row{"sprache", "sprach"},
          Row{"finger", "fing"},
          Row{"tüten", "tut"},
          Row{"magen", "mag"},
          Row{"wiese", "wies"},
          Row{"schiene", "schien"},
          Row{"nichten", "nichts"},
          Row{"hase", "hast"},
          Row{"fähre", "fahre"},
          Row{"fasten", "fast"},
          Row{"uber", "über"},
          Row{"verdienen", "verdi"},
          Row{"regieren", "regie"},
          Row{"gelände", "gelandet"},
          Row{"vorabend", "vorab"},
          Row{"prägen", "prag"},
          Row{"endlösung", "endlos"},
          Row{"fordere", "ford"},
          Row{"hört", "hort"}}) {
        EXPECT_NE(std::string(stemmer.stem(row.left)), std::string(stemmer.stem(row.right)))
            << row.left;
    }
}

TEST(Stemmer, LeavesCodesAlone) {
    Stemmer stemmer;
    for (const std::string& word :
         {std::string("covid19"),
          std::string("g7"),
          std::string("218a"),
          std::string("20:15"),
          std::string("§218"),
          std::string("c&a")}) {
        EXPECT_EQ(stemmer.stem(word), word);
    }
    EXPECT_LE(stemmer.stem(std::string(500, 'x')).size(), 64U);
    EXPECT_FALSE(stemmer.stem("'").empty());
}

} // namespace
} // namespace fundstelle::german
