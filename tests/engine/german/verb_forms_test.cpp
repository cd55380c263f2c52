#include "engine/german/verb_forms.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(VerbForms, LeadToTheInfinitive) {
    struct Row {
        std::string_view form, infinitive;
    };
    for (const Row& row : {
             Row{"ging", "gehen"},
             Row{"gegangen", "gehen"},
             Row{"hinausgegangen", "hinausgehen"},
             Row{"beschloss", "beschliessen"},
             Row{"beschlossenen", "beschliessen"},
             Row{"entschied", "entscheiden"},
             Row{"beriet", "beraten"},
             Row{"studierte", "studieren"},
             Row{"studierten", "studieren"},
             Row{"reduziert", "reduzieren"},
             Row{"einzuführen", "einführen"},
             Row{"geflüchtete", "flüchten"},
             Row{"vierte", ""},
             Row{"stand", ""},
             Row{"griff", ""},
             Row{"bleibt", "bleiben"},
             Row{"geht", "gehen"},
             Row{"beschliesst", "beschliessen"},
             Row{"haus", ""},
         }) {
        EXPECT_EQ(infinitive_of(row.form), row.infinitive) << row.form;
    }
}

TEST(VerbForms, OfAnInfinitiveHoldWhatEndingsDoNotJoin) {
    struct Row {
        std::string_view infinitive, form;
    };
    for (const Row& row : {
             Row{"gehen", "ging"},
             Row{"gehen", "gegangen"},
             Row{"gehen", "geht"},
             Row{"bleiben", "bleibt"},
             Row{"beschliessen", "beschloss"},
             Row{"einführen", "einzuführen"},
             Row{"ausbauen", "auszubauen"},
             Row{"entscheiden", "entschied"},
             Row{"studieren", "studierte"},
             Row{"flüchten", "geflüchtet"},
         }) {
        const std::vector<std::string> forms = forms_of(row.infinitive);
        EXPECT_EQ(std::count(forms.begin(), forms.end(), row.form), 1)
            << row.infinitive << ' ' << row.form;
    }
    EXPECT_TRUE(forms_of("haus").empty());
    EXPECT_TRUE(forms_of("").empty());
}

} // namespace
} // namespace fundstelle::german
