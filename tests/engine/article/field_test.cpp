#include "engine/article/field.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Field, RowsStandInTheOrderOfTheirFields) {
    std::size_t index = 0;
    for (const FieldRow& row : fields()) {
        EXPECT_EQ(static_cast<std::size_t>(row.field), index++);
        EXPECT_EQ(&field_row(row.field), &row);
    }
}

TEST(Field, NamesPrefixesAndSlotsAreUnique) {
    std::set<std::string_view> names;
    std::set<std::string_view> prefixes;
    std::set<std::uint32_t> slots;
    for (const FieldRow& row : fields()) {
        EXPECT_TRUE(names.insert(row.json_name).second) << row.json_name;
        for (const std::string_view prefix : {row.word_prefix, row.value_prefix}) {
            EXPECT_TRUE(prefix.empty() || prefixes.insert(prefix).second) << prefix;
        }
        EXPECT_TRUE(row.value_slot == kNoSlot || slots.insert(row.value_slot).second);
    }
    constexpr std::uint32_t kSlotOfHitCard = 2;
    EXPECT_FALSE(slots.contains(kSlotOfHitCard));
}

TEST(Field, IsFoundByBothNamesInAnyCase) {
    for (const std::string_view name : {"autor", "author", "Autor", "AUTHOR"}) {
        const FieldRow* row = find_query_field(name);
        ASSERT_NE(row, nullptr) << name;
        EXPECT_EQ(row->field, Field::Authors);
    }
    for (const std::string_view name :
         {"titel",
          "title",
          "ressort",
          "section",
          "quelle",
          "source",
          "ort",
          "place",
          "agentur",
          "agency",
          "schlagwort",
          "keyword",
          "datum",
          "date",
          "sprache",
          "language"}) {
        EXPECT_NE(find_query_field(name), nullptr) << name;
    }
    for (const std::string_view name : {"", "body", "authors", "http"}) {
        EXPECT_EQ(find_query_field(name), nullptr) << name;
    }
}

TEST(Field, IsFoundByItsParameter) {
    for (const std::string_view name :
         {"section", "source", "agency", "author", "place", "keyword", "language"}) {
        const FieldRow* row = find_parameter_field(name);
        ASSERT_NE(row, nullptr) << name;
        EXPECT_EQ(row->kind, FieldKind::Value);
        EXPECT_FALSE(row->value_prefix.empty());
    }
    for (const std::string_view name : {"", "authors", "Section", "title"}) {
        EXPECT_EQ(find_parameter_field(name), nullptr) << name;
    }
}

TEST(Field, GivesAnArticlesValues) {
    Article article;
    article.section = "Politik";
    article.authors = {"Anna Schneider", "Jörg Müller"};
    EXPECT_THAT(values_of(article, Field::Section), ElementsAre("Politik"));
    EXPECT_THAT(values_of(article, Field::Authors), ElementsAre("Anna Schneider", "Jörg Müller"));
    EXPECT_THAT(values_of(article, Field::Place), IsEmpty());
    EXPECT_THAT(values_of(article, Field::PublishedAt), IsEmpty());
}

TEST(Field, EachHoldsOneTextOrAListOrAnInstant) {
    Article article;
    for (const FieldRow& row : fields()) {
        const int holders = (text_of(article, row.field) != nullptr ? 1 : 0) +
                            (list_of(article, row.field) != nullptr ? 1 : 0) +
                            (instant_of(article, row.field) != nullptr ? 1 : 0);
        EXPECT_EQ(holders, 1) << row.json_name;
        EXPECT_EQ(list_of(article, row.field) != nullptr, row.is_list) << row.json_name;
    }
}

} // namespace
} // namespace fundstelle::article
