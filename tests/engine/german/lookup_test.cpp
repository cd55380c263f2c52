#include <algorithm>
#include <initializer_list>
#include <set>
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

void expect_found(std::initializer_list<LookUp> rows) {
    for (const LookUp& row : rows) {
        EXPECT_EQ(finds(row.query, row.sentence), row.is_found)
            << row.query << " | " << row.sentence;
    }
}

TEST(LookUps, FindEveryForm) {
    expect_found({
        {"Wald", "Die Wälder brennen.", true},
        {"Frau", "Drei Frauen klagten.", true},
        {"Regierung", "Beide Regierungen schwiegen.", true},
        {"Gericht", "Die Gerichte entscheiden.", true},
        {"Flüchtling", "Viele Flüchtlinge kamen.", true},
        {"Brand", "Zwei Brände brachen aus.", true},
        {"Vorwurf", "Er wies die Vorwürfe zurück.", true},
        {"Verletzte", "Es gab drei Verletzte.", true},
        {"Polizist", "Zwei Polizistinnen halfen.", true},
        {"Kanzlerin", "Die Kanzlerinnen der Welt.", true},
        {"Kollegin", "Die Kolleginnen streiken.", true},
        {"Zinsen", "Der Zins steigt.", true},
        {"Leitzins", "Die EZB hob die Leitzinsen an.", true},
        {"Aktienkurs", "Die Aktienkurse fielen.", true},
        {"Stadion", "Die Stadien blieben leer.", true},
        {"Virus", "Neue Viren bedrohen Schweine.", true},
        {"Kriterium", "Die Kriterien stehen fest.", true},
        {"Autor", "Die Autorin liest in Bonn.", true},
        {"Lieferung", "Sie liefern bald.", true},
        {"Bürgermeister", "Die Bürgermeisterin trat zurück.", true},
        {"Frankreichs", "In Frankreich wurde gewählt.", true},
        {"Merkel", "Merkels Rede war kurz.", true},
        {"Scholz", "Das ist Scholz’ Plan.", true},
    });
}

TEST(LookUps, FindEverySpelling) {
    expect_found({
        {"Koeln", "Der Kölner Dom steht in Köln.", true},
        {"Köln", "Er lebt in KOELN.", true},
        {"Züricher", "Der Zuericher See ist kalt.", true},
        {"Hühner", "Die Huehner legen Eier.", true},
        {"Schloß", "Das Schloss ist offen.", true},
        {"Fluss", "Der Fluß trat über die Ufer.", true},
        {"muß", "Das muss man wissen.", true},
        {"Fotografie", "Eine Ausstellung zur Photographie.", true},
        {"Geografie", "Sie lehrt Geographie.", true},
        {"Potential", "Das Potenzial ist groß.", true},
        {"Phantasie", "Es fehlt an Fantasie.", true},
        {"Joghurt", "Der Jogurt ist teurer.", true},
        {"numerieren", "Sie nummerieren die Zimmer.", true},
        {"Delfin", "Zwei Delphine strandeten.", true},
        {"Erdogan", "Präsident Erdoğan sprach.", true},
        {"Cafe", "Das Café öffnet.", true},
        {"Škoda", "Der Skoda stand am Rand.", true},
        {"GROSSBRAND", "Der Großbrand ist gelöscht.", true},
        {"Albtraum", "Ein Alptraum wurde wahr.", true},
        {"Israel", "Israels Regierung tagt.", true},
        {"aktuell", "Die aktuelle Lage ist ernst.", true},
        {"Boeing", "Eine Boeing landete.", true},
        {"Statue", "Die Statuen fielen.", true},
    });
}

TEST(LookUps, FindWordsWithAndWithoutHyphen) {
    expect_found({
        {"Email", "Schreiben Sie eine E-Mail.", true},
        {"E-Mail", "Viele Emails kamen an.", true},
        {"U-Bahn", "Die UBahn fährt nicht.", true},
        {"Covid-19", "Covid19 breitet sich aus.", true},
        {"Pandemie", "Die Covid-19-Pandemie dauert an.", true},
        {"Präsident", "Der US-Präsident kam.", true},
        {"USPräsident", "Der US-Präsident kam.", true},
        {"Württemberg", "Baden-Württemberg wählt.", true},
        {"Baden-Württemberg", "In Baden-Württembergs Schulen.", true},
        {"Netz", "Das 5G-Netz wächst.", true},
        {"5G-Netz", "Das 5G‑Netz wächst.", true},
    });
}

TEST(LookUps, FindHungWords) {
    expect_found({
        {"Westeuropa", "In West- und Osteuropa.", true},
        {"Osteuropa", "In Ost-, Mittel- und Westeuropa.", true},
        {"Vorteil", "Die Vor- und Nachteile überwiegen.", true},
        {"Innenpolitik", "Zur Innen- und Außenpolitik.", true},
        {"Hauptausgang", "Haupteingänge und -ausgänge sind zu.", true},
        {"Kinderheim", "Die Kinder- und Jugendheime sind voll.", true},
        {"Nato-Panzer", "Nato-Truppen und -Panzer rollen.", true},
        {"Osteuropa", "Im Ost und in Mitteleuropa.", false},
    });
}

