#include "engine/index/removals.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"

namespace fundstelle::index {
namespace {

using Documents = std::vector<Xapian::docid>;

void remove_in(Xapian::WritableDatabase& database, const Documents& documents) {
    add_removals(database, documents);
    database.commit();
}

TEST(Removals, AreToldFromEachCountOn) {
    Xapian::WritableDatabase database{{}, Xapian::DB_BACKEND_INMEMORY};
    EXPECT_EQ(read_removal_count(database), 0U);
    EXPECT_EQ(read_removals(database, 0), Documents{});
    remove_in(database, {7, 3});
    remove_in(database, {});
    remove_in(database, {300});
    EXPECT_EQ(read_removal_count(database), 3U);
    EXPECT_EQ(read_removals(database, 0), (Documents{7, 3, 300}));
    EXPECT_EQ(read_removals(database, 2), (Documents{300}));
    EXPECT_EQ(read_removals(database, 3), Documents{});
}

TEST(Removals, AreUnknownWhereAnOlderProgramOnlyCounted) {
    Xapian::WritableDatabase database{{}, Xapian::DB_BACKEND_INMEMORY};
    remove_in(database, {7});
    database.set_metadata("fundstelle.removals", "2");
    EXPECT_EQ(read_removal_count(database), 2U);
    EXPECT_EQ(read_removals(database, 0), std::nullopt);
    EXPECT_EQ(read_removals(database, 1), std::nullopt);
    EXPECT_EQ(read_removals(database, 2), Documents{});
    remove_in(database, {9});
    EXPECT_EQ(read_removals(database, 2), Documents{9});
}

TEST(Removals, AreForgotten) {
    const base::TemporaryFolder folder;
    Xapian::WritableDatabase database((folder.path() / "index").string(), Xapian::DB_CREATE);
    remove_in(database, {7});
    remove_in(database, {8, 9});
    forget_removals(database);
    EXPECT_EQ(read_removal_count(database), 0U);
    EXPECT_EQ(database.metadata_keys_begin({}), database.metadata_keys_end({}));
}

} // namespace
} // namespace fundstelle::index
