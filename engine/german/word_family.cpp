#include "engine/german/word_family.hpp"

#include <array>

#include "engine/german/related_stems.hpp"

namespace fundstelle::german {

namespace {

// Country, adjective, people, words in one row separated by blanks. Germany is left out: its words
// are in most articles and tell nothing.
constexpr auto kCountries = std::to_array<std::string_view>(
    {"frankreich französisch franzose",
     "england englisch engländer",
     "großbritannien britisch brite",
     "italien italienisch italiener",
     "spanien spanisch spanier",
     "portugal portugiesisch portugiese",
     "niederlande niederländisch niederländer",
     "holland holländisch holländer",
     "belgien belgisch belgier",
     "luxemburg luxemburgisch luxemburger",
     "schweiz schweizerisch schweizer",
     "österreich österreichisch österreicher",
     "polen polnisch pole",
     "tschechien tschechisch tscheche",
     "slowakei slowakisch slowake",
     "ungarn ungarisch ungar",
     "rumänien rumänisch rumäne",
     "bulgarien bulgarisch bulgare",
     "griechenland griechisch grieche",
     "türkei türkisch türke",
     "russland russisch russe",
     "ukraine ukrainisch ukrainer",
     "belarus belarussisch belarusse",
     "litauen litauisch litauer",
     "lettland lettisch lette",
     "estland estnisch",
     "finnland finnisch finne",
     "schweden schwedisch schwede",
     "norwegen norwegisch norweger",
     "dänemark dänisch däne",
     "island isländisch isländer",
     "irland irisch ire",
     "schottland schottisch schotte",
     "wales walisisch waliser",
     "kroatien kroatisch kroate",
     "serbien serbisch serbe",
     "slowenien slowenisch slowene",
     "bosnien bosnisch bosnier",
     "albanien albanisch albaner",
     "mazedonien mazedonisch mazedonier",
     "kosovo kosovarisch kosovare",
     "montenegro montenegrinisch montenegriner",
     "georgien georgisch georgier",
     "armenien armenisch armenier",
     "aserbaidschan aserbaidschanisch aserbaidschaner",
     "kasachstan kasachisch kasache",
     "china chinesisch chinese",
     "taiwan taiwanesisch taiwanese",
     "japan japanisch japaner",
     "korea koreanisch koreaner",
     "südkorea südkoreanisch südkoreaner",
     "nordkorea nordkoreanisch nordkoreaner",
     "vietnam vietnamesisch vietnamese",
     "thailand thailändisch thailänder",
     "indonesien indonesisch indonesier",
     "malaysia malaysisch malaysier",
     "philippinen philippinisch filipino",
     "indien indisch inder",
     "pakistan pakistanisch pakistaner",
     "bangladesch bangladeschisch bangladescher",
     "afghanistan afghanisch afghane",
     "iran iranisch iraner",
     "irak irakisch iraker",
     "syrien syrisch syrer",
     "libanon libanesisch libanese",
     "jordanien jordanisch jordanier",
     "israel israelisch israeli",
     "palästina palästinensisch palästinenser",
     "kurdistan kurdisch kurde",
     "jemen jemenitisch jemenit",
     "saudi-arabien saudi-arabisch",
     "ägypten ägyptisch ägypter",
     "libyen libysch libyer",
     "tunesien tunesisch tunesier",
     "algerien algerisch algerier",
     "marokko marokkanisch marokkaner",
     "sudan sudanesisch sudanese",
     "äthiopien äthiopisch äthiopier",
     "eritrea eritreisch eritreer",
     "somalia somalisch somalier",
     "kenia kenianisch kenianer",
     "nigeria nigerianisch nigerianer",
     "ghana ghanaisch ghanaer",
     "kongo kongolesisch kongolese",
     "südafrika südafrikanisch südafrikaner",
     "simbabwe simbabwisch simbabwer",
     "namibia namibisch namibier",
     "amerika amerikanisch amerikaner",
     "kanada kanadisch kanadier",
     "mexiko mexikanisch mexikaner",
     "kuba kubanisch kubaner",
     "haiti haitianisch haitianer",
     "brasilien brasilianisch brasilianer",
     "argentinien argentinisch argentinier",
     "chile chilenisch chilene",
     "kolumbien kolumbianisch kolumbianer",
     "venezuela venezolanisch venezolaner",
     "bolivien bolivianisch bolivianer",
     "peru peruanisch peruaner",
     "ecuador ecuadorianisch ecuadorianer",
     "australien australisch australier",
     "neuseeland neuseeländisch neuseeländer",
     "europa europäisch europäer",
     "afrika afrikanisch afrikaner",
     "asien asiatisch asiate",
     "arabien arabisch araber",
     "katalonien katalanisch katalane",
     "sachsen sächsisch sachse",
     "thüringen thüringisch thüringer",
     "hessen hessisch hesse",
     "bayern bayerisch",
     "schwaben schwäbisch schwabe"}
);

/// What stands before the ending of a verb in -ieren; empty for other words.
std::string_view before_ieren(std::string_view word) {
    constexpr auto kEndings = std::to_array<std::string_view>(
        {"ieren", "ierend", "ierst", "ierten", "iertem", "ierter", "iertes", "ierte", "iert"}
    );
    for (const std::string_view ending : kEndings) {
        if (word.ends_with(ending)) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return {};
}

} // namespace

std::vector<std::string> country_relatives(std::string_view stem) {
    static const RelatedStems countries(kCountries);
    return countries.of(stem);
}

std::vector<std::string> possible_relatives(std::string_view word) {
    constexpr std::size_t kShortestStem = 4; // shorter ones meet others by chance
    constexpr std::size_t kShortestNoun = 6; // "region" has nothing of "regieren"
    const auto joined = [](std::string_view stem, std::string_view ending) {
        return std::string(stem).append(ending);
    };
    std::vector<std::string> relatives;
    if (const std::string_view stem = before_ieren(word); stem.size() >= kShortestStem) {
        if (stem.size() >= kShortestNoun) {
            relatives.emplace_back(stem);
        }
        relatives.push_back(joined(stem, "ation"));
        relatives.push_back(joined(stem, "ierung"));
        return relatives;
    }
    for (const std::string_view ending : {"ationen", "ation", "ierungen", "ierung"}) {
        if (word.ends_with(ending) && word.size() - ending.size() >= kShortestStem) {
            relatives.push_back(joined(word.substr(0, word.size() - ending.size()), "ieren"));
            return relatives;
        }
    }
    return relatives;
}

} // namespace fundstelle::german
