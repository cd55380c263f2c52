#include "engine/search/evaluation.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/index/live_index.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/xapian_query.hpp"
#include "engine/search/ranking.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

using Scores = std::map<Xapian::docid, double>;

/// Articles whose words come in many mixtures: in titles, once and often, beside each other and
/// not.
std::vector<article::Article> mixed_articles() {
    const std::vector<std::string> words = {
        "Haushalt",
        "Gipfel",
        "Nato",
        "Rettungspläne",
        "Plan",
        "ging",
        "gehen",
        "Impfung",
        "Berlin"};
    std::vector<article::Article> articles;
    for (std::size_t number = 0; number < 240; ++number) {
        std::string body = "Es folgt der Text.";
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (std::size_t time = 0; (number >> (word % 8)) % 3 == 1 && time <= number % 4;
                 ++time) {
                body += ' ' + words[(word + time * number) % words.size()];
            }
        }
        article::Article article = index::make_article(
            std::to_string(number), "Über " + words[number % words.size()], body + " Ende."
        );
        article.section = number % 2 == 0 ? "Politik" : "Kultur";
        article.authors = {number % 3 == 0 ? "Anna Maria Beck" : "Beck Anna"};
        if (number % 5 != 0) {
            article.published_at = base::Instant{static_cast<std::int64_t>(number) * 86'400};
        }
        articles.push_back(std::move(article));
    }
    return articles;
}

class EvaluationTest : public testing::Test {
protected:
    [[nodiscard]] query::Plan plan(
        std::string_view typed, query::Binding binding = query::Binding::All
    ) {
        const query::DatabaseStatistics statistics(reader_);
        return query::plan(
            query::parse(typed, zone_), binding, filters_, reader_.analyzer(), statistics
        );
    }

    Scores evaluated(const query::Plan& plan) {
        const Matches matches = evaluate(plan, Scoring::On, {reader_, zone_, {}});
        EXPECT_FALSE(matches.ran_out_of_time);
        Scores scores;
        matches.documents.for_each([&](Xapian::docid document) {
            scores[document] = matches.scores[document];
        });
        return scores;
    }

    /// What Xapian's own matcher finds.
    Scores by_xapian(const query::Plan& plan) {
        Xapian::Enquire enquire(reader_.database());
        enquire.set_query(query::to_xapian(plan.query, reader_.frozen().records));
        rank_by_words(enquire);
        const Xapian::MSet hits = enquire.get_mset(0, 1000, 1000);
        Scores scores;
        for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
            scores[*hit] = hit.get_weight();
        }
        return scores;
    }

    void expect_as_by_xapian(const query::Plan& plan, const std::string& typed) {
        const Scores ours = evaluated(plan);
        const Scores theirs = by_xapian(plan);
        ASSERT_EQ(ours.size(), theirs.size()) << typed;
        for (const auto& [document, score] : theirs) {
            ASSERT_TRUE(ours.contains(document)) << typed;
            // Xapian rounds its guess of how many articles hold any of some synonyms.
            EXPECT_NEAR(ours.at(document), score, 0.02 * score + 1e-4) << typed << ' ' << document;
        }
        EXPECT_EQ(
            evaluate(plan, Scoring::Off, {reader_, zone_, {}}).documents.size(), theirs.size()
        ) << typed;
    }

    index::ServedArticles served_{mixed_articles()};
    index::Reader reader_{*served_.folder().current()};
    base::TimeZone zone_;
    query::Filters filters_;
};

TEST_F(EvaluationTest, FindsAndScoresAsXapianDoes) {
    for (const std::string typed :
         {"Haushalt",
          "Haushalt Gipfel",
          "Plan gehen Berlin",
          "Gipfel -Nato",
          "-Nato",
          "+Nato Gipfel Plan",
          "Haushalt ODER (Gipfel UND Nato)",
          "Haushalt ODER -Gipfel",
          "Rettungsplan",
          "titel:Gipfel Nato",
          "\"Haushalt Gipfel\"",
          "\"Gipfel Haushalt\" ODER Plan",
          "Haushalt NAHE/3 Nato",
          "Gipf*",
          "Haushlat~",
          "autor:\"Anna Maria\"",
          "autor:Beck Gipfel",
          "ressort:Politik Plan",
          "datum:1970-02 Gipfel",
          "datum:<1970-02",
          "Unbekanntes",
          "Unbekanntes Gipfel"}) {
        expect_as_by_xapian(plan(typed), typed);
        expect_as_by_xapian(plan(typed, query::Binding::Any), typed + " (any)");
    }
}

