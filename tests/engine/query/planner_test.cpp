#include "engine/query/planner.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "engine/query/xapian_query.hpp"

namespace fundstelle::query {
namespace {

/// Terms and their frequencies from a literal.
class LiteralStatistics final : public TermStatistics {
public:
    explicit LiteralStatistics(std::map<std::string, std::size_t> terms)
        : terms_(std::move(terms)) {}

    [[nodiscard]] std::size_t document_frequency(const std::string& term) const override {
        const auto found = terms_.find(term);
        return found == terms_.end() ? 0 : found->second;
    }

    [[nodiscard]] std::vector<std::string> terms_with_prefix(
        const std::string& prefix, std::size_t limit
    ) const override {
        std::vector<std::string> found;
        for (const auto& [term, frequency] : terms_) {
            if (term.starts_with(prefix) && found.size() < limit) {
                found.push_back(term);
            }
        }
        return found;
    }

    /// Every term of the texts stands in one form only: itself.
    [[nodiscard]] std::vector<WordForm> words_with_prefix(
        std::string_view prefix, std::size_t limit
    ) const override {
        std::vector<WordForm> words;
        for (const std::string& term : terms_with_prefix(std::string(prefix), limit)) {
            words.push_back({term, term});
        }
        return words;
    }

    [[nodiscard]] bool knows_word(std::string_view /*form*/, std::string_view stem) const override {
        return terms_.find(std::string(stem)) != terms_.end();
    }

    /// Terms that end in the word.
    [[nodiscard]] std::vector<std::string> compounds_with(
        std::string_view part_stem, std::size_t limit
    ) const override {
        std::vector<std::string> found;
        for (const auto& [term, frequency] : terms_) {
            if (term.front() != 'S' && term != part_stem && term.ends_with(part_stem) &&
                found.size() < limit) {
                found.push_back(term);
            }
        }
        return found;
    }

    [[nodiscard]] std::vector<std::string> parts_of(
        std::string_view normal_form, std::string_view /*stem*/
    ) const override {
        return general_parts_of(normal_form);
    }

    [[nodiscard]] const index::TokenCodes& token_codes() const override { return codes_; }

