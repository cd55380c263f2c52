#include "engine/base/error.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <set>

namespace fundstelle::base {
namespace {

TEST(ErrorTable, HasOneRowPerCodeInOrder) {
    ASSERT_EQ(error_kinds().size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
    std::set<std::string_view> slugs;
    for (std::size_t index = 0; index < error_kinds().size(); ++index) {
        const ErrorKind& kind = error_kinds()[index];
        SCOPED_TRACE(kind.slug);
        EXPECT_EQ(static_cast<std::size_t>(kind.code), index);
        EXPECT_EQ(&error_kind(kind.code), &kind);
        EXPECT_TRUE(slugs.insert(kind.slug).second);
        EXPECT_EQ(
            kind.slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos
        );
        EXPECT_FALSE(kind.title.empty());
        EXPECT_FALSE(kind.title.ends_with('.'));
        EXPECT_GE(kind.http_status, 400);
        EXPECT_LE(kind.http_status, 507);
        EXPECT_GE(kind.exit_code, 1);
        EXPECT_LE(kind.exit_code, 3);
    }
}

TEST(ErrorTable, SaysWhatAKindMeansOutside) {
    struct Row {
        ErrorCode code;
        std::string_view slug;
        int http_status;
        int exit_code;
    };
    for (const Row& row :
         {Row{ErrorCode::InvalidParameter, "invalid-parameter", 400, 2},
          Row{ErrorCode::InvalidArticle, "invalid-article", 422, 1},
          Row{ErrorCode::Usage, "usage", 400, 2},
          Row{ErrorCode::DiskFull, "disk-full", 507, 3},
          Row{ErrorCode::IndexLocked, "index-locked", 503, 3},
          Row{ErrorCode::Overloaded, "overloaded", 503, 3}}) {
        SCOPED_TRACE(row.slug);
        EXPECT_EQ(error_kind(row.code).slug, row.slug);
        EXPECT_EQ(error_kind(row.code).http_status, row.http_status);
        EXPECT_EQ(error_kind(row.code).exit_code, row.exit_code);
    }
}

TEST(Error, TellsPlaceThenMessage) {
    const Error error(ErrorCode::InvalidArticle, "\"31.2.2022\" is not a date", "line 17");
    EXPECT_STREQ(error.what(), "line 17: \"31.2.2022\" is not a date");
    EXPECT_EQ(error.place(), "line 17");
    EXPECT_EQ(error.message(), "\"31.2.2022\" is not a date");
    EXPECT_STREQ(Error(ErrorCode::NotFound, "no such article").what(), "no such article");
}

TEST(Error, KeepsLogDetailOutOfWhat) {
    const Error error =
        Error(ErrorCode::Internal, "something failed").with_log_detail("bad_alloc in /data");
    EXPECT_STREQ(error.what(), "something failed");
    EXPECT_EQ(error.log_detail(), "bad_alloc in /data");
    EXPECT_EQ(command_line_text(error), "something failed: bad_alloc in /data");
}

TEST(Error, OfTheSystemKeepsThePathForTheLog) {
    const Error error = system_error(ENOENT, "open the file", "/data/current");
    EXPECT_EQ(error.code(), ErrorCode::InputOutput);
    EXPECT_STREQ(error.what(), "cannot open the file");
    EXPECT_EQ(
        command_line_text(error), "cannot open the file: /data/current: No such file or directory"
    );
}

TEST(Error, OfAFullDiskIsDiskFull) {
    EXPECT_EQ(system_error(ENOSPC, "write", "x").code(), ErrorCode::DiskFull);
    EXPECT_EQ(system_error(EDQUOT, "write", "x").code(), ErrorCode::DiskFull);
    EXPECT_EQ(system_error(EACCES, "write", "x").code(), ErrorCode::InputOutput);
}

TEST(ParameterError, NamesOneOrAllFaults) {
    const ParameterError one(std::vector{ParameterFault{"limit", "must be 1 to 100"}});
    EXPECT_EQ(one.code(), ErrorCode::InvalidParameter);
    EXPECT_STREQ(one.what(), "limit: must be 1 to 100");
    const ParameterError two({{"limit", "must be 1 to 100"}, {"sort", "is unknown"}});
    EXPECT_STREQ(two.what(), "limit: must be 1 to 100; sort: is unknown");
    EXPECT_EQ(two.faults().size(), 2U);
}

} // namespace
} // namespace fundstelle::base