TEST_F(EvaluationTest, APlanForMatchingAloneFindsTheSame) {
    for (const std::string typed :
         {"Plan", "Haushalt Plan", "Rettungspläne", "\"Plan Nato\"", "titel:Plan", "gehen"}) {
        for (const query::Binding binding : {query::Binding::All, query::Binding::Any}) {
            const query::Plan alone = query::plan_to_match(
                query::parse(typed, zone_),
                binding,
                filters_,
                reader_.analyzer(),
                query::DatabaseStatistics(reader_)
            );
            EXPECT_EQ(evaluated(alone), evaluated(plan(typed, binding))) << typed;
            EXPECT_TRUE(alone.marks.empty());
        }
    }
}

// Before pairs of words are known each article is read; then lists and filters decide.
TEST_F(EvaluationTest, PairsOfWordsChangeNoPhrase) {
    const std::vector<std::string> phrases = {
        "\"es folgt\"",
        "\"folgt der Text\"",
        "\"Text Ende\"",
        "\"Haushalt Haushalt\"",
        "\"der Gipfel\"",
        "\"Plan Nato\"",
        "\"es folgt\" Nato",
        "titel:\"Über Plan\"",
        "titel:\"es folgt\"",
        "-\"der Text\" Nato"};
    std::map<std::string, Scores> read;
    for (const std::string& phrase : phrases) {
        read[phrase] = evaluated(plan(phrase));
    }
    reader_.frozen().pairs->make(reader_.parts());
    const auto pairs = reader_.frozen().pairs->get(reader_.parts());
    ASSERT_NE(pairs, nullptr);
    const index::TokenCodes& codes = reader_.frozen().codebook->tokens;
    EXPECT_TRUE(pairs->frequent().lists(
        index::WordRun::of(codes.code_of("es", "es"), codes.code_of("folgt", "folgt"))
    )) << "in all articles";
    for (const std::string& phrase : phrases) {
        EXPECT_EQ(evaluated(plan(phrase)), read[phrase]) << phrase;
    }
    EXPECT_EQ(read["\"es folgt\""].size(), 240U);
    EXPECT_TRUE(read["titel:\"es folgt\""].empty());
}

TEST_F(EvaluationTest, PhrasesAreFoundInArticlesThatCameLater) {
    reader_.frozen().pairs->make(reader_.parts());
    {
        index::LiveIndex live(*served_.folder().current());
        live.put(index::make_article("neu", "Neu", "Es folgt der Schluss."));
        live.put(index::make_article("anders", "Neu", "Folgt es der Regel?"));
        ASSERT_TRUE(live.remove("7"));
        live.commit();
    }
    ASSERT_TRUE(reader_.reopen());
    EXPECT_EQ(evaluated(plan("\"es folgt\"")).size(), 240U) << "one more, one fewer";
    EXPECT_EQ(evaluated(plan("\"folgt es\"")).size(), 1U);
}

TEST_F(EvaluationTest, KeepsFilters) {
    filters_.values = {{article::Field::Section, {"Politik"}}};
    filters_.published = {base::Instant{40 * 86'400}, base::Instant{160 * 86'400}};
    expect_as_by_xapian(plan("Haushalt Gipfel", query::Binding::Any), "filtered");
    expect_as_by_xapian(plan(""), "all, filtered");
}

TEST_F(EvaluationTest, GivesWhatWasFoundInTime) {
    const Matches matches =
        evaluate(plan("Haushalt"), Scoring::On, {reader_, zone_, {std::chrono::milliseconds(-1)}});
    EXPECT_TRUE(matches.ran_out_of_time);
    EXPECT_TRUE(matches.documents.is_empty());
}

} // namespace
} // namespace fundstelle::search
