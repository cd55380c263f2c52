#include "engine/german/verbal_noun.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

bool is_made_from(std::string_view noun, std::string_view form) {
    const std::vector<std::string> forms = verb_forms_of_noun(noun);
    return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool may_give(std::string_view form, std::string_view noun) {
    const std::vector<std::string> nouns = possible_nouns_of_verb(form);
    return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

TEST(VerbalNoun, KnowsTheVerbOfNounsInUng) {
    EXPECT_TRUE(is_made_from("senkung", "senken"));
    EXPECT_TRUE(is_made_from("senkungen", "gesenkt"));
    EXPECT_TRUE(is_made_from("öffnung", "öffnen"));
    EXPECT_TRUE(is_made_from("änderung", "ändern"));
    EXPECT_TRUE(is_made_from("entwicklung", "entwickelt"));
    EXPECT_TRUE(is_made_from("regelung", "regeln"));
    EXPECT_TRUE(is_made_from("überwachung", "überwachen"));
    EXPECT_TRUE(is_made_from("verwüstung", "verwüstet")) << "a verb that no table knows";
}

TEST(VerbalNoun, LeavesOtherWordsInUngAlone) {
    EXPECT_TRUE(verb_forms_of_noun("zeitung").empty());
    EXPECT_TRUE(verb_forms_of_noun("jung").empty());
    EXPECT_TRUE(verb_forms_of_noun("ung").empty());
    EXPECT_TRUE(verb_forms_of_noun("").empty());
}

TEST(VerbalNoun, KnowsNounsWithAnotherVowel) {
    EXPECT_TRUE(is_made_from("angriff", "angegriffen"));
    EXPECT_TRUE(is_made_from("angriffe", "angreifen"));
    EXPECT_TRUE(is_made_from("rücktritts", "zurücktreten"));
    EXPECT_TRUE(is_made_from("beschlüsse", "beschlossen"));
    EXPECT_TRUE(is_made_from("ausstieg", "aussteigen"));
    EXPECT_TRUE(is_made_from("hilfe", "geholfen"));
    EXPECT_TRUE(verb_forms_of_noun("gang").empty()) << "without a prefix of a meaning of its own";
    EXPECT_TRUE(verb_forms_of_noun("tat").empty());
    EXPECT_TRUE(verb_forms_of_noun("fachangriff").empty());
}

TEST(VerbalNoun, GuessesNounsOfVerbs) {
    EXPECT_TRUE(may_give("senkt", "senkung"));
    EXPECT_TRUE(may_give("gesenkt", "senkung"));
    EXPECT_TRUE(may_give("entwickelt", "entwicklung"));
    EXPECT_TRUE(may_give("angegriffen", "angriff"));
    EXPECT_TRUE(may_give("zurückgetreten", "rücktritt"));
    EXPECT_TRUE(may_give("verwüsten", "verwüstung"));
    EXPECT_FALSE(may_give("gehen", "gang"));
    EXPECT_TRUE(possible_nouns_of_verb("zeiten").empty());
    EXPECT_TRUE(possible_nouns_of_verb("").empty());
}

} // namespace
} // namespace fundstelle::german
