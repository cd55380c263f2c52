#include "engine/article/markup_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

TEST(MarkupText, GivesParagraphsWithoutTags) {
    struct Case {
        std::string_view markup;
        std::string_view text;
    };
    for (const Case& entry : {
             Case{"<p>Eins.</p><p>Zwei.</p>", "Eins.\n\nZwei."},
             Case{"<section class=\"main\"><p>Eins</p><h2>Kopf</h2></section>", "Eins\n\nKopf"},
             Case{"<P>Die\n   <b>Nato</b>\tist</P>", "Die Nato ist"},
             Case{"Eins<br>Zwei<br/>Drei", "Eins\nZwei\nDrei"},
             Case{"<table><tr><td>Kiel</td><td>2:1</td></tr></table>", "Kiel 2:1"},
             Case{"<p>M&uuml;ller &amp; S&#246;hne &#x20AC;</p>", "Müller & Söhne €"},
             Case{"<p>a &unknown; b & c &#xD800; d</p>", "a &unknown; b & c \uFFFD d"},
             Case{"<script>if (a < b) {}</script><p>Text</p>", "Text"},
             Case{"<head><title>T</title></head><body><p>Text</p></body>", "Text"},
             Case{"<body.head><hl1>T</hl1></body.head><body.content>Text</body.content>", "Text"},
             Case{"<!-- <p>weg</p> --><p>Text</p>", "Text"},
             Case{"<script>ohne Ende", ""},
             Case{"3 < 5 und 5 > 3", "3 < 5 und 5 > 3"},
             Case{"Eins.\n\nZwei &lt;", "Eins.\n\nZwei <"},
             Case{"", ""},
         }) {
        EXPECT_EQ(text_of_markup(entry.markup), entry.text) << entry.markup;
    }
}

TEST(MarkupText, StaysLinearWhereNothingIsClosed) {
    constexpr std::size_t kTags = 300'000;
    for (const std::string_view part : {"<a", "< ", "<!--", "</b", "<script>", "&#", "<p>"}) {
        std::string markup;
        for (std::size_t count = 0; count < kTags; ++count) {
            markup += part;
        }
        EXPECT_LE(text_of_markup(markup + ">").size(), markup.size() + 1) << part;
    }
}

} // namespace
} // namespace fundstelle::article
