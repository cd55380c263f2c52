#include "engine/article/credit.hpp"

#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

TEST(Credit, IsWhatStandsBehindThePicturesWord) {
    struct Case {
        std::string_view paragraph;
        std::string_view credit;
    };
    for (const Case& entry : {
             Case{"Jens Stoltenberg in Brüssel. Foto: dpa/Virginia Mayo", "dpa/Virginia Mayo"},
             Case{"Der Bahnhof (Archivfoto: Jörg Müller)", "Jörg Müller"},
             Case{"Der Bahnhof. FOTO: IMAGO/ZUMA", "IMAGO/ZUMA"},
             Case{"So steigen die Preise. Grafik: dpa-infografik GmbH", "dpa-infografik GmbH"},
             Case{"Zwei Minister: Merz (l.) und Kühn. Fotos: dpa (2)", "dpa (2)"},
             Case{"Der Bahnhof © Jörg Müller", "Jörg Müller"},
             Case{"Foto: dpa", "dpa"},
         }) {
        EXPECT_EQ(read_credit(entry.paragraph), entry.credit) << entry.paragraph;
    }
}

TEST(Credit, IsNotWhatGoesOnWithASentence) {
    for (const std::string_view paragraph :
         {"Das Foto: ein Glücksfall. Es entstand 1989 in Berlin.",
          "Der Minister sagte: Nein",
          "Foto:",
          "Ein Foto von dpa",
          ""}) {
        EXPECT_FALSE(read_credit(paragraph)) << paragraph;
    }
}

} // namespace
} // namespace fundstelle::article
