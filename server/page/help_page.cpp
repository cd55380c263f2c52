#include "server/page/help_page.hpp"

#include <array>

#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

/// One example of the query language.
struct Example {
    std::string_view query;
    std::string_view german;
    std::string_view english;
};

constexpr auto kExamples = std::to_array<Example>({
    {"nato gipfel",
     "Wörter in jeder Form: auch „Nato-Gipfels“ und „Gipfel der Nato“.",
     "Words in any form: also \"Nato-Gipfels\" and \"Gipfel der Nato\"."},
    {"haeuser",
     "Umlaute auch als ae, oe, ue und ß auch als ss: findet „Häuser“ und „Haus“.",
     "Umlauts also as ae, oe, ue, and ß as ss: finds \"Häuser\" and \"Haus\"."},
    {"\"Artikel 5\"", "Genau diese Wörter in dieser Folge.", "Exactly these words in this order."},
    {"+bahn -streik",
     "Das erste Wort muss vorkommen, das zweite darf es nicht.",
     "The first word must occur, the second must not."},
    {"(berlin ODER hamburg) UND NICHT fußball",
     "Verknüpft mit UND, ODER, NICHT in Großbuchstaben und mit Klammern.",
     "Combined by AND, OR, NOT in capitals and by brackets."},
    {"verteidig*",
     "Alle Wörter, die so beginnen; zwei Buchstaben oder mehr.",
     "All words that begin so; two letters or more."},
    {"stoltenburg~",
     "Ähnlich geschriebene Wörter, wenn man die Schreibweise nicht kennt.",
     "Words spelled much alike, if one does not know the spelling."},
    {"nato NAHE/5 ostsee",
     "Höchstens fünf Wörter voneinander entfernt.",
     "At most five words apart."},
    {"titel:bahn", "Nur in der Überschrift.", "Only in the headline."},
    {"autor:schneider", "Artikel einer Autorin oder eines Autors.", "Articles of an author."},
    {"ressort:politik haushalt",
     "In einem Ressort; ebenso quelle:, ort:, agentur: und schlagwort:.",
     "In a section; likewise source:, place:, agency: and keyword:."},
    {"datum:2025-03",
     "In einem Monat; auch ein Tag oder ein Jahr.",
     "In a month; a day or a year as well."},
    {"datum:2025-01-01..2025-06-30 wahl",
     "In einem Zeitraum; offen geht es mit datum:>=2025.",
     "In a period; datum:>=2025 leaves it open."},
});

} // namespace

HttpResponse handle_help_page(const HttpRequest& http, const Services& /*services*/) {
    const PageState state = bare_state(http);
    const Language language = state.language;
    PageParts parts;
    parts.kind = "text";
    parts.path = "/hilfe";
    parts.title = std::string(say(language, Text::HelpTitle)) + " – Fundstelle";
    std::string& html = parts.main;
    html = "<h1>" + escaped(say(language, Text::HelpTitle)) + "</h1>\n<p>" +
           escaped(say(language, Text::HelpIntro)) + "</p>\n<p>" +
           escaped(say(language, Text::HelpTry)) +
           "</p>\n<table class=\"examples\">\n<thead><tr><th scope=\"col\">" +
           escaped(say(language, Text::HelpTyped)) + "</th><th scope=\"col\">" +
           escaped(say(language, Text::HelpMeans)) + "</th></tr></thead>\n<tbody>\n";
    for (const Example& example : kExamples) {
        const Address address = Address(state).set("q", example.query);
        const std::string_view meaning =
            language == Language::German ? example.german : example.english;
        html += "<tr><td><a href=\"" + escaped(address.on("/")) + "\"><code>" +
                escaped(example.query) + "</code></a></td><td>" + escaped(meaning) + "</td></tr>\n";
    }
    html += "</tbody>\n</table>\n<p>" + escaped(say(language, Text::HelpMore)) + "</p>\n";
    return page_response(state, parts);
}

} // namespace fundstelle::server
