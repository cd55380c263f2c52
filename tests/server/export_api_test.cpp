#include "server/export_api.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

std::string row_with_title(const std::string& title) {
    article::Article article;
    article.id = "a";
    article.title = title;
    article.authors = {"Anna", "Bert"};
    return csv_row(article, base::TimeZone{});
}

TEST(CsvRow, QuotesWhatMustBeQuoted) {
    const std::string end = ",,,,,,,,,,,,\"Anna; Bert\",\r\n";
    EXPECT_EQ(row_with_title("Titel"), "a,Titel" + end);
    EXPECT_EQ(row_with_title("Haus, Hof"), "a,\"Haus, Hof\"" + end);
    EXPECT_EQ(row_with_title("sagte \"nein\""), "a,\"sagte \"\"nein\"\"\"" + end);
    EXPECT_EQ(row_with_title("eins\nzwei"), "a,\"eins\nzwei\"" + end);
    EXPECT_EQ(row_with_title("a=b"), "a,a=b" + end);
}

TEST(CsvRow, NothingRunsAsAFormula) {
    for (const std::string& title :
         {std::string("=1+1"),
          std::string("+49"),
          std::string("-x"),
          std::string("@SUM(A1)"),
          std::string("\t=1"),
          std::string("\n=1"),
          std::string("\r=1"),
          std::string("＝1"),
          std::string("=HYPERLINK(\"http://x\")")}) {
        const std::string row = row_with_title(title);
        EXPECT_TRUE(row.starts_with("a,\"'")) << row;
    }
}

TEST(CsvRow, HasACellForEachColumn) {
    const std::string header = csv_header();
    const std::string row = csv_row({}, base::TimeZone{});
    EXPECT_EQ(
        std::count(header.begin(), header.end(), ','), std::count(row.begin(), row.end(), ',')
    );
}

} // namespace
} // namespace fundstelle::server
