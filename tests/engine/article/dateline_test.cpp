#include "engine/article/dateline.hpp"

#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

TEST(Dateline, GivesPlaceAgencyAndWhereTheStoryBegins) {
    struct Case {
        std::string_view text;
        std::string_view place;
        std::string_view agency;
        std::string_view story;
    };
    for (const Case& entry : {
             Case{"Brüssel - Die Nato", "Brüssel", "", " Die Nato"},
             Case{"Brüssel – Die Nato", "Brüssel", "", " Die Nato"},
             Case{"Brüssel — „Nein“", "Brüssel", "", " „Nein“"},
             Case{"Hamburg (dpa) - Die", "Hamburg", "dpa", " Die"},
             Case{"BERLIN (dpa/AFP) – Die", "BERLIN", "dpa/AFP", " Die"},
             Case{"Berlin/Paris - Die", "Berlin/Paris", "", " Die"},
             Case{"Frankfurt/Main (dpa) - Die", "Frankfurt/Main", "dpa", " Die"},
             Case{"Frankfurt am Main - Die", "Frankfurt am Main", "", " Die"},
             Case{"Frankfurt an der Oder - Die", "Frankfurt an der Oder", "", " Die"},
             Case{"Halle (Saale) - Die", "Halle (Saale)", "", " Die"},
             Case{"Frankfurt (Oder) (dpa) - Die", "Frankfurt (Oder)", "dpa", " Die"},
             Case{"Washington, D.C. - Die", "Washington, D.C.", "", " Die"},
             Case{"St. Gallen (SDA/dpa) - Die", "St. Gallen", "dpa", " Die"},
             Case{"Berlin (epd). Die", "Berlin", "epd", " Die"},
             Case{"Bonn (KNA) Die", "Bonn", "KNA", " Die"},
             Case{"Berlin, 24. Februar (dpa) - Die", "Berlin", "dpa", " Die"},
             Case{"(dpa) - Die", "", "dpa", " Die"},
             Case{"Waghäusel (dpa) -", "Waghäusel", "dpa", ""},
             Case{"Schwäbisch\u00A0Hall - Die", "Schwäbisch Hall", "", " Die"},
         }) {
        const std::optional<Dateline> dateline = read_dateline(entry.text);
        ASSERT_TRUE(dateline) << entry.text;
        EXPECT_EQ(dateline->place, entry.place);
        EXPECT_EQ(dateline->agency, entry.agency);
        EXPECT_EQ(entry.text.substr(dateline->end_bytes), entry.story);
    }
}

TEST(Dateline, IsNoSentenceWithADash) {
    for (const std::string_view text :
         {"Das war klar - und zwar allen",
          "Nein - das geht nicht",
          "Stoltenberg sagte - Nein",
          "„Berlin“ - Das Buch",
          "Im Februar 2022 - Die Nato",
          "Bundeskanzler Olaf Scholz Und Andere - Die",
          "Berlin-Mitte",
          "Berlin, 24. Februar - Die",
          "Berlin (Foto) und - Die",
          "Frankfurt am - Die",
          "- Die",
          "(mehr) - Die",
          "(dpa",
          "Berlin (dpa",
          ""}) {
        EXPECT_FALSE(read_dateline(text)) << text;
    }
}

} // namespace
} // namespace fundstelle::article