    [[nodiscard]] std::size_t article_count() const override { return 1000; }

private:
    std::map<std::string, std::size_t> terms_;
    index::TokenCodes codes_;
};

const LiteralStatistics kStatistics({{"haus", 10}, {"hausbau", 3}, {"maus", 2}, {"nato", 50}});

Plan planned(std::string_view typed, Binding binding = Binding::All) {
    german::Analyzer analyzer;
    return plan(parse(typed, base::TimeZone{}), binding, {}, analyzer, kStatistics);
}

std::string described(std::string_view typed, Binding binding = Binding::All) {
    return to_xapian(planned(typed, binding).query, {}).get_description();
}

TEST(Planner, BindsWordsByTheirStems) {
    EXPECT_EQ(described("Häuser"), "Query(haus)");
    EXPECT_EQ(described("Häuser Nato"), "Query((haus AND nato))");
    EXPECT_EQ(described("Häuser Nato", Binding::Any), "Query((haus OR nato))");
    EXPECT_EQ(described("Häuser UND Nato", Binding::Any), "Query((haus AND nato))");
    EXPECT_EQ(described("Häuser ODER Nato"), "Query((haus OR nato))");
    EXPECT_EQ(described("+Häuser Nato", Binding::Any), "Query((haus AND_MAYBE nato))");
    EXPECT_EQ(described("Häuser -Nato"), "Query((haus AND_NOT nato))");
    EXPECT_EQ(described("-Nato"), "Query((<alldocuments> AND_NOT nato))");
    EXPECT_EQ(described(""), "Query(<alldocuments>)");
}

TEST(Planner, HyphenatedWordsAreJoinedOrInParts) {
    EXPECT_EQ(described("Nato-Haus"), "Query((0.5 * natohaus OR (nato AND haus)))");
    EXPECT_EQ(described("Nato-Haus", Binding::Any), "Query((0.5 * natohaus OR nato OR haus))");
}

TEST(Planner, WordsOfTitlesCountMore) {
    const LiteralStatistics statistics({{"haus", 10}, {"Shaus", 2}});
    german::Analyzer analyzer;
    const Plan query =
        plan(parse("Haus", base::TimeZone{}), Binding::All, {}, analyzer, statistics);
    EXPECT_EQ(to_xapian(query.query, {}).get_description(), "Query((haus OR 0.75 * Shaus))");
}

TEST(Planner, PhrasesAreExactForms) {
    EXPECT_EQ(
        described("\"die Häuser\""), "Query(((die AND haus) FILTER PostingSource(\"die häuser\")))"
    );
    EXPECT_EQ(described("titel:\"Haus\""), "Query((Shaus FILTER PostingSource(\"haus\")))");
}

TEST(Planner, StopWordsGoWhereOthersStay) {
    EXPECT_EQ(described("der Nato"), "Query(nato)");
    EXPECT_EQ(described("die Zeit"), described("Zeit"));
    EXPECT_NE(described("der die das").find("der"), std::string::npos);
    EXPECT_NE(described("+der Nato").find("der"), std::string::npos);
}

TEST(Planner, ScopesAndDatesAreFilters) {
    EXPECT_EQ(described("titel:Haus"), "Query(Shaus)");
    EXPECT_EQ(described("Nato ressort:Politik", Binding::Any), "Query((nato FILTER XGpolit))");
    EXPECT_NE(
        described("Nato datum:2022", Binding::Any).find("FILTER VALUE_RANGE 0"), std::string::npos
    );
}

TEST(Planner, ExpandsPrefixesAndSlips) {
    EXPECT_EQ(described("hau*"), "Query(((haus SYNONYM hausbau) FILTER PostingSource(hau*)))");
    EXPECT_EQ(described("haus~"), "Query(haus)");
    EXPECT_EQ(described("mais~"), "Query(maus)");
}

TEST(Planner, NearLooksWithinItsDistance) {
    EXPECT_EQ(
        described("Haus NAHE/5 Nato"),
        "Query(((haus AND nato) FILTER PostingSource(\"haus nato\"~6)))"
    );
}

TEST(Planner, StaysBoundedWhateverIsTyped) {
    std::map<std::string, std::size_t> terms;
    for (int number = 0; number < 20'000; ++number) {
        terms["ab" + std::to_string(number)] = 1;
    }
    const LiteralStatistics statistics(terms);
    std::string typed;
    for (int star = 0; star < 60; ++star) {
        typed += "ab* ";
    }
    german::Analyzer analyzer;
    const Plan wide = plan(parse(typed, base::TimeZone{}), Binding::Any, {}, analyzer, statistics);
    EXPECT_LE(to_xapian(wide.query, {}).get_length(), 600U);
    EXPECT_FALSE(wide.warnings.empty());
}

TEST(Planner, MarksWhatIsSoughtButNotWhatIsExcluded) {
    const Plan query = planned("Haus -Nato \"die Maus\" hau*");
    ASSERT_EQ(query.marks.size(), 3U);
    EXPECT_EQ(query.marks[0].words, std::vector<std::string>{"haus"});
    EXPECT_EQ(query.marks[1].words, (std::vector<std::string>{"die", "maus"}));
    EXPECT_EQ(query.marks[2].kind, MarkKind::Prefix);
    EXPECT_TRUE(planned("ort:Berlin").marks.empty());
    EXPECT_TRUE(planned("titel:Haus").marks.front().is_title_only);
}

TEST(Planner, WordsInLowerCaseCountLessBesideNouns) {
    EXPECT_EQ(described("ein haus der Maus"), "Query((0.75 * haus AND maus))");
    EXPECT_EQ(described("haus maus", Binding::Any), "Query((haus OR maus))");
    const std::vector<SoughtWord> words = planned("maus der Maus").words;
    ASSERT_EQ(words.size(), 2U);
    EXPECT_DOUBLE_EQ(words[0].weight, 0.75 * words[1].weight);
}

TEST(Planner, TellsOtherShapesWhereWordsMayStandTogether) {
    const LiteralStatistics statistics(
        {{"haus", 10}, {"rathaus", 5}, {"geh", 9}, {"ging", 4}, {"nato", 3}}
    );
    german::Analyzer analyzer;
    const auto others = [&](const char* typed) {
        std::vector<std::size_t> counts;
        for (const SoughtWord& word :
             plan(parse(typed, base::TimeZone{}), Binding::All, {}, analyzer, statistics).words) {
            counts.push_back(word.other_codes.size());
        }
        return counts;
    };
    EXPECT_EQ(others("Haus Nato"), (std::vector<std::size_t>{1, 0})) << "Rathaus";
    EXPECT_EQ(others("Nato gehen"), (std::vector<std::size_t>{0, 1})) << "ging";
    EXPECT_EQ(others("Haus"), (std::vector<std::size_t>{0})) << "nothing can stand near it";
}

TEST(Planner, TellsWhetherPartsMatter) {
    EXPECT_TRUE(planned("Nato-Gipfel").parts_matter);
    EXPECT_TRUE(planned("Rathausgarten").parts_matter);
    EXPECT_FALSE(planned("Haus").parts_matter);
}

TEST(Planner, TellsWhetherTheBindingMatters) {
    EXPECT_TRUE(planned("Haus Nato").binding_matters);
    EXPECT_FALSE(planned("Haus").binding_matters);
    EXPECT_FALSE(planned("der Haus").binding_matters);
    EXPECT_FALSE(planned("Haus UND Nato").binding_matters);
    EXPECT_TRUE(planned("").matches_all_articles);
}

} // namespace
} // namespace fundstelle::query
