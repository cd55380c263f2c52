#include "engine/article/byline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Byline, GivesItsNames) {
    EXPECT_THAT(names_of_byline("Von Anna Schneider"), ElementsAre("Anna Schneider"));
    EXPECT_THAT(
        names_of_byline("Von Anna Schneider und Jörg Müller, dpa"),
        ElementsAre("Anna Schneider", "Jörg Müller")
    );
    EXPECT_THAT(names_of_byline("Anna Schneider, Brüssel"), ElementsAre("Anna Schneider"));
    EXPECT_THAT(
        names_of_byline("Von Anna Schneider (Text) und Jörg Müller (Fotos)"),
        ElementsAre("Anna Schneider", "Jörg Müller")
    );
    EXPECT_THAT(names_of_byline("NTB"), ElementsAre("NTB"));
    EXPECT_THAT(names_of_byline("dpa"), IsEmpty());
    EXPECT_THAT(names_of_byline(""), IsEmpty());
}

TEST(Byline, IsAParagraphOfVonAndNames) {
    for (const std::string_view paragraph :
         {"Von Anna Schneider",
          "Von Anna Schneider und Jörg Müller, dpa",
          "VON ANNA SCHNEIDER",
          "Von Ursula von der Leyen",
          "Von Anna Schneider, Brüssel"}) {
        EXPECT_TRUE(read_byline(paragraph)) << paragraph;
    }
}

TEST(Byline, IsNoSentence) {
    for (const std::string_view paragraph :
         {"Von Anna Schneider.",
          "Von Hamburg nach München",
          "Von heute an gilt das neue Gesetz",
          "Von Anna\nSchneider",
          "Anna Schneider",
          "Von",
          "Von dpa",
          ""}) {
        EXPECT_FALSE(read_byline(paragraph)) << paragraph;
    }
}

} // namespace
} // namespace fundstelle::article
