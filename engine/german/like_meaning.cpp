#include "engine/german/like_meaning.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/german/stemmer.hpp"

namespace fundstelle::german {

namespace {

// Written by hand, one meaning a row; a word may stand in several. Only words that a reader who
// seeks one would take the other for: no broader and no narrower ones.
constexpr auto kMeanings = std::to_array<std::string_view>({
    // Places and things
    "krankenhaus klinik hospital spital",
    "auto pkw wagen fahrzeug kfz",
    "lastwagen lkw laster",
    "fahrrad rad velo",
    "elektroauto e-auto stromer",
    "handy smartphone mobiltelefon",
    "flughafen airport",
    "fernseher tv",
    "rechner computer pc",
    "gefängnis haftanstalt justizvollzugsanstalt jva",
    "laden geschäft shop",
    "supermarkt discounter lebensmittelmarkt",
    "kneipe gaststätte wirtshaus lokal",
    "kita kindergarten kindertagesstätte",
    "universität hochschule uni",
    "altenheim pflegeheim seniorenheim altersheim",
    "müll abfall",
    "arznei medikament arzneimittel",
    "impfstoff vakzin",
    "mundschutz maske",
    "bombe sprengsatz",
    "photovoltaik solarenergie solarstrom",
    "windrad windkraftanlage windenergieanlage",
    "atomkraftwerk kernkraftwerk akw",
    "atomkraft kernkraft atomenergie kernenergie",
    // People
    "leute menschen",
    "einwohner bewohner",
    "polizist polizeibeamter schutzmann",
    "arzt mediziner doktor",
    "lehrer pädagoge lehrkraft",
    "anwalt rechtsanwalt",
    "wissenschaftler forscher",
    "flüchtling geflüchteter asylbewerber",
    "migrant einwanderer zuwanderer",
    "parlamentarier abgeordneter",
    "häftling gefangener insasse",
    "unternehmer firmenchef",
    "mitarbeiter beschäftigter angestellter",
    "arbeitnehmer beschäftigter",
    "fußballer kicker",
    "trainer coach",
    "schiedsrichter referee",
    "torwart torhüter keeper",
    "sieger gewinner",
    "regisseur filmemacher",
    "autor verfasser",
    "journalist reporter",
    "virologe epidemiologe",
    // State and economy
    "firma unternehmen betrieb",
    "regierung kabinett",
    "wahl urnengang",
    "koalition regierungsbündnis",
    "abkommen vertrag vereinbarung pakt",
    "bündnis allianz",
    "erlaubnis genehmigung",
    "bußgeld geldbuße",
    "einwanderung zuwanderung migration immigration",
    "abschiebung rückführung",
    "lohn gehalt verdienst",
    "rente pension",
    "entlassung kündigung",
    "streik ausstand arbeitsniederlegung",
    "gewerkschaft arbeitnehmervertretung",
    "pleite insolvenz konkurs",
    "kauf erwerb",
    "verkauf veräußerung",
    "teuerung inflation",
    "aktie wertpapier",
    "zuschuss subvention",
    "streitkräfte militär armee",
    "wehrpflicht wehrdienst",
    // Events
    "schlacht gefecht",
    "angriff attacke überfall",
    "anschlag attentat",
    "diebstahl klau",
    "unfall unglück",
    "brand feuer",
    "erdbeben beben",
    "überschwemmung hochwasser",
    "sturm orkan unwetter",
    "protest demonstration demo kundgebung",
    "aufstand revolte rebellion",
    "putsch staatsstreich umsturz",
    "treffen zusammenkunft",
    "gespräch unterredung",
    "gipfel gipfeltreffen",
    "begräbnis beerdigung beisetzung bestattung",
    "hochzeit trauung heirat",
    "tod ableben",
    "seuche epidemie pandemie",
    "krankheit erkrankung",
    "infektion ansteckung",
    "ausgangssperre ausgangsbeschränkung",
    "tempolimit geschwindigkeitsbegrenzung geschwindigkeitsbeschränkung",
    "klimawandel erderwärmung klimakrise",
    "rücktritt demission",
    "spiel partie match",
    "fest feier",
    "ferien urlaub",
    "aufführung vorstellung",
    // What is done, and how
    "beginn anfang auftakt",
    "erlauben gestatten genehmigen zulassen",
    "erhöhen anheben steigern",
    "erhöhung anhebung steigerung",
    "senken verringern reduzieren",
    "senkung verringerung reduzierung",
    "ablehnen zurückweisen",
    "töten umbringen ermorden",
    "sterben umkommen",
    "verletzen verwunden",
    "festnehmen verhaften",
    "festnahme verhaftung",
    "kaufen erwerben",
    "kritisieren bemängeln beanstanden",
    "ankündigen verkünden",
    "angst furcht",
    "schnell rasch zügig",
    "kostenlos kostenfrei gratis unentgeltlich",
});

using Row = std::vector<std::string>;

/// The other stems of all rows of a stem.
std::unordered_map<std::string, Row> stemmed_rows() {
    std::unordered_map<std::string, Row> rows;
    Stemmer stemmer;
    for (std::string_view words : kMeanings) {
        Row row;
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            row.emplace_back(stemmer.stem(words.substr(0, end)));
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        for (const std::string& stem : row) {
            Row& others = rows[stem];
            for (const std::string& other : row) {
                if (other != stem &&
                    std::find(others.begin(), others.end(), other) == others.end()) {
                    others.push_back(other);
                }
            }
        }
    }
    return rows;
}

} // namespace

std::vector<std::string> stems_of_like_meaning(std::string_view stem) {
    static const std::unordered_map<std::string, Row> rows = stemmed_rows();
    const auto found = rows.find(std::string(stem));
    return found == rows.end() ? Row{} : found->second;
}

} // namespace fundstelle::german
