#include "engine/query/date_range.hpp"

#include <string>

#include <gtest/gtest.h>

namespace fundstelle::query {
namespace {

std::string shown(std::string_view text) {
    const std::optional<base::InstantRange> range = parse_date_expression(text, base::TimeZone{});
    if (!range) {
        return "nothing";
    }
    const auto side = [](const std::optional<base::Instant>& instant) {
        return instant ? base::to_rfc3339_utc(*instant).substr(0, 10) : std::string("-");
    };
    return side(range->begin) + " " + side(range->end);
}

TEST(DateExpression, CoversWholeDaysMonthsAndYears) {
    struct Row {
        std::string_view typed, range;
    };
    for (const Row& row : {
             Row{"2022", "2022-01-01 2023-01-01"},
             Row{"2022-02", "2022-02-01 2022-03-01"},
             Row{"2022-12-31", "2022-12-31 2023-01-01"},
             Row{"24.2.2022", "2022-02-24 2022-02-25"},
             Row{"2.2022", "2022-02-01 2022-03-01"},
             Row{"2022-02-01..2022-02-28", "2022-02-01 2022-03-01"},
             Row{"2021..2022", "2021-01-01 2023-01-01"},
             Row{"1.2.2022..3.2.2022", "2022-02-01 2022-02-04"},
             Row{"2022..", "2022-01-01 -"},
             Row{"..2022", "- 2023-01-01"},
             Row{">=2022", "2022-01-01 -"},
             Row{">2022", "2023-01-01 -"},
             Row{"<=2022-02", "- 2022-03-01"},
             Row{"<2022-02", "- 2022-02-01"},
             Row{"2022..2021", "nothing"},
             Row{"..", "nothing"},
             Row{"gestern", "nothing"},
             Row{"2022-02-31", "nothing"},
             Row{"31.2.2022", "nothing"},
             Row{">=", "nothing"},
             Row{"", "nothing"},
         }) {
        EXPECT_EQ(shown(row.typed), row.range) << row.typed;
    }
}

} // namespace
} // namespace fundstelle::query
