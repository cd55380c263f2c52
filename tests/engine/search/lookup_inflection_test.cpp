// Which forms are forms of one word: plurals, cases, persons, degrees, verbs.
#include "tests/engine/search/lookup_table.hpp"

namespace fundstelle::search {
namespace {

TEST(LookUpInflection, StrongPluralsFindTheirWord) {
    expect_found({
        {"Buch", "Die Bücher stehen im Regal."},
        {"Bücher", "Das Buch steht im Regal."},
        {"Hauses", "In den Häusern am Kai brennt Licht."},
        {"Mann", "Drei Männer wurden gesehen."},
        {"Tochter", "Ihre Töchter erben den Hof."},
        {"Land", "Die Länder zahlen nicht."},
        {"Kraft", "Die Kräfte schwinden."},
        {"Bank", "Auf den Bänken saß niemand."},
        {"Wort", "Ihm fehlten die Wörter."},
        {"Volk", "Die Völker der Welt."},
        {"Schloss", "Zwei Schlösser sind zu kaufen."},
        {"Fluss", "Die Flüsse treten über die Ufer."},
        {"Vogel", "Die Vögel ziehen fort."},
        {"Laden", "Viele Läden bleiben zu."},
        {"Schaden", "Die Schäden sind hoch."},
        {"Kloster", "Die Klöster stehen leer."},
        {"Ergebnis", "Die Ergebnisse liegen vor."},
        {"Geheimnis", "Von den Geheimnissen blieb keines."},
        {"See", "An den Seen ist Baden erlaubt."},
        {"Bus", "Die Busse blieben im Depot."},
        {"Neubau", "Die Neubauten stehen am Rand."},
    });
}

TEST(LookUpInflection, ForeignPluralsFindTheirWord) {
    expect_found({
        {"Foto", "Die Fotos zeigen den Brand."},
        {"Video", "Videos kursieren im Netz."},
        {"Büro", "Die Büros stehen leer."},
        {"Handy", "Alle Handys sind verboten."},
        {"Party", "Die Partys am See sind vorbei."},
        {"Kamera", "Die Kameras liefen weiter."},
        {"Taxi", "Hundert Taxis blockierten die Brücke."},
        {"App", "Neue Apps für die Bahn."},
        {"Workshop", "Drei Workshops sind ausgebucht."},
        {"Interview", "In Interviews sagte sie nichts."},
        {"Komitee", "Die Komitees tagten getrennt."},
        {"Café", "Die Cafés öffnen im Mai."},
        {"Menü", "Die Menüs sind teurer geworden."},
        {"Studio", "Die Studios senden wieder."},
        {"Praxis", "Viele Praxen nehmen niemanden auf."},
        {"Index", "Beide Indizes gaben nach."},
        {"Bonus", "Die Boni fallen aus."},
        {"Prinzip", "Die Prinzipien gelten weiter."},
        {"Material", "Die Materialien werden knapp."},
        {"Forum", "In Foren wird gestritten."},
        {"Radius", "Die Radien wurden vermessen."},
        {"Matrix", "Die Matrizen sind groß."},
        {"Rhythmus", "Die Rhythmen wechseln."},
        {"Album", "Seine Alben verkaufen sich gut."},
    });
}

TEST(LookUpInflection, GenitivesFindTheirWord) {
    expect_found({
        {"Europa", "Europas Grenzen bleiben offen."},
        {"China", "Chinas Führung schweigt."},
        {"Trump", "Trumps Anwälte legten Berufung ein."},
        {"Berlin", "Berlins Straßen sind leer."},
        {"Klima", "Der Schutz des Klimas kostet Geld."},
        {"Thema", "Die Größe des Themas überrascht."},
        {"Streik", "Die Folgen des Streiks sind groß."},
        {"Museum", "Die Türen des Museums bleiben zu."},
        {"Selenskyj", "Selenskyjs Rede wurde übertragen."},
        {"Moskau", "Moskaus Antwort blieb aus."},
        {"Berlusconi", "Berlusconis Partei verliert."},
        {"Nigeria", "Nigerias Norden leidet unter Dürre."},
        {"Tokio", "Tokios Börse gibt nach."},
        {"Perus", "Peru wählt im April."},
        {"Wiederaufbau", "Die Kosten des Wiederaufbaus steigen."},
        {"Staus", "Ein Stau legte die Brücke lahm."},
    });
}

TEST(LookUpInflection, WomenAndMenFindEachOther) {
    expect_found({
        {"Kollege", "Die Kollegin kam später."},
        {"Kollegin", "Der Kollege kam später."},
        {"Kunde", "Eine Kundin beschwerte sich."},
        {"Zeuge", "Die Augenzeugin schwieg, die Zeuginnen auch."},
        {"Experte", "Die Expertin warnte."},
        {"Anwalt", "Die Anwältin plädierte."},
        {"Ärztin", "Der Arzt kam zu spät."},
        {"Landrat", "Die Landrätin trat zurück."},
        {"Bauer", "Die Bäuerin verkaufte den Hof."},
        {"Franzose", "Die Französin gewann."},
        {"Türke", "Eine Türkin klagte."},
        {"Beamter", "Die Beamtin wurde verletzt."},
        {"König", "Die Königin reiste ab."},
        {"Chef", "Die Chefin blieb."},
        {"Abgeordneter", "Die Abgeordnete sprach."},
        {"Journalist", "Zwei Journalistinnen wurden abgeführt."},
        {"Student", "Die Studentinnen protestierten."},
        {"Nachbar", "Die Nachbarin rief an."},
    });
}

TEST(LookUpInflection, DegreesAndEndingsOfAdjectivesFindTheirWord) {
    expect_found({
        {"hoch", "Die hohe Zahl überrascht."},
        {"hoch", "Es gab höhere Preise."},
        {"groß", "Das größte Haus der Stadt."},
        {"teuer", "Der teure Umbau wird verschoben."},
        {"dunkel", "Die dunkle Jahreszeit beginnt."},
        {"flexibel", "Es braucht flexible Regeln."},
        {"akzeptabel", "Das ist keine akzeptable Lösung."},
        {"stark", "Der Wind wird stärker."},
        {"jung", "Das jüngste Kind ist drei."},
        {"deutsch", "Die deutschen Häfen sind leer."},
    });
}

TEST(LookUpInflection, VerbsFindTheirForms) {
    expect_found({
        {"gehen", "Sie ging durch den Hafen."},
        {"ging", "Sie wollen durch den Hafen gehen."},
        {"gegangen", "Sie ging durch den Hafen."},
        {"beschließen", "Der Rat beschloss den Haushalt."},
        {"beschlossen", "Der Rat beschließt den Haushalt."},
        {"bleiben", "Alles bleibt, wie es war."},
        {"kommt", "Sie wollen alle kommen."},
        {"entscheiden", "Das Gericht entschied gegen ihn."},
        {"verlieren", "Er verlor die Wahl."},
        {"sterben", "Er starb im Alter von neunzig Jahren."},
        {"steigen", "Die Mieten stiegen weiter."},
        {"verbieten", "Die Stadt verbot das Fest."},
        {"zurücktreten", "Der Minister ist zurückgetreten."},
        {"ziehen", "Die Truppen zogen ab."},
        {"wissen", "Niemand wusste davon."},
        {"bringen", "Das brachte nichts."},
        {"studieren", "Sie studierte in Kiel."},
        {"reduzieren", "Die reduzierten Preise gelten ab Mai."},
        {"kritisiert", "Beide kritisierten das Vorhaben."},
        {"einführen", "Der Plan, Gebühren einzuführen, ist tot."},
        {"ausbauen", "Die Bahn will die Strecke auszubauen beginnen."},
        {"ankündigen", "Er hat den Schritt angekündigt."},
        {"flüchten", "Tausende sind geflüchtet."},
        {"impfen", "Alle wurden geimpft."},
        {"wählen", "Sie wurde gewählt."},
        {"fliehen", "Er floh nach Norden."},
    });
}

TEST(LookUpInflection, DegreesAreOneWord) {
    expect_found({
        {"gut", "Es wird besser."},
        {"gute Lösung", "Eine bessere Lösung gibt es nicht."},
        {"besser", "Das Ende ist gut."},
        {"beste", "Alles wird gut."},
        {"guten", "Es war sein bestes Rennen."},
    });
}

TEST(LookUpWords, SingleLettersBelongToTheWordBehind) {
    expect_found({
        {"E Mail", "Sie schrieb eine E-Mail."},
        {"E Mail", "Die Email kam nie an."},
        {"e mail", "Per E-Mail kam die Absage."},
        {"E Mail Adresse", "Seine E-Mail stand unter der Adresse."},
        {"U Bahn", "Die U-Bahn fährt wieder."},
        {"T Shirts", "Er trug ein T-Shirt."},
    });
    expect_missed({
        {"E Mail", "Die Emaille blättert ab."},
        {"U Bahn", "Die Bahn fährt wieder."},
        {"a Bahn", "Die Bahn fährt wieder."},
        {"\"E Mail\"", "Die Email kam nie an."},
    });
}

TEST(LookUpWords, AbbreviationsNeedNoStops) {
    expect_found({
        {"zB", "Das gilt z. B. in Kiel."},
        {"zb", "Das gilt z.B. in Kiel."},
        {"z. B.", "Das gilt zB in Kiel."},
        {"dh", "Das heißt, d. h. es gilt."},
    });
    expect_missed({
        {"ZB", "Das gilt z. B. in Kiel."},
        {"so", "Das steht oben (s. o.)."},
    });
}

TEST(LookUpInflection, OtherWordsStayOtherWords) {
    expect_missed({
        {"Eis", "Das Tor ist aus Eisen."},
        {"Eis", "Sie schwieg eisern."},
        {"Kohl", "Die Kohle geht zur Neige."},
        {"Premier", "Die Premiere war ausverkauft."},
        {"Verfassung", "Der Verfasser blieb unbekannt."},
        {"Einfuhr", "Die Einführung dauert ein Jahr."},
        {"Währung", "Es geht um die Wahrung des Friedens."},
        {"Note", "Die Not ist groß."},
        {"Halle", "Der Hall verklingt im Tal."},
        {"Grund", "Der Gründer zog sich zurück."},
        {"Posten", "Die Post kam spät."},
        {"herb", "Im Herbst wird gewählt."},
        {"etwa", "Da war etwas im Keller."},
        {"Andrea", "Andreas kam allein."},
        {"Hama", "Die Hamas lehnte ab."},
        {"Gas", "Die Gans lief davon."},
        {"Bus", "Die Einbußen sind groß."},
        {"Höhe", "Die hohe Zahl überrascht."},
        {"mehr", "Viele kamen zu spät."},
        {"Bestie", "Der beste Platz war frei."},
        {"Zeit", "Die Zeitung kam nicht."},
        {"Rente", "Die Rentner warten."},
        {"Studium", "Die Studie liegt vor."},
        {"frei", "Die Freiheit ist ein Gut."},
        {"sicher", "Die Sicherheit geht vor."},
        {"Förderung", "Die Forderung ist alt."},
        {"nach", "Der nächste Zug fällt aus."},
        {"Schloss", "Die Schlussrunde beginnt."},
        {"Deutschland", "Die deutsche Post streikt."},
        {"Bauer", "Der Bau ruht."},
        {"Leute", "Die Glocken läuten."},
        {"Dose", "Die Dosis ist zu hoch."},
        {"Kanne", "Er kannte den Weg."},
        {"Waren", "Sie war in Kiel."},
        {"Rate", "Der Rat tagte."},
        {"Sonde", "Sonderzüge fahren nicht."},
        {"Inder", "Die Kinder lachen."},
        {"Fliege", "Der Flug fiel aus."},
        {"grau", "Sie dachte mit Graus daran."},
        {"Mai", "Der Mais steht hoch."},
        {"Regis", "Die Regie überzeugt."},
        {"Paradis", "Das Paradies liegt fern."},
    });
}

TEST(LookUpInflection, NamesWithBlanksAreOneWord) {
    expect_found({
        {"A8", "Auf der A 8 staut es sich."},
        {"A 8", "Auf der A8 staut es sich."},
        {"G 7", "Die G7 tagte."},
        {"G7", "Die G-7 tagte."},
        {"C & A", "Die Kette C&A schließt."},
        {"H&M", "Die Kette H & M schließt."},
        {"20.15 Uhr", "Beginn ist um 20:15 Uhr."},
        {"1'000'000", "Es kostete 1.000.000 Franken."},
        {"SPOE", "Die SPÖ gewann."},
        {"spiegel.de", "Das stand auf https://www.spiegel.de/politik zu lesen."},
        {"www.spiegel.de", "Das stand auf spiegel.de/politik zu lesen."},
        {"https://www.spiegel.de/", "Das stand auf spiegel.de zu lesen."},
        {"nato-g*", "Der Nato-Generalsekretär kam."},
        {"covid-1*", "Nach Covid-19 war es still."},
    });
    expect_missed({
        {"A 8", "Auf der A 9 staut es sich."},
        {"https://www.spiegel.de/sport", "Das stand auf https://www.spiegel.de/politik."},
        {"20.15 Uhr", "Beginn ist um 20:30 Uhr."},
    });
}

} // namespace
} // namespace fundstelle::search
