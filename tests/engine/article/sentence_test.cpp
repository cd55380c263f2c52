#include <string>

#include <gtest/gtest.h>

#include "engine/article/article.hpp"

namespace fundstelle::article {
namespace {

TEST(FirstSentence, EndsWhereItDoes) {
    struct Case {
        std::string_view sentence;
        std::string_view rest;
    };
    for (const Case& entry : {
             Case{"Die Nato ist bereit.", " Sie wartet."},
             Case{"Ist sie bereit?", " Ja."},
             Case{"Am 24. Februar begann der Krieg.", " Er dauert an."},
             Case{"Dr. Müller kam z. B. mit Prof. Kühn.", " Er ging."},
             Case{"König Friedrich II. kam.", " Er ging."},
             Case{"Das war im Jahr 2022.", " Danach kam nichts."},
             Case{"„Wir sind bereit.“", " Das sagte er."},
             Case{"„Sind wir bereit?“, fragte er.", " Keiner wusste es."},
             Case{"„Nein!“ rief ein Mann.", " Keiner hörte ihn."},
             Case{"Sie schwieg …", " Dann sprach sie."},
             Case{"Die Seite www.beispiel.de ist da.", " Sie ist gut."},
             Case{"Kein Ende", "\n\nEin Absatz."},
             Case{"Kein Ende", ""},
             Case{"Er ging am 24.", "\n\nEin Absatz."},
             Case{"", ""},
         }) {
        const std::string text = std::string(entry.sentence) + std::string(entry.rest);
        EXPECT_EQ(text.substr(0, first_sentence_end(text)), entry.sentence);
    }
}

} // namespace
} // namespace fundstelle::article
