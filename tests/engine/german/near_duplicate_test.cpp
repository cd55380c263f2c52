#include "engine/german/near_duplicate.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/german/analyzer.hpp"

namespace fundstelle::german {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// `count` words of a text that is told from others by its `story`.
std::vector<std::string> story_words(const std::string& story, int count) {
    std::vector<std::string> words;
    for (int number = 0; number < count; ++number) {
        words.push_back(story + std::to_string(number));
    }
    return words;
}

std::vector<std::string> joined(std::vector<std::string> one, const std::vector<std::string>& two) {
    one.insert(one.end(), two.begin(), two.end());
    return one;
}

Signature signed_by(ShingleSigner& signer, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        signer.add(std::hash<std::string>{}(word));
    }
    return signer.finish();
}

Signature signature_of(const std::vector<std::string>& words) {
    ShingleSigner signer;
    return signed_by(signer, words);
}

Signature signature_of_text(const std::string& text) {
    std::vector<std::string> words;
    for (const OwnedTerm& term : Analyzer().analyze(text)) {
        if (term.role == TermRole::Whole) {
            words.push_back(term.normal);
        }
    }
    return signature_of(words);
}

bool share_a_band(const Signature& one, const Signature& other) {
    const std::vector<std::uint32_t> keys = bands(one);
    const std::set<std::uint32_t> known(keys.begin(), keys.end());
    for (const std::uint32_t key : bands(other)) {
        if (known.contains(key)) {
            return true;
        }
    }
    return false;
}

