// Which words are the same word: inflection, spelling, signs, numbers.
#include "tests/engine/search/lookup_table.hpp"

namespace fundstelle::search {
namespace {

TEST(LookUpWords, FindEveryInflection) {
    expect_found({
        {"Baum", "Unter den Bäumen am Kanal war es kühl."},
        {"Wälder", "Der Wald bei Eberswalde brennt."},
        {"Stadt", "Drei Städte im Norden klagen gegen das Gesetz."},
        {"Zeitung", "Mehrere Zeitungen berichteten darüber."},
        {"Arzt", "Die Ärzte im Klinikum legten die Arbeit nieder."},
        {"Zug", "Alle Züge fuhren mit Verspätung."},
        {"Gymnasium", "Zwei Gymnasien bekommen neue Turnhallen."},
        {"Virus", "Die Viren verändern sich schnell."},
        {"Praktikum", "Viele Praktika fielen aus."},
        {"Kommissar", "Die Kommissarin trat vor die Presse."},
        {"Präsidentin", "Der Präsident des Landtags eröffnete die Sitzung."},
        {"schnell", "Es braucht schnellere Verfahren."},
        {"fordern", "Der Verband forderte mehr Geld."},
        {"Streik", "Die Folgen des Streiks sind groß."},
        {"Chefs", "Der Chef der Werft schwieg."},
    });
}

TEST(LookUpWords, FindEverySpelling) {
    expect_found({
        {"Grüße", "Er richtete Gruesse aus Husum aus."},
        {"Muenchen", "In München begann der Prozess."},
        {"München", "Aus Muenchen kam keine Antwort."},
        {"Fussball", "Der Fußball steht still."},
        {"STRAẞE", "Die Straße am Hafen ist gesperrt."},
        {"Photographie", "Eine Fotografie zeigt den Fund."},
        {"Fotograf", "Der Photograph war zur Stelle."},
        {"Prozeß", "Der Prozess endete mit Freispruch."},
        {"muß", "Das muss sich ändern."},
        {"Potential", "Das Potenzial ist groß."},
        {"Delphin", "Ein Delfin schwamm in der Förde."},
        {"Straßen", "STRASSEN UND PLÄTZE"},
        {"naiv", "Das war naïv."},
        {"Café", "Das Cafe am Markt schließt."},
    });
}

TEST(LookUpWords, KeepApartWhatOnlyLooksAlike) {
    expect_missed({
        {"Israel", "Isräl ist kein Wort."},
        {"Burg", "Die Bürger stimmten ab."},
        {"Maus", "Das Haus brannte nieder."},
        {"Trauung", "Die Trauer in der Stadt ist groß."},
        {"Schüler", "Die Schule am Deich bleibt zu."},
        {"Fest", "Die Festung über dem Fluss verfällt."},
        {"Miete", "Die Mitte der Stadt war leer."},
        {"Staat", "Die Stadt war leer."},
        {"Bahn", "Der Bann ist gebrochen."},
        {"Kuchen", "Die Küche bleibt kalt."},
        {"schon", "Ein schöner Abend ging zu Ende."},
        {"Zahl", "Der Zoll fand die Ware."},
        {"drucken", "Die Last drückt auf das Dach."},
    });
}

TEST(LookUpWords, ReadSignsAsReadersDo) {
    expect_found({
        {"Email", "Eine E-Mail genügte."},
        {"e-mail", "Die EMail kam an."},
        {"z. B.", "Das gilt z.B. im Winter."},
        {"C&A", "Die Kette C&A schließt Filialen."},
        {"AT&T", "Der Konzern AT&T baut um."},
        {"Klimaschutz", "Alle reden von #Klimaschutz."},
        {"#klimaschutz", "Der Klimaschutz kommt voran."},
        {"Landesbote", "Das schrieb @landesbote am Abend."},
        {"geht's", "So geht’s nicht weiter."},
        {"Müllers", "Müllers' Laden blieb zu."},
        {"Hessens", "Hessens Minister widersprach."},
        {"Vertrag", "Der Ver\xc2\xadtrag liegt vor."},
        {"Fähre", "Die Fa\xcc\x88hre legt ab."},
        {"Pflicht", "Die P\xef\xac\x82icht ruft."},
        {"Haushalt", "Der „Haushalt“ wurde vertagt."},
        {"Polizei", "Die Po\xe2\x80\x8blizei ermittelt."},
        {"A 8", "Auf der A 8 staut es sich."},
        {"A8", "Auf der A8 staut es sich."},
        {"G7", "Die G7 tagte in Elmau."},
        {"Covid-19", "An Covid 19 erkrankten viele."},
    });
}

TEST(LookUpWords, ReadNumbersAsReadersDo) {
    expect_found({
        {"1000000", "Es kostete 1.000.000 Euro."},
        {"1.000.000", "Es kostete 1 000 000 Euro."},
        {"1 000 000", "Es kostete 1000000 Euro."},
        {"3,5", "Der Preis stieg um 3,5 Prozent."},
        {"20:15", "Um 20.15 Uhr geht es los."},
        {"§ 218", "Im Streit um §218 lenkt die Koalition ein."},
        {"Artikel 5", "Nach Art. 5 gilt das nicht."},
        {"Art. 5", "Nach Artikel 5 gilt das nicht."},
        {"24. Februar 2022", "Seit dem 24. Februar 2022 ist alles anders."},
        {"2022", "Am 24.2.2022 begann es."},
    });
    expect_missed({
        {"100", "Es kostete 1.000 Euro."},
        {"3,5", "Der Preis stieg um 35 Prozent."},
        {"2022", "Es kamen 20.221 Gäste."},
        {"§ 218", "Im Jahr 1218 wurde die Stadt gegründet."},
    });
}

TEST(LookUpWords, ReadGenderedWords) {
    expect_found({
        {"Schüler", "Die Schüler:innen streiken."},
        {"Schülerinnen", "Alle Schüler*innen kamen."},
        {"Wählerin", "Viele WählerInnen blieben fern."},
        {"Pfleger", "Die Pfleger/-innen sind erschöpft."},
        {"Lehrer", "Lehrer_innen fehlen überall."},
        {"Bürger*innen", "Die Bürger stimmten ab."},
        {"Bürger:innen", "Die Bürgerinnen stimmten ab."},
        {"Student", "Die Student(inn)en warteten."},
        {"Ärztinnen", "Die Ärzt*innen warnten."},
    });
}

} // namespace
} // namespace fundstelle::search
