#include "engine/search/cursor.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::search {
namespace {

std::vector<Xapian::docid> every(Xapian::docid step, std::size_t count) {
    std::vector<Xapian::docid> documents;
    for (std::size_t number = 1; number <= count; ++number) {
        documents.push_back(static_cast<Xapian::docid>(number) * step);
    }
    return documents;
}

TEST(Cursor, BringsBackWhatItHolds) {
    const SearchRequest request;
    Cursor cursor;
    cursor.generation = "000001-20261123T101500Z";
    cursor.binds_all = true;
    cursor.place = TimePlace{base::Instant{-5}, 7, "käse/1", 99};
    Cursor read = decode_cursor(encode_cursor(cursor, request), request);
    EXPECT_EQ(read.generation, cursor.generation);
    EXPECT_TRUE(read.binds_all);
    const auto time = std::get<TimePlace>(read.place);
    EXPECT_EQ(time.published_at, base::Instant{-5});
    EXPECT_EQ(time.document, 7U);
    EXPECT_EQ(time.id, "käse/1");
    EXPECT_EQ(time.last_document, 99U);
    cursor.place = TimePlace{};
    read = decode_cursor(encode_cursor(cursor, request), request);
    EXPECT_EQ(std::get<TimePlace>(read.place).published_at, std::nullopt);
    cursor.place = ShownCount{12'345};
    read = decode_cursor(encode_cursor(cursor, request), request);
    EXPECT_EQ(std::get<ShownCount>(read.place).count, 12'345U);
    read = decode_cursor(encode_cursor(behind({9, 3, 300'000}, "g"), request), request);
    EXPECT_EQ(
        std::get<ShownDocuments>(read.place).documents, (std::vector<Xapian::docid>{3, 9, 300'000})
    );
}

TEST(Cursor, StaysShortEnoughForAUrl) {
    for (const Xapian::docid step : {1U, 100U, 300U, 40'000U}) {
        for (const std::size_t count : {10U, 1000U, 5000U, 100'000U}) {
            const SearchRequest request;
            const std::string text = encode_cursor(behind(every(step, count), "g"), request);
            EXPECT_LE(text.size(), 4100U);
            EXPECT_EQ(
                text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789-_"),
                std::string::npos
            );
            const Cursor read = decode_cursor(text, request);
            const auto* shown = std::get_if<ShownDocuments>(&read.place);
            EXPECT_EQ(
                shown != nullptr ? shown->documents.size() : std::get<ShownCount>(read.place).count,
                count
            );
        }
    }
}

void expect_refused(const std::string& text, const SearchRequest& request) {
    try {
        (void)decode_cursor(text, request);
        ADD_FAILURE() << text;
    } catch (const base::ParameterError& error) {
        ASSERT_EQ(error.faults().size(), 1U);
        EXPECT_EQ(error.faults().front().parameter, "cursor");
    }
}

TEST(Cursor, WhatIsNotOneIsRefusedByName) {
    const SearchRequest request;
    const std::string whole = encode_cursor(behind({3, 9, 27}, "generation"), request);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        expect_refused(whole.substr(0, size), request);
        std::string changed = whole;
        changed[size] = changed[size] == 'A' ? 'B' : 'A';
        expect_refused(changed, request);
    }
    for (const std::string& text :
         {std::string("x"),
          std::string("ä"),
          whole + "A",
          std::string(100'000, 'A'),
          std::string("====")}) {
        expect_refused(text, request);
    }
}

TEST(Cursor, FitsOneSearchOnly) {
    SearchRequest request;
    request.query = "nato";
    const std::string text = encode_cursor(behind({1}, "g"), request);
    SearchRequest other = request;
    other.limit = 50;
    other.snippets.passages = 0;
    other.facets.fields = {article::Field::Section};
    EXPECT_NO_THROW((void)decode_cursor(text, other)) << "what a page shows may differ";
    other = request;
    other.query = "nato ";
    expect_refused(text, other);
    other = request;
    other.sort = SortOrder::Oldest;
    expect_refused(text, other);
    other = request;
    other.collapses_duplicates = true;
    expect_refused(text, other);
    other = request;
    other.filters = {{article::Field::Section, {"Politik"}}};
    expect_refused(text, other);
    other = request;
    other.published.begin = base::Instant{5};
    expect_refused(text, other);
}

} // namespace
} // namespace fundstelle::search
