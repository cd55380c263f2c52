// Which compounds hold which words, and which only seem to.
#include "tests/engine/search/lookup_table.hpp"

namespace fundstelle::search {
namespace {

TEST(LookUpCompounds, FindTheirParts) {
    expect_found({
        {"Plan", "Die Rettungspläne lagen in der Schublade."},
        {"Rettung", "Die Rettungspläne lagen in der Schublade."},
        {"Steuer", "Die Erbschaftssteuer soll sinken."},
        {"Erbschaft", "Die Erbschaftssteuer soll sinken."},
        {"Brücke", "Die Autobahnbrücke wird gesprengt."},
        {"Autobahn", "Die Autobahnbrücke wird gesprengt."},
        {"Dach", "Die Kirchendächer sind undicht."},
        {"Kirche", "Die Kirchendächer sind undicht."},
        {"Kind", "Der Kindergarten bleibt zu."},
        {"Garten", "Der Kindergarten bleibt zu."},
        {"Wetter", "Der Unwetterdienst und der Wetterbericht irrten."},
        {"Bericht", "Der Wetterbericht irrte."},
        {"Minister", "Der Außenminister reiste ab."},
        {"Gesetz", "Das Klimaschutzgesetz tritt in Kraft."},
        {"Klimaschutz", "Das Klimaschutzgesetz tritt in Kraft."},
        {"Wohnung", "Der Wohnungsmarkt ist leergefegt."},
        {"Markt", "Der Wohnungsmarkt ist leergefegt."},
        {"Schule", "Der Schulleiter schwieg."},
        {"Energie", "Die Energiewende stockt."},
        {"Hund", "Die Hundesteuer steigt."},
        {"Sonne", "Der Sonnenschein lockte viele hinaus."},
        {"Arbeit", "Der Arbeitsplatz ist sicher."},
    });
}

TEST(LookUpCompounds, AreFoundInPieces) {
    expect_found({
        {"Hafenarbeiter", "Die Hafen-Arbeiter streiken."},
        {"Hafen-Arbeiter", "Die Hafenarbeiter streiken."},
        {"Hafen Arbeiter", "Die Hafenarbeiter streiken."},
        {"Impfpflicht", "Die Pflicht zur Impfung ist vom Tisch."},
        {"Strompreisanstieg", "Der Anstieg der Strompreise trifft viele."},
        {"Friedensvertrag", "Der Vertrag soll den Frieden sichern."},
        {"Schulreform", "Die Reform der Schule kommt spät."},
        {"Wahlplakat", "Die Plakate zur Wahl hängen schon."},
        {"EU-Gipfel", "Der Gipfel der EU endete im Streit."},
    });
}

TEST(LookUpCompounds, AreCompletedAtTheHungHyphen) {
    expect_found({
        {"Nordeuropa", "In Nord- und Südeuropa regnet es."},
        {"Südeuropa", "In Nord- und Südeuropa regnet es."},
        {"Sonntag", "An Sonn- und Feiertagen ist geschlossen."},
        {"Feiertag", "An Sonn- und Feiertagen ist geschlossen."},
        {"Gasimport", "Gas- oder Ölimporte sind teuer."},
        {"Warenausfuhr", "Wareneinfuhr und -ausfuhr brachen ein."},
    });
}

TEST(LookUpCompounds, HoldNoChanceLetters) {
    expect_missed({
        {"Reis", "Der Preisanstieg hält an."},
        {"Ort", "Der Transport stockt."},
        {"Tor", "Der Autor las aus seinem Buch."},
        {"Art", "Die Partner trafen sich am Abend."},
        {"Rat", "Die Demokratie lebt vom Streit."},
        {"Ei", "Die Polizei ermittelt."},
        {"Ast", "Der Kasten war leer."},
        {"Ohr", "Die Bohrung blieb trocken."},
        {"Uhr", "Die Fuhre kam zu spät."},
        {"Eis", "Die Reise dauerte lange."},
        {"Hut", "Die Schutzzone wurde erweitert."},
        {"Wein", "Die Schweinepest breitet sich aus."},
        {"Rasse", "Die Terrasse war voll."},
        {"Igel", "Das Siegel war gebrochen."},
        {"Land", "Der Mandant schwieg."},
        {"Erde", "Die Pferde waren unruhig."},
        {"Bank", "Der Urbanist sprach über Plätze."},
        {"Tee", "Das Komitee tagte geheim."},
        {"Inder", "Die Kinder spielten."},
        {"Zoll", "Der Prozess endete."},
    });
}

} // namespace
} // namespace fundstelle::search
