// What the query language finds and what it leaves out.
#include "tests/engine/search/lookup_table.hpp"

namespace fundstelle::search {
namespace {

TEST(LookUpQueries, FindStopWordsWhereTheyAreMeant) {
    expect_found({
        {"\"Die Zeit\"", "Das meldete Die Zeit am Abend."},
        {"der Spiegel", "Das meldete der Spiegel."},
        {"Sein oder Nichtsein", "Sein oder Nichtsein ist hier die Frage."},
        {"die Brücke über den Fluss", "Eine Brücke und ein Fluss."},
        {"wer", "Wer hat das gesagt?"},
    });
}

TEST(LookUpQueries, TakePhrasesByTheWord) {
    expect_found({
        {"\"eiserne reserve\"", "Das ist die Eiserne Reserve des Landes."},
        {"\"Ende der Welt\"", "Er lebte am Ende der Welt."},
        {"\"Haus am See\"", "Das Haus am See steht leer."},
    });
    expect_missed({
        {"\"eiserne reserve\"", "Die eisernen Reserven sind aufgebraucht."},
        {"\"Haus am See\"", "Am See steht ein Haus."},
        {"\"Haus am See\"", "Das Haus dort am See steht leer."},
    });
}

TEST(LookUpQueries, ObeyOperators) {
    expect_found({
        {"Hafen -Streik", "Der Hafen arbeitet wieder."},
        {"Hafen NICHT Streik", "Der Hafen arbeitet wieder."},
        {"Fähre ODER Flugzeug", "Die Fähre legte ab."},
        {"(Fähre OR Flugzeug) AND Sturm", "Im Sturm blieb die Fähre im Hafen."},
        {"+Hafen Kran", "Am Hafen steht ein Kran."},
        {"Kran NAHE/3 Hafen", "Der Kran steht im Hafen."},
        {"Minister NEAR/5 Rücktritt", "Der Rücktritt des Ministers kam spät."},
    });
    expect_missed({
        {"Hafen -Streik", "Der Hafen steht still, der Streik geht weiter."},
        {"Hafen NICHT Streik", "Wegen der Streiks ruht der Hafen."},
        {"Fähre UND Flugzeug", "Die Fähre legte ab."},
        {"Kran NAHE/2 Hafen", "Der Kran ist alt und verrostet, meint man im Hafen."},
    });
}

TEST(LookUpQueries, OpenWords) {
    expect_found({
        {"vertei*", "Die Verteidigung steht."},
        {"klima*", "Der Klimawandel schreitet voran."},
        {"bürgermei*", "Die Bürgermeisterin trat ab."},
        {"Stoltenburg~", "Herr Stoltenberg reiste ab."},
        {"Demokratei~", "Die Demokratie lebt."},
        {"Gemeindrat~", "Der Gemeinderat tagte."},
    });
    expect_missed({
        {"vertei*", "Die Vertreter gingen."},
        {"klima*", "Die Kliniken sind voll."},
        {"Hafen~", "Der Ofen war aus."},
    });
}

} // namespace
} // namespace fundstelle::search