TEST(NearDuplicate, SameTextIsWhollySimilar) {
    for (const int count : {20, 21, 40, 199, 200, 800, 100'000}) {
        const Signature one = signature_of(story_words("wort", count));
        const Signature other = signature_of(story_words("wort", count));
        EXPECT_EQ(one, other) << count;
        EXPECT_EQ(similarity(one, other), 1.0) << count;
        EXPECT_EQ(containment(one, other), 1.0) << count;
        EXPECT_TRUE(is_near_duplicate(one, other)) << count;
        EXPECT_EQ(bands(one), bands(other)) << count;
    }
}

TEST(NearDuplicate, SpellingOfCaseAndSignsDoesNotMatter) {
    const Signature printed = signature_of_text(
        "Berlin (dpa) - Die Bundesregierung hat am Mittwoch in Berlin neue Regeln für Schulen und "
        "Kitas beschlossen. „Das war nötig“, sagte die Ministerin nach der langen Sitzung."
    );
    const Signature online = signature_of_text(
        "BERLIN. dpa: Die Bundesregierung hat am Mittwoch in Berlin neue Regeln für Schulen und "
        "Kitas beschlossen -- \"das war nötig\", sagte die Ministerin nach der langen Sit\u00ADzung"
    );
    EXPECT_FALSE(printed.empty());
    EXPECT_EQ(printed, online);
}

TEST(NearDuplicate, AddedParagraphKeepsCopiesTogether) {
    const std::vector<std::string> story = story_words("meldung", 400);
    const Signature old_version = signature_of(story);
    const std::vector<std::string> added = story_words("nachtrag", 80);
    for (const auto& words : {joined(story, added), joined(added, story)}) {
        const Signature new_version = signature_of(words);
        EXPECT_NEAR(similarity(old_version, new_version), 400.0 / 480, 0.15);
        EXPECT_TRUE(is_near_duplicate(old_version, new_version));
        EXPECT_TRUE(is_near_duplicate(new_version, old_version));
        EXPECT_TRUE(share_a_band(old_version, new_version));
    }
}

TEST(NearDuplicate, CorrectedNumberKeepsCopiesTogether) {
    std::vector<std::string> story = story_words("meldung", 120);
    const Signature old_version = signature_of(story);
    story[60] = "4713";
    EXPECT_TRUE(is_near_duplicate(old_version, signature_of(story)));
}

TEST(NearDuplicate, ShortenedStoryIsStillACopy) {
    const Signature whole = signature_of(story_words("meldung", 750));
    const Signature half = signature_of(story_words("meldung", 375));
    EXPECT_NEAR(similarity(whole, half), 0.5, 0.2);
    EXPECT_GT(containment(whole, half), similarity(whole, half));
    EXPECT_TRUE(is_near_duplicate(whole, half));
}

TEST(NearDuplicate, NoticeInsideALiveTickerIsNone) {
    const Signature notice = signature_of(story_words("meldung", 200));
    const Signature ticker = signature_of(story_words("meldung", 2000));
    EXPECT_FALSE(is_near_duplicate(notice, ticker));
}

TEST(NearDuplicate, DifferentTextsAreApart) {
    const Signature one = signature_of(story_words("ost", 500));
    const Signature other = signature_of(story_words("west", 500));
    EXPECT_LT(similarity(one, other), 0.15);
    EXPECT_FALSE(is_near_duplicate(one, other));
    EXPECT_FALSE(share_a_band(one, other));
}

TEST(NearDuplicate, SameWordsInOtherOrderAreApart) {
    const std::vector<std::string> words = story_words("wort", 300);
    const Signature forth = signature_of(words);
    const Signature back = signature_of({words.rbegin(), words.rend()});
    EXPECT_FALSE(is_near_duplicate(forth, back));
}

TEST(NearDuplicate, BoilerplateUnderShortTextsDoesNotMakeCopies) {
    const std::vector<std::string> boilerplate = story_words("newsletter", 100);
    const Signature one = signature_of(joined(story_words("ost", 50), boilerplate));
    const Signature other = signature_of(joined(story_words("west", 50), boilerplate));
    EXPECT_FALSE(is_near_duplicate(one, other));
}

TEST(NearDuplicate, ShortTextHasNoSignature) {
    EXPECT_TRUE(signature_of({}).empty());
    const Signature one_too_few = signature_of(story_words("wort", 19));
    EXPECT_TRUE(one_too_few.empty());
    EXPECT_THAT(bands(one_too_few), IsEmpty());
    EXPECT_EQ(to_bytes(one_too_few), "");
    EXPECT_EQ(similarity(one_too_few, one_too_few), 0.0);
    EXPECT_EQ(containment(one_too_few, one_too_few), 0.0);
    EXPECT_FALSE(is_near_duplicate(one_too_few, one_too_few));
    EXPECT_FALSE(is_near_duplicate(one_too_few, signature_of(story_words("wort", 20))));
    EXPECT_FALSE(signature_of(story_words("wort", 20)).empty());
}

TEST(NearDuplicate, RepeatedWordHasASignature) {
    const Signature one = signature_of(std::vector<std::string>(1000, "bla"));
    const Signature other = signature_of(std::vector<std::string>(900, "bla"));
    EXPECT_TRUE(is_near_duplicate(one, other));
}

TEST(NearDuplicate, SignerBeginsAnew) {
    ShingleSigner signer;
    const std::vector<std::string> words = story_words("wort", 100);
    const Signature first = signed_by(signer, words);
    EXPECT_EQ(signed_by(signer, words), first);
    signer.add(1);
    signer.reset();
    EXPECT_EQ(signed_by(signer, words), first);
    EXPECT_TRUE(signer.finish().empty());
}

TEST(NearDuplicate, SignatureOfGivenHashesNeverChanges) {
    ShingleSigner signer;
    for (std::uint64_t word = 1; word <= 60; ++word) {
        signer.add(word * 0xD1342543DE82EF95);
    }
    EXPECT_THAT(
        bands(signer.finish()),
        ElementsAre(7453940, 24666423, 47255709, 59685851, 76715247, 89721143, 101304698, 125668220)
    ) << "indexes that are already built hold other keys: raise the index version";
}

TEST(NearDuplicate, BytesRoundTrip) {
    for (const int count : {0, 19, 20, 300, 70'000}) {
        const Signature signature = signature_of(story_words("wort", count));
        const std::string bytes = to_bytes(signature);
        EXPECT_THAT(bytes, SizeIs(count < 20 ? 0 : 64));
        EXPECT_EQ(from_bytes(bytes), signature) << count;
    }
}

TEST(NearDuplicate, WrongBytesAreRejected) {
    const std::string bytes = to_bytes(signature_of(story_words("wort", 300)));
    EXPECT_EQ(from_bytes(bytes.substr(1)), std::nullopt);
    EXPECT_EQ(from_bytes(bytes + "x"), std::nullopt);
    EXPECT_EQ(from_bytes("x"), std::nullopt);
    EXPECT_EQ(from_bytes(std::string(64, '\0')), std::nullopt) << "no shingles";
    EXPECT_EQ(from_bytes("\x0F" + std::string(63, '\0')), std::nullopt) << "too few shingles";
}

TEST(NearDuplicate, BandKeysAreDistinct) {
    for (const int count : {20, 100, 1000}) {
        const std::vector<std::uint32_t> keys = bands(signature_of(story_words("wort", count)));
        EXPECT_THAT(keys, SizeIs(8));
        EXPECT_THAT(std::set<std::uint32_t>(keys.begin(), keys.end()), SizeIs(8));
    }
}

TEST(DuplicateGroups, NamesGroupByItsSmallestDocument) {
    DuplicateGroups groups;
    groups.join(7, 9);
    groups.join(20, 30);
    EXPECT_EQ(groups.group_of(9), 7u);
    EXPECT_EQ(groups.group_of(7), 7u);
    EXPECT_EQ(groups.group_of(30), 20u);
    groups.join(30, 9);
    groups.join(9, 30);
    EXPECT_EQ(groups.group_of(20), 7u);
    groups.join(30, 2);
    for (const std::uint32_t document : {2u, 7u, 9u, 20u, 30u}) {
        EXPECT_EQ(groups.group_of(document), 2u) << document;
    }
}

TEST(DuplicateGroups, SingleDocumentHasNone) {
    DuplicateGroups groups;
    groups.join(5, 5);
    groups.join(0, 0xFFFFFFFF);
    EXPECT_EQ(groups.group_of(5), std::nullopt);
    EXPECT_EQ(groups.group_of(6), std::nullopt);
    EXPECT_EQ(groups.group_of(0xFFFFFFFF), 0u);
}

TEST(DuplicateGroups, LongChainIsOneGroup) {
    DuplicateGroups groups;
    for (std::uint32_t document = 20'000; document > 1; --document) {
        groups.join(document, document - 1);
    }
    for (std::uint32_t document = 20'000; document > 0; --document) {
        ASSERT_EQ(groups.group_of(document), 1u) << document;
    }
}

} // namespace
} // namespace fundstelle::german
