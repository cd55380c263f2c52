// How German is read, as a grammar of examples: each term as "position:normal/role[bytes)".
#include <initializer_list>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/german/analyzer.hpp"

namespace fundstelle::german {
namespace {

struct Row {
    std::string_view text, terms;
};

std::string_view role_suffix(TermRole role) {
    switch (role) {
        case TermRole::Whole:
            return "";
        case TermRole::Part:
            return "/part";
        case TermRole::Hung:
            return "/hung";
        case TermRole::Gender:
            return "/gender";
        case TermRole::Number:
            return "/number";
        case TermRole::Variant:
            return "/variant";
        case TermRole::Compound:
            return "/compound";
        case TermRole::Host:
            return "/host";
    }
    return "";
}

std::string terms_of(std::string_view text) {
    Analyzer analyzer;
    std::string shown;
    for (const OwnedTerm& term : analyzer.analyze(text)) {
        shown += shown.empty() ? "" : " ";
        shown += std::to_string(term.position) + ':' + term.normal;
        shown += role_suffix(term.role);
        shown +=
            '[' + std::to_string(term.bytes.begin) + ',' + std::to_string(term.bytes.end) + ')';
    }
    return shown;
}

void expect_terms(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        EXPECT_EQ(terms_of(row.text), row.terms) << row.text;
    }
}

TEST(Grammar, GivesWordsTheirNormalForm) {
    expect_terms({
        {"Die Häuser", "1:die[0,3) 2:häuser[4,11)"},
        {"SPÖ und ÖVP", "1:spö[0,4) 2:und[5,8) 3:övp[9,13)"},
        {"STRASSE", "1:strasse[0,7)"},
        {"GROẞE Straße", "1:große[0,7) 2:straße[8,15)"},
        {"ﬁnden und ﬂiegen", "1:finden[0,7) 2:und[8,11) 3:fliegen[12,20)"},
        {"G7 und H5N1", "1:g7[0,2) 2:und[3,6) 3:h5n1[7,11)"},
        {"1990er", "1:1990er[0,6)"},
        {"U2", "1:u2[0,2)"},
        {"CO₂ auf 20 m²", "1:co2[0,5) 2:auf[6,9) 3:20[10,12) 4:m2[13,16)"},
        {"Москва, Ελλάδα, 東京", "1:москва[0,12) 2:ελλάδα[14,26) 3:東京[28,34)"},
        {"😀 ja 👍🏽", "1:ja[5,7)"},
    });
}

TEST(Grammar, GivesHyphenatedWordsAndTheirParts) {
    expect_terms({
        {"Nato-Generalsekretär",
         "1:natogeneralsekretär[0,21) 1:nato/part[0,4) 2:generalsekretär/part[5,21)"},
        {"Nato\u2010Gipfel und Nato\u2011Gipfel",
         "1:natogipfel[0,13) 1:nato/part[0,4) 2:gipfel/part[7,13) 3:und[14,17) 4:natogipfel[18,31) "
         "4:nato/part[18,22) 5:gipfel/part[25,31)"},
        {"E-Mail", "1:email[0,6) 2:mail/part[2,6)"},
        {"U-Bahn-Linie", "1:ubahnlinie[0,12) 2:bahn/part[2,6) 3:linie/part[7,12)"},
        {"Covid-19", "1:covid19[0,8) 1:covid/part[0,5) 2:19/part[6,8)"},
        {"Covid-19-Pandemie",
         "1:covid19pandemie[0,17) 1:covid/part[0,5) 2:19/part[6,8) 3:pandemie/part[9,17)"},
        {"SARS-CoV-2", "1:sarscov2[0,10) 1:sars/part[0,4) 2:cov/part[5,8) 3:2/part[9,10)"},
        {"3G-Regel", "1:3gregel[0,8) 1:3g/part[0,2) 2:regel/part[3,8)"},
        {"50-Jähriger", "1:50jähriger[0,12) 1:50/part[0,2) 2:jähriger/part[3,12)"},
        {"Baden-Württemberg",
         "1:badenwürttemberg[0,18) 1:baden/part[0,5) 2:württemberg/part[6,18)"},
        {"10.000-Euro-Frage",
         "1:10000[0,6) 2:eurofrage[7,17) 2:euro/part[7,11) 3:frage/part[12,17)"},
        {"Müller-Thurgau-", "1:müllerthurgau[0,15) 1:müller/part[0,7) 2:thurgau/part[8,15)"},
        {"Wort - Wort", "1:wort[0,4) 2:wort[7,11)"},
        {"Berlin–Hamburg", "1:berlin[0,6) 2:hamburg[9,16)"},
    });
}

TEST(Grammar, CompletesHungWords) {
    expect_terms({
        {"Ost- und Mitteleuropa",
         "1:ost[0,3) 2:und[5,8) 3:mitteleuropa[9,21) 1:osteuropa/hung[0,3)"},
        {"Ost-, Mittel- und Westeuropa",
         "1:ost[0,3) 2:mittel[6,12) 3:und[14,17) 4:westeuropa[18,28) 1:osteuropa/hung[0,3) "
         "2:mitteleuropa/hung[6,12)"},
        {"Außen- und Verteidigungspolitik",
         "1:außen[0,6) 2:und[8,11) 3:verteidigungspolitik[12,32) 1:außenpolitik/hung[0,6)"},
        {"Haupt- oder Nebeneingänge",
         "1:haupt[0,5) 2:oder[7,11) 3:nebeneingänge[12,26) 1:haupteingänge/hung[0,5)"},
        {"Arbeitgeber- und Arbeitnehmerverbände",
         "1:arbeitgeber[0,11) 2:und[13,16) 3:arbeitnehmerverbände[17,38) "
         "1:arbeitgeberverbände/hung[0,11)"},
        {"EU- und Nato-Staaten",
         "1:eu[0,2) 2:und[4,7) 3:natostaaten[8,20) 3:nato/part[8,12) 4:staaten/part[13,20) "
         "1:eustaaten/hung[0,2)"},
        {"Vor- und Nachteile", "1:vor[0,3) 2:und[5,8) 3:nachteile[9,18) 1:vorteile/hung[0,3)"},
        {"An- und Verkauf", "1:an[0,2) 2:und[4,7) 3:verkauf[8,15) 1:ankauf/hung[0,2)"},
        {"Haupteingänge und -ausgänge",
         "1:haupteingänge[0,14) 2:und[15,18) 3:ausgänge[20,29) 3:hauptausgänge/hung[20,29)"},
        {"Nato-Truppen und -Panzer",
         "1:natotruppen[0,12) 1:nato/part[0,4) 2:truppen/part[5,12) 3:und[13,16) 4:panzer[18,24) "
         "4:natopanzer/hung[18,24)"},
        {"Ost- und niemand", "1:ost[0,3) 2:und[5,8) 3:niemand[9,16)"},
        {"Ost- oder", "1:ost[0,3) 2:oder[5,9)"},
        {"Ost- Mitteleuropa", "1:ost[0,3) 2:mitteleuropa[5,17)"},
    });
}

TEST(Grammar, ReadsNumbersAndTimes) {
    expect_terms({
        {"1.000.000", "1:1000000[0,9)"},
        {"1 000 000", "1:1000000[0,9)"},
        {"1 000 000", "1:1000000[0,9)"},
        {"1000000", "1:1000000[0,7)"},
        {"1.000,50", "1:1000,50[0,8)"},
        {"1.0000", "1:1[0,1) 2:0000[2,6)"},
        {"3,5", "1:3,5[0,3)"},
        {"20:15", "1:20:15[0,5)"},
        {"20.15 Uhr", "1:20:15[0,5) 2:uhr[6,9)"},
        {"20.15", "1:20[0,2) 2:15[3,5)"},
        {"2:10 Tore", "1:2:10[0,4) 2:tore[5,9)"},
        {"24. Februar 2022", "1:24[0,2) 2:februar[4,11) 3:2022[12,16)"},
        {"24.02.2022", "1:24[0,2) 2:02[3,5) 3:2022[6,10)"},
        {"030 123 456", "1:030[0,3) 2:123456[4,11)"},
        {"5 000 Gäste", "1:5000[0,5) 2:gäste[6,12)"},
        {"am 3. 100 kamen", "1:am[0,2) 2:3[3,4) 3:100[6,9) 4:kamen[10,15)"},
        {"10%", "1:10[0,2)"},
        {"1'000'000", "1:1000000[0,9)"},
        {"1’000", "1:1000[0,7)"},
    });
}

TEST(Grammar, ReadsParagraphs) {
    expect_terms({
        {"§ 218", "1:§218[0,6) 1:218/number[3,6)"},
        {"§218", "1:§218[0,5) 1:218/number[2,5)"},
        {"§ 218a", "1:§218a[0,7) 1:218a/number[3,7)"},
        {"§§ 218, 219 und 219a StGB",
         "1:§218[0,8) 1:218/number[5,8) 2:§219[10,13) 2:219/number[10,13) 3:und[14,17) "
         "4:§219a[18,22) 4:219a/number[18,22) 5:stgb[23,27)"},
        {"Paragraf 218", "1:§218[0,12) 1:paragraf/part[0,8) 2:218/part[9,12)"},
        {"Paragraphen 3 und 4",
         "1:§3[0,13) 1:paragraphen/part[0,11) 2:3/part[12,13) 3:und[14,17) 4:§4[18,19) "
         "4:4/number[18,19)"},
        {"Art. 5", "1:art[0,3) 1:artikel/variant[0,3) 2:5[5,6)"},
        {"Artikel 5", "1:artikel[0,7) 2:5[8,9)"},
        {"Art. der Sache", "1:art[0,3) 2:der[5,8) 3:sache[9,14)"},
        {"§ ohne Zahl", "1:ohne[3,7) 2:zahl[8,12)"},
    });
}

TEST(Grammar, ReadsAbbreviations) {
    expect_terms({
        {"z. B. so", "1:z.b.[0,5) 2:so[6,8)"},
        {"z.B. so", "1:z.b.[0,4) 2:so[5,7)"},
        {"z.B so", "1:z.b.[0,3) 2:so[4,6)"},
        {"u. a. m. und d. h.", "1:u.a.m.[0,8) 2:und[9,12) 3:d.h.[13,18)"},
        {"i. d. R.", "1:i.d.r.[0,8)"},
        {"J. R. Becher", "1:j[0,1) 2:r[3,4) 3:becher[6,12)"},
        {"U.S.A.", "1:u.s.a.[0,6) 1:usa/variant[0,6)"},
        {"e.V.", "1:e.v.[0,4)"},
        {"Dr. Müller", "1:dr[0,2) 2:müller[4,11)"},
    });
}

TEST(Grammar, KnowsSignsBetweenLetters) {
    expect_terms({
        {"C&A", "1:c&a[0,3)"},
        {"AT&T", "1:at&t[0,4)"},
        {"Müller & Söhne", "1:müller[0,7) 2:söhne[10,16)"},
        {"und/oder", "1:und[0,3) 2:oder[4,8)"},
        {"SPD/Grüne", "1:spd[0,3) 2:grüne[4,10)"},
        {"geht's", "1:geht's[0,6)"},
        {"geht’s", "1:geht's[0,8)"},
        {"Müllers' Haus", "1:müllers[0,8) 2:haus[10,14)"},
        {"Müller's", "1:müller's[0,9)"},
        {"O’Neill", "1:o'neill[0,9)"},
        {"Rock'n'Roll", "1:rock'n'roll[0,11)"},
        {"‚Haus’", "1:haus[3,7)"},
    });
}

TEST(Grammar, ReadsNamesOfALetterAndItsNumber) {
    expect_terms({
        {"auf der A 8.", "1:auf[0,3) 2:der[4,7) 3:a8[8,11) 3:a/part[8,9) 4:8/part[10,11)"},
        {"B\u00A0312", "1:b312[0,6) 1:b/part[0,1) 2:312/part[3,6)"},
        {"A 8,5 oder A 3:1", "1:a[0,1) 2:8,5[2,5) 3:oder[6,10) 4:a[11,12) 5:3[13,14) 6:1[15,16)"},
        {"a 8 A 2022 A 5%", "1:a[0,1) 2:8[2,3) 3:a[4,5) 4:2022[6,10) 5:a[11,12) 6:5[13,14)"},
        {"C & A", "1:c&a[0,5)"},
        {"AT & T", "1:at&t[0,6)"},
        {"C & Co", "1:c[0,1) 2:co[4,6)"},
    });
}

TEST(Grammar, ReadsAddresses) {
    expect_terms({
        {"https://www.spiegel.de/politik/a-1.html?x=1.",
         "1:https://www.spiegel.de/politik/a-1.html?x=1[0,43) 1:spiegel.de/host[0,43) "
         "1:spiegel/part[12,19)"},
        {"www.zeit.de", "1:www.zeit.de[0,11) 1:zeit/part[4,8)"},
        {"zeit.de/politik", "1:zeit.de/politik[0,15) 1:zeit.de/host[0,15) 1:zeit/part[0,4)"},
        {"(taz.de)", "1:taz.de[1,7) 1:taz/part[1,4)"},
        {"news.orf.at", "1:news.orf.at[0,11) 1:news/part[0,4) 1:orf/part[5,8)"},
        {"ZDF.de-Leser", "1:zdf.de[0,6) 1:zdf/part[0,3) 2:leser[7,12)"},
        {"info@zeit.de", "1:info@zeit.de[0,12) 1:zeit/part[5,9)"},
        {"max.muster@news.orf.at.",
         "1:max.muster@news.orf.at[0,22) 1:news/part[11,15) 1:orf/part[16,19)"},
        {"Satz.Ohne", "1:satz[0,4) 2:ohne[5,9)"},
        {"HTTP://X.DE", "1:http://x.de[0,11)"},
    });
}

TEST(Grammar, ReadsTagsAndMentions) {
    expect_terms({
        {"@tagesschau", "1:@tagesschau[0,11) 1:tagesschau/variant[0,11)"},
        {"@tages_schau!", "1:@tages_schau[0,12) 1:tages_schau/variant[0,12)"},
        {"#Klima", "1:#klima[0,6) 1:klima/variant[0,6)"},
        {"#Klima_Krise", "1:#klima_krise[0,12) 1:klima_krise/variant[0,12)"},
        {"# 5", "1:5[2,3)"},
    });
}

TEST(Grammar, GivesTheFormsOfGenderedWords) {
    expect_terms({
        {"Bürger*innen", "1:bürgerinnen[0,13) 1:bürger/gender[0,13)"},
        {"Bürger:innen", "1:bürgerinnen[0,13) 1:bürger/gender[0,13)"},
        {"Bürger_innen", "1:bürgerinnen[0,13) 1:bürger/gender[0,13)"},
        {"BürgerInnen", "1:bürgerinnen[0,12) 1:bürger/gender[0,12)"},
        {"Bürger/-innen", "1:bürgerinnen[0,14) 1:bürger/gender[0,14)"},
        {"Bürger/innen", "1:bürgerinnen[0,13) 1:bürger/gender[0,13)"},
        {"Bürger(innen)", "1:bürgerinnen[0,14) 1:bürger/gender[0,14)"},
        {"Lehrer*in", "1:lehrerin[0,9) 1:lehrer/gender[0,9)"},
        {"LehrerIn", "1:lehrerin[0,8) 1:lehrer/gender[0,8)"},
        {"LinkedIn", "1:linkedin[0,8)"},
        {"Kolleg*innen", "1:kolleginnen[0,12) 1:kollegen/gender[0,12)"},
        {"Ärzt*innen", "1:ärztinnen[0,11) 1:ärzte/gender[0,11)"},
        {"Straftätern/-innen", "1:straftäterinnen[0,19) 1:straftätern/gender[0,19)"},
        {"Schüler*innenrat", "1:schülerinnenrat[0,17) 1:schülerrat/gender[0,17)"},
        {"US-Bürger*innen",
         "1:usbürgerinnen[0,16) 1:usbürger/gender[0,16) 1:us/part[0,2) 2:bürgerinnen/part[3,16) "
         "2:bürger/gender[3,16)"},
        {"Bürger*innen-Rat",
         "1:bürgerinnenrat[0,17) 1:bürgerrat/gender[0,17) 1:bürgerinnen/part[0,13) "
         "1:bürger/gender[0,13) 2:rat/part[14,17)"},
        {"jede*r", "1:jeder[0,6) 1:jede/gender[0,6)"},
        {"eine:n", "1:einen[0,6) 1:eine/gender[0,6)"},
        {"der*die", "1:derdie[0,7) 1:der/gender[0,7) 1:die/gender[0,7)"},
        {"Satz (in Berlin)", "1:satz[0,4) 2:in[6,8) 3:berlin[9,15)"},
        {"Tor:in", "1:torin[0,6) 1:tor/gender[0,6)"},
    });
}

TEST(Grammar, PassesOverPunctuation) {
    expect_terms({
        {"„Wort“ ‚x‘ »Wort« ›x‹", "1:wort[3,7) 2:x[14,15) 3:wort[21,25) 4:x[31,32)"},
        {"Ende…", "1:ende[0,4)"},
        {"a — b", "1:a[0,1) 2:b[6,7)"},
    });
}

TEST(Grammar, DoesNotSeeWhatReadersDoNotSee) {
    expect_terms({
        {"Ver\xc2\xadtrag", "1:vertrag[0,9)"},
        {"Ver\xe2\x80\x8btrag\xe2\x80\x8b hier", "1:vertrag[0,10) 2:hier[14,18)"},
        {"Ha\xcc\x88user", "1:häuser[0,8)"},
        {"nai\xcc\x88ve", "1:naïve[0,7)"},
        {"\xef\xbb\xbfWort", "1:wort[3,7)"},
        {"Na\xe2\x81\xa0to-\xc2\xadGipfel",
         "1:natogipfel[0,16) 1:nato/part[0,7) 2:gipfel/part[8,16)"},
    });
}

} // namespace
} // namespace fundstelle::german
