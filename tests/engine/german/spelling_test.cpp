#include "engine/german/spelling.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(NormalForm, KeepsOnlyWhatIsRead) {
    struct Row {
        std::string_view printed, normal;
    };
    for (const Row& row : {
             Row{"Häuser", "häuser"},
             Row{"HÄUSER", "häuser"},
             Row{"Ha\xcc\x88user", "häuser"},
             Row{"Ver\xc2\xadtrag", "vertrag"},
             Row{"Ver\xe2\x80\x8btrag", "vertrag"},
             Row{"GROẞ", "groß"},
             Row{"ﬁnden", "finden"},
             Row{"geht’s", "geht's"},
             Row{"Ümit", "ümit"},
             Row{"ЁЛКА", "ёлка"},
             Row{"", ""},
         }) {
        EXPECT_EQ(normal_form(row.printed), row.normal) << row.printed;
    }
}

TEST(CanonicalSpelling, IsOneForAllSpellingsOfAWord) {
    struct Row {
        std::string_view left, right;
    };
    for (const Row& row : {
             Row{"haeuser", "häuser"},
             Row{"strasse", "straße"},
             Row{"fuehrerschein", "führerschein"},
             Row{"koeln", "köln"},
             Row{"goethes", "goethes"},
             Row{"daß", "dass"},
             Row{"fluß", "fluss"},
             Row{"schiffahrt", "schifffahrt"},
             Row{"photographie", "fotografie"},
             Row{"potentiell", "potenziell"},
             Row{"aufwendig", "aufwändig"},
             Row{"phantasie", "fantasie"},
             Row{"delphin", "delfin"},
             Row{"muesste", "müsste"},
             Row{"ueber", "über"},
             Row{"rauh", "rau"},
             Row{"numerieren", "nummerieren"},
             Row{"selbständig", "selbstständig"},
             Row{"neuerung", "neuerung"},
             Row{"faehre", "fähre"},
             Row{"groesse", "größe"},
             Row{"schluessel", "schlüssel"},
             Row{"maerz", "märz"},
         }) {
        EXPECT_EQ(canonical_spelling(row.left), canonical_spelling(row.right)) << row.left;
    }
}

TEST(CanonicalSpelling, LeavesVowelsApartThatAreApart) {
    for (const std::string_view word :
         {"israel",    "aktuell",   "neue",   "neuer",      "boeing",   "quelle",  "steuer",
          "bauer",     "feuer",     "trauer", "michael",    "poesie",   "oboe",    "individuell",
          "influenza", "statue",    "duell",  "zuerst",     "aerobic",  "samuel",  "bequem",
          "treue",     "abenteuer", "soeben", "koexistenz", "israelis", "manuell", "eventuell"}) {
        EXPECT_EQ(canonical_spelling(word), word);
    }
}

} // namespace
} // namespace fundstelle::german