TEST(LookUps, FindAllGenders) {
    expect_found({
        {"Lehrer", "Die Lehrer*innen streiken.", true},
        {"Lehrerin", "Die Lehrer_innen streiken.", true},
        {"Kollegen", "Die Kolleg*innen helfen.", true},
        {"Kollegin", "Die Kolleg:innen helfen.", true},
        {"Arzt", "Die Ärzt*innen helfen.", true},
        {"Ärztin", "Die Ärzt*innen helfen.", true},
        {"Studenten", "Die Student/innen demonstrieren.", true},
        {"Wähler", "Die WählerInnen entscheiden.", true},
        {"Bürger", "Viele EU-Bürger*innen wählen.", true},
        {"Bürgerrat", "Der Bürger*innenrat tagt.", true},
        {"jeder", "Das weiß jede*r.", true},
        {"Autor:in", "Die Autorin liest.", true},
    });
}

TEST(LookUps, FindNumbersHoweverPrinted) {
    expect_found({
        {"1000000", "Es kostet 1.000.000 Euro.", true},
        {"1.000.000", "Es kostet 1 000 000 Euro.", true},
        {"3,5", "Es sind 3,5 Prozent.", true},
        {"20.15 Uhr", "Beginn: 20:15 Uhr.", true},
        {"24. Februar 2022", "Am 24. Februar 2022 begann es.", true},
        {"2022", "Am 24.02.2022 begann es.", true},
        {"100", "Es kostet 1.000 Euro.", false},
        {"000", "Es kostet 1.000 Euro.", false},
        {"15", "Es beginnt um 20:15.", false},
    });
}

TEST(LookUps, FindParagraphsAndArticles) {
    expect_found({
        {"§ 218", "Der §218 bleibt.", true},
        {"§ 219", "Die §§ 218, 219 und 220 gelten.", true},
        {"Paragraf 218", "Der § 218 bleibt.", true},
        {"§ 218", "Der Paragraph 218 bleibt.", true},
        {"Paragraf", "Der Paragraf 218 bleibt.", true},
        {"Artikel 5", "Laut Art. 5 Grundgesetz.", true},
        {"Art. 5", "Laut Artikel 5 Grundgesetz.", true},
        {"§ 21", "Der § 218 bleibt.", false},
    });
}

TEST(LookUps, SeeThroughSigns) {
    expect_found({
        {"C&A", "Die Kette C&A schließt.", true},
        {"AT&T", "Der Konzern AT&T wächst.", true},
        {"USA", "Die U.S.A. reagierten.", true},
        {"z. B.", "Das gilt z.B. hier.", true},
        {"geht", "So geht's nicht.", true},
        {"Spiegel", "Quelle: www.spiegel.de/politik", true},
        {"zeit.de", "Mehr auf zeit.de!", true},
        {"tagesschau", "Das meldete @tagesschau am Abend.", true},
        {"CO2", "Der CO₂-Preis steigt.", true},
        {"Müllers", "Das ist Müller's Haus.", true},
        {"Vertrag", "Der „Vertrag“ liegt vor.", true},
        {"Berlin", "Der Zug Berlin–Hamburg fällt aus.", true},
    });
}

TEST(LookUps, KeepOtherWordsApart) {
    expect_found({
        {"Wal", "Die Wahl ist vorbei.", false},
        {"Sicherheit", "Er irrte sich.", false},
        {"Seite", "Das gilt seit Montag.", false},
        {"Waren", "Es war kalt.", false},
        {"Förderung", "Die Forderung ist hoch.", false},
        {"nächste", "Er fuhr nach Bonn.", false},
        {"schön", "Das ist schon alt.", false},
        {"Natur", "Er kam natürlich zu spät.", false},
        {"Müll", "Frau Müller kam.", false},
        {"Kur", "Der Kurs fällt.", false},
        {"Meer", "Es kamen mehr Gäste.", false},
        {"Mann", "Das kann man so sehen.", false},
        {"Heer", "Der Herr kam spät.", false},
        {"Lehre", "Das Glas ist leer.", false},
        {"Tod", "Das Tor ist zu.", false},
        {"Stadt", "Statt Regen gab es Schnee.", false},
        {"Miete", "Er stand in der Mitte.", false},
        {"Rathaus", "Das Radhaus ist zu.", false},
        {"Reise", "Der Reis ist gar.", false},
        {"Preis", "Eine Reise nach Rom.", false},
        {"Weise", "Das weiß er nicht.", false},
        {"Lager", "Die Lage ist ernst.", false},
        {"Euro", "In Europa regnet es.", false},
        {"Ferne", "Fernsehen ist teuer.", false},
        {"USA", "Usain lief schnell.", false},
    });
}

} // namespace
} // namespace fundstelle::german
