#include "engine/query/emphasis.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/base/time_zone.hpp"
#include "engine/query/parser.hpp"

namespace fundstelle::query {
namespace {

/// What the members of a query count, as digits: 1 or less (<).
std::string shares(std::string_view typed) {
    const ParsedQuery parsed = parse(typed, base::TimeZone{});
    const Emphasis emphasis(parsed.tree.root);
    std::string shares;
    for (const Member& member : parsed.tree.root.members) {
        shares += emphasis.of(member) < 1 ? '<' : '1';
    }
    return shares;
}

TEST(Emphasis, CountsWordsInLowerCaseLessBesideNouns) {
    EXPECT_EQ(shares("Minister verteidigt Pläne"), "1<1");
    EXPECT_EQ(shares("Minister verteidigt umstrittene Äcker"), "1<<1");
    EXPECT_EQ(shares("verteidigt Pläne"), "<1");
    EXPECT_EQ(shares("Wähler der AfD"), "1<1");
    EXPECT_EQ(shares("Haushalt 2022 beschlossen im Bundestag"), "11<<1");
}

TEST(Emphasis, NeedsAQueryThatIsTypedWithCapitals) {
    EXPECT_EQ(shares("minister verteidigt pläne"), "111");
    EXPECT_EQ(shares("Minister verteidigt pläne"), "111"); // a keyboard's capital
    EXPECT_EQ(shares("gipfel der NATO"), "111");
    EXPECT_EQ(shares("gipfel der G7"), "111");
    EXPECT_EQ(shares("kategorie A"), "11");
}

TEST(Emphasis, LeavesWhatASignSingledOut) {
    EXPECT_EQ(shares("+verteidigt Pläne"), "11");
    EXPECT_EQ(shares("verteidig* Pläne"), "11");
    EXPECT_EQ(shares("verteidigt~ Pläne"), "11");
    EXPECT_EQ(shares("\"verteidigt seine\" Pläne"), "11");
    EXPECT_EQ(shares("verteidigt UND Pläne"), "11");
}

} // namespace
} // namespace fundstelle::query
