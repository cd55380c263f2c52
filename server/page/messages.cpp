#include "server/page/messages.hpp"

#include <array>

namespace fundstelle::server {

namespace {

struct Row {
    Text text;
    std::string_view german;
    std::string_view english;
};

constexpr auto kRows = std::to_array<Row>({
    {Text::Tagline, "Volltextsuche für Nachrichten", "Full-text search for German news"},
    {Text::Description,
     "Fundstelle durchsucht ein Archiv deutscher Nachrichten: jedes Wort, jeder Artikel, mit der "
     "Stelle, an der es steht.",
     "Fundstelle searches an archive of German news: every word, every article, with the passage "
     "where it stands."},
    {Text::SkipToContent, "Zum Inhalt springen", "Skip to content"},
    {Text::SkipToHits, "Zu den Treffern springen", "Skip to results"},
    {Text::SearchLabel, "Artikel suchen", "Search articles"},
    {Text::SearchPlaceholder,
     "Wörter, \"genaue Wortfolge\", autor:Name …",
     "Words, \"exact phrase\", author:name …"},
    {Text::SearchButton, "Suchen", "Search"},
    {Text::Help, "Suchhilfe", "Search help"},
    {Text::OtherLanguage, "English", "Deutsch"},
    {Text::Footer, "Fundstelle, die Volltextsuche für Nachrichten", "Fundstelle, full-text search"},
    {Text::NewestArticles, "Neueste Artikel", "Newest articles"},
    {Text::HitsFor, "Suche: {}", "Search: {}"},
    {Text::OneHit, "1 Treffer", "1 result"},
    {Text::ManyHits, "{} Treffer", "{} results"},
    {Text::LowerBound, "mindestens {}", "at least {}"},
    {Text::OneArticle, "1 Artikel", "1 article"},
    {Text::ManyArticles, "{} Artikel", "{} articles"},
    {Text::SortLabel, "Reihenfolge", "Order"},
    {Text::SortRelevance, "Relevanz", "Relevance"},
    {Text::SortNewest, "Neueste", "Newest"},
    {Text::SortOldest, "Älteste", "Oldest"},
    {Text::SortRecent, "Aktuell und relevant", "Recent and relevant"},
    {Text::ActiveFilters, "Gewählte Filter", "Chosen filters"},
    {Text::RemoveFilter, "entfernen", "remove"},
    {Text::RemoveAllFilters, "Alle Filter entfernen", "Remove all filters"},
    {Text::DidYouMean, "Meinten Sie", "Did you mean"},
    {Text::Filters, "Eingrenzen", "Narrow down"},
    {Text::FacetSection, "Ressort", "Section"},
    {Text::FacetSource, "Quelle", "Source"},
    {Text::FacetAuthor, "Autor", "Author"},
    {Text::FacetAgency, "Agentur", "Agency"},
    {Text::FacetPlace, "Ort", "Place"},
    {Text::FacetKeyword, "Schlagwort", "Keyword"},
    {Text::FacetLanguage, "Sprache", "Language"},
    {Text::Chosen, "gewählt", "chosen"},
    {Text::MoreValues, "{} weitere", "{} more"},
    {Text::Period, "Zeitraum", "Period"},
    {Text::PeriodSince, "ab {}", "from {}"},
    {Text::PeriodUntil, "bis {}", "until {}"},
    {Text::TimelineSummary, "Treffer nach Zeit: {}", "Results over time: {}"},
    {Text::TimelineHint, "Ziehen Sie über einen Zeitraum", "Drag across a period"},
    {Text::TimelineFrom, "Beginn des Zeitraums", "Start of the period"},
    {Text::TimelineTo, "Ende des Zeitraums", "End of the period"},
    {Text::EnterDates, "Zeitraum eingeben", "Enter dates"},
    {Text::DateFrom, "Von", "From"},
    {Text::DateTo, "Bis", "To"},
    {Text::Apply, "Anwenden", "Apply"},
    {Text::OneVersion, "+1 weitere Fassung", "+1 more version"},
    {Text::ManyVersions, "+{} weitere Fassungen", "+{} more versions"},
    {Text::Similar, "Ähnliche Artikel", "Similar articles"},
    {Text::SimilarTo, "Ähnlich wie: {}", "Similar to: {}"},
    {Text::VersionsOf, "Weitere Fassungen von: {}", "More versions of: {}"},
    {Text::NoSimilar, "Es gibt keine ähnlichen Artikel.", "There are no similar articles."},
    {Text::NoVersions, "Es gibt keine weiteren Fassungen.", "There are no other versions."},
    {Text::Pages, "Seiten", "Pages"},
    {Text::PreviousPage, "Vorige Treffer", "Previous results"},
    {Text::NextPage, "Weitere Treffer", "More results"},
    {Text::PageNumber, "Seite {}", "Page {}"},
    {Text::Feed, "Suche als Feed", "Search as a feed"},
    {Text::SaveSearch, "Suche merken", "Save search"},
    {Text::SearchIsSaved, "Gemerkt", "Saved"},
    {Text::SavedSearches, "Gemerkte Suchen", "Saved searches"},
    {Text::ForgetSearch, "Vergessen", "Forget"},
    {Text::NothingFound, "Nichts gefunden", "Nothing found"},
    {Text::NothingFoundFor, "Nichts gefunden für „{}“", "Nothing found for “{}”"},
    {Text::TryLabel, "Das können Sie versuchen:", "What you can try:"},
    {Text::TrySpelling, "Prüfen Sie die Schreibweise.", "Check the spelling."},
    {Text::TryFewerWords,
     "Nehmen Sie ein Wort weg oder wählen Sie ein allgemeineres.",
     "Take a word away or choose a more general one."},
    {Text::TryWithoutQuotes,
     "Suchen Sie ohne Anführungszeichen: {}",
     "Search without quotation marks: {}"},
    {Text::TryPrefix, "Suchen Sie nach dem Wortanfang: {}", "Search for the beginning: {}"},
    {Text::TryAnyWord,
     "Suchen Sie Artikel mit irgendeinem der Wörter",
     "Search articles with any of the words"},
    {Text::TryWithoutFilters, "Suchen Sie ohne Filter", "Search without filters"},
    {Text::TryHelp, "Lesen Sie, was die Suche versteht", "Read what the search understands"},
    {Text::BackToHits, "Zurück zu den Treffern", "Back to the results"},
    {Text::BackToArticle, "Zum Artikel", "To the article"},
    {Text::ToSearch, "Zur Suche", "To the search"},
    {Text::By, "Von {}", "By {}"},
    {Text::Updated, "Aktualisiert", "Updated"},
    {Text::Original, "Zum Original", "To the original"},
    {Text::About, "Zu diesem Artikel", "About this article"},
    {Text::MarksLabel, "Fundstellen in diesem Artikel", "Matches in this article"},
    {Text::FirstMark, "Zur ersten Fundstelle", "To the first match"},
    {Text::PreviousMark, "Vorige Fundstelle", "Previous match"},
    {Text::NextMark, "Nächste Fundstelle", "Next match"},
    {Text::Cite, "Zitieren", "Cite"},
    {Text::CitePlain, "Text", "Text"},
    {Text::Copy, "Kopieren", "Copy"},
    {Text::Copied, "Kopiert", "Copied"},
    {Text::Download, "Herunterladen", "Download"},
    {Text::Print, "Drucken", "Print"},
    {Text::NoArticleTitle,
     "Diesen Artikel gibt es hier nicht (mehr)",
     "This article is not here (any more)"},
    {Text::NoArticleText,
     "Vielleicht wurde er zurückgezogen, oder die Adresse ist nicht vollständig.",
     "It may have been withdrawn, or the address is not complete."},
    {Text::NoPageTitle, "Diese Seite gibt es nicht", "There is no such page"},
    {Text::NoPageText,
     "Die Adresse führt zu nichts. Vielleicht ist sie nicht vollständig.",
     "The address leads nowhere. It may not be complete."},
    {Text::BadRequestTitle, "Diese Suche geht so nicht", "This search does not work like that"},
    {Text::BadRequestText,
     "Eine Angabe in der Adresse kann nicht verwendet werden: {}",
     "Something in the address cannot be used: {}"},
    {Text::UnavailableTitle,
     "Die Suche kann gerade nicht antworten",
     "The search cannot answer right now"},
    {Text::UnavailableText,
     "Das liegt an uns. Bitte versuchen Sie es in einer Minute noch einmal.",
     "This is our fault. Please try again in a minute."},
    {Text::NoIndexTitle, "Hier gibt es noch keine Artikel", "There are no articles here yet"},
    {Text::NoIndexText,
     "Der Index wird noch gebaut oder fehlt. Sobald er da ist, geht die Suche von selbst.",
     "The index is still being built, or is missing. Once it is there, the search works by "
     "itself."},
    {Text::InternalTitle, "Da ist etwas schiefgegangen", "Something went wrong"},
    {Text::InternalText,
     "Der Fehler liegt bei uns und steht im Protokoll. Bitte versuchen Sie es noch einmal.",
     "The fault is ours and stands in the log. Please try again."},
    {Text::Reference, "Kennung für Rückfragen: {}", "Reference for questions: {}"},
    {Text::Offline,
     "Der Server ist gerade nicht zu erreichen.",
     "The server cannot be reached right now."},
    {Text::Loading, "Es wird gesucht …", "Searching …"},
    {Text::TryAgain, "Noch einmal versuchen", "Try again"},
    {Text::SuggestionTitle, "Artikel", "Article"},
    {Text::SuggestionsCount, "{} Vorschläge", "{} suggestions"},
    {Text::JustNow, "gerade eben", "just now"},
    {Text::OneMinuteAgo, "vor 1 Minute", "1 minute ago"},
    {Text::MinutesAgo, "vor {} Minuten", "{} minutes ago"},
    {Text::OneHourAgo, "vor 1 Stunde", "1 hour ago"},
    {Text::HoursAgo, "vor {} Stunden", "{} hours ago"},
    {Text::HelpTitle, "So suchen Sie", "How to search"},
    {Text::HelpIntro,
     "Schreiben Sie einfach Wörter in das Feld. Groß- und Kleinschreibung, Beugung, ä oder ae und "
     "Bindestriche spielen keine Rolle. Eine falsche Eingabe gibt es nicht: Was nicht verstanden "
     "wird, gilt als Wort, und ein Hinweis sagt es.",
     "Just write words into the field. Case, inflection, ä or ae and hyphens do not matter. There "
     "is no wrong input: what is not understood counts as a word, and a note says so."},
    {Text::HelpTyped, "Eingabe", "Typed"},
    {Text::HelpMeans, "Bedeutung", "Meaning"},
    {Text::HelpTry,
     "Klicken Sie auf ein Beispiel, um es zu suchen.",
     "Click an example to run it."},
    {Text::HelpMore,
     "Filter, Zeitraum und Reihenfolge stehen in der Adresse der Seite: Sie können jede Suche als "
     "Lesezeichen sichern, verschicken oder als Feed abonnieren.",
     "Filters, period and order are part of the page's address: any search can be bookmarked, "
     "shared or subscribed to as a feed."},
});

constexpr bool are_in_order() {
    for (std::size_t index = 0; index < kRows.size(); ++index) {
        if (static_cast<std::size_t>(kRows.at(index).text) != index) {
            return false;
        }
    }
    return true;
}

static_assert(are_in_order(), "the table stands in the order of Text");
static_assert(kRows.size() == static_cast<std::size_t>(Text::HelpMore) + 1);

} // namespace

std::string_view say(Language language, Text text) {
    const Row& row = kRows.at(static_cast<std::size_t>(text));
    return language == Language::German ? row.german : row.english;
}

std::string say(Language language, Text text, std::string_view value) {
    std::string said(say(language, text));
    if (const std::size_t place = said.find("{}"); place != std::string::npos) {
        said.replace(place, 2, value);
    }
    return said;
}

} // namespace fundstelle::server
