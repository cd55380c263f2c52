#include "engine/index/schema.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::index {
namespace {

TEST(Schema, InstantsSortAsTheirBytes) {
    const base::Instant ancient{-62135596800};
    const base::Instant before{-1};
    const base::Instant epoch{0};
    const base::Instant now{1'700'000'000};
    EXPECT_LT(encode_instant(ancient), encode_instant(before));
    EXPECT_LT(encode_instant(before), encode_instant(epoch));
    EXPECT_LT(encode_instant(epoch), encode_instant(now));
    for (const base::Instant instant : {ancient, before, epoch, now}) {
        EXPECT_EQ(decode_instant(encode_instant(instant)), instant);
    }
    EXPECT_EQ(decode_instant("short"), std::nullopt);
}

TEST(Schema, LongTermsStayDifferent) {
    const std::string one = std::string(400, 'a') + "eins";
    const std::string two = std::string(400, 'a') + "zwei";
    EXPECT_LE(stem_term("", one).size(), kMaxTermBytes);
    EXPECT_NE(stem_term("", one), stem_term("", two));
    EXPECT_EQ(stem_term("", one), stem_term("", one));
    EXPECT_NE(id_term(one), id_term(two));
}

TEST(Schema, ValuesWithCapitalsDoNotRunIntoThePrefix) {
    const article::FieldRow& section = article::field_row(article::Field::Section);
    const article::FieldRow& source = article::field_row(article::Field::Source);
    EXPECT_NE(value_term(section, "Politik"), value_term(source, "Politik"));
    EXPECT_NE(value_term(section, "Politik"), value_term(section, "politik"));
}

TEST(Schema, TellsAnIndexOfAnotherVersion) {
    const base::TemporaryFolder folder;
    {
        Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN);
        EXPECT_THROW(require_versions(database), base::Error);
        write_versions(database);
        EXPECT_NO_THROW(require_versions(database));
        database.set_metadata("fundstelle.analysis_version", "9999");
        try {
            require_versions(database);
            ADD_FAILURE() << "nothing was thrown";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::IndexMismatch);
            EXPECT_NE(error.message().find("9999"), std::string::npos);
            EXPECT_NE(error.message().find("fundstelle-indexer reindex"), std::string::npos);
        }
    }
}

} // namespace
} // namespace fundstelle::index
