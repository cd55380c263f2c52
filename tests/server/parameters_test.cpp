#include "server/parameters.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

HttpSearchRequest read(const std::vector<NamedValue>& query) {
    return read_search_request(query, base::TimeZone{}, {});
}

/// "parameter: detail" of the first fault.
std::string fault(const std::vector<NamedValue>& query) {
    try {
        (void)read(query);
        return "";
    } catch (const base::ParameterError& error) {
        return error.faults().front().parameter + ": " + error.faults().front().detail;
    }
}

TEST(SearchParameters, HaveTheContractsDefaults) {
    const HttpSearchRequest request = read({});
    EXPECT_EQ(request.search.query, "");
    EXPECT_EQ(request.search.limit, 10U);
    EXPECT_EQ(request.search.offset, 0U);
    EXPECT_EQ(request.search.sort, search::SortOrder::Relevance);
    EXPECT_EQ(request.search.match, search::MatchMode::Auto);
    EXPECT_EQ(request.search.snippets.passages, 1U);
    EXPECT_EQ(request.search.snippets.length_code_points, 240U);
    EXPECT_EQ(request.highlight, Highlight::Html);
}

TEST(SearchParameters, AreRead) {
    const HttpSearchRequest request = read({
        {"q", "Haus"},
        {"limit", "100"},
        {"offset", "10000"},
        {"sort", "oldest"},
        {"match", "any"},
        {"from", "2022-02"},
        {"to", "2022-02"},
        {"section", "Politik"},
        {"section", "Sport"},
        {"author", "Anna"},
        {"snippets", "0"},
        {"snippet_length", "40"},
        {"highlight", "offsets"},
    });
    EXPECT_EQ(request.search.sort, search::SortOrder::Oldest);
    EXPECT_EQ(request.search.match, search::MatchMode::Any);
    EXPECT_EQ(request.search.published.begin, base::Instant{1'643'673'600});
    EXPECT_EQ(request.search.published.end, base::Instant{1'646'092'800});
    ASSERT_EQ(request.search.filters.size(), 2U);
    EXPECT_EQ(request.search.filters[0].values, (std::vector<std::string>{"Politik", "Sport"}));
    EXPECT_EQ(request.highlight, Highlight::Offsets);
}

TEST(SearchParameters, NameWhatIsWrong) {
    struct Row {
        std::vector<NamedValue> query;
        std::string_view fault;
    };
    for (const Row& row : {
             Row{{{"limt", "5"}}, "limt: is unknown; did you mean limit?"},
             Row{{{"xyzzy", "5"}}, "xyzzy: is unknown"},
             Row{{{"limit", "0"}}, "limit: \"0\" is not a whole number from 1 to 100"},
             Row{{{"limit", "-1"}}, "limit: \"-1\" is not a whole number from 1 to 100"},
             Row{{{"limit", "99999999999999999999"}},
                 "limit: \"99999999999999999999\" is not a whole number from 1 to 100"},
             Row{{{"offset", "10001"}}, "offset: \"10001\" is not a whole number from 0 to 10000"},
             Row{{{"sort", "best"}}, "sort: \"best\" is not one of relevance, newest, oldest"},
             Row{{{"from", "2022-13"}},
                 "from: \"2022-13\" is not a year, month, date or RFC 3339 instant"},
             Row{{{"from", "2023"}, {"to", "2022"}}, "to: lies before from"},
             Row{{{"q", "a"}, {"q", "b"}}, "q: is given more than once"},
             Row{{{"q", std::string(5000, 'x')}}, "q: is longer than 4096 bytes"},
         }) {
        EXPECT_EQ(fault(row.query), row.fault);
    }
}

TEST(SearchParameters, AllFaultsAreToldAtOnce) {
    try {
        (void)read({{"limit", "x"}, {"sort", "x"}, {"foo", "x"}});
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::ParameterError& error) {
        EXPECT_EQ(error.faults().size(), 3U);
    }
}

TEST(SnippetParameters, NeedAQuery) {
    EXPECT_THROW((void)read_snippet_request({}, {}), base::ParameterError);
    EXPECT_EQ(read_snippet_request({{"q", "Haus"}, {"snippets", "3"}}, {}).snippets.passages, 3U);
}

} // namespace
} // namespace fundstelle::server
