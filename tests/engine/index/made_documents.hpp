#pragma once
// Documents made at random, given to our shards and to Xapian, and two databases compared.
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/index/records.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/shard_contents.hpp"

namespace fundstelle::index {

/// What an article gives, so that it can be given twice: to Xapian and to us.
struct MadeDocument {
    std::string id;
    std::vector<std::pair<std::string, std::uint32_t>> terms;
    std::vector<std::pair<std::string, std::uint32_t>> positions;
    std::vector<std::pair<Xapian::valueno, std::string>> values;
    std::string data;
};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    MadeDocument make(const std::string& id) {
        MadeDocument document;
        document.id = id;
        // Xapian's check takes a document without length for none, and its positions for a fault.
        document.terms.emplace_back("each", 1);
        for (std::size_t left = 1 + below(300); left > 0; --left) {
            document.terms.emplace_back(term(), below(3) == 0 ? 0 : 1 + below(400));
        }
        for (std::size_t left = below(40); left > 0; --left) {
            document.positions.emplace_back("A" + term(), 1 + below(below(2) == 0 ? 30 : 70'000));
        }
        for (const Xapian::valueno slot : {0U, 2U, 10U, 12U, 300U}) {
            if (below(4) > 0) {
                document.values.emplace_back(slot, bytes(1 + below(slot == 10 ? 30'000 : 12)));
            }
        }
        document.data = bytes(below(10) == 0 ? 50'000 : 1 + below(5000));
        return document;
    }

    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

private:
    /// Frequent and rare ones, some with zero bytes, some as long as Xapian takes them.
    std::string term() {
        switch (below(8)) {
            case 0:
                return "w" + std::to_string(below(100'000));
            case 1:
                return std::string(below(5), '\0') + "z" + std::string(below(4), '\0');
            case 2:
                return std::string(below(200) + 1, 'x') + std::to_string(below(9));
            default:
                return "w" + std::to_string(below(60));
        }
    }

    std::string bytes(std::size_t size) {
        std::string made(size, '\0');
        for (char& byte : made) {
            byte = static_cast<char>(random_());
        }
        return made;
    }

    std::mt19937 random_;
};

inline void give(const MadeDocument& made, ShardContents& contents) {
    contents.begin(id_term(made.id));
    for (const auto& [term, count] : made.terms) {
        contents.add_term(term, count);
    }
    for (const auto& [term, position] : made.positions) {
        contents.add_posting(term, position);
    }
    for (const auto& [slot, value] : made.values) {
        contents.add_value(slot, value);
    }
    contents.set_data(made.data);
}

/// What of it lies in Xapian's tables.
inline Xapian::Document document_of(const MadeDocument& made) {
    Xapian::Document document;
    document.add_boolean_term(id_term(made.id));
    for (const auto& [term, count] : made.terms) {
        document.add_term(term, count);
    }
    for (const auto& [term, position] : made.positions) {
        document.add_posting(term, position, 0);
    }
    for (const auto& [slot, value] : made.values) {
        if (slot != kHitCardSlot && slot != kTokenStreamSlot) {
            document.add_value(slot, value);
        }
    }
    return document;
}

/// As a build gives it.
inline void give(const MadeDocument& made, Xapian::WritableDatabase& database) {
    database.add_document(document_of(made));
}

/// As a later write gives it.
inline void write(const MadeDocument& made, Xapian::WritableDatabase& database) {
    Xapian::Document document = document_of(made);
    for (const auto& [slot, value] : made.values) {
        document.add_value(slot, value);
    }
    document.set_data(made.data);
    database.add_document(document);
}

/// Expects what of these documents, in a row from 1 on, lies in the file of records.
inline void expect_recorded(
    const std::filesystem::path& folder, const std::vector<MadeDocument>& all
) {
    const Records records(folder / kRecordsFile);
    ASSERT_EQ(records.last(), all.size());
    ASSERT_TRUE(records.is_whole());
    for (Xapian::docid number = 1; number <= all.size(); ++number) {
        const MadeDocument& made = all[number - 1];
        const auto value = [&](Xapian::valueno slot) {
            for (const auto& [its_slot, bytes] : made.values) {
                if (its_slot == slot) {
                    return bytes;
                }
            }
            return std::string();
        };
        ASSERT_EQ(records.read(Part::Card, number), value(kHitCardSlot));
        ASSERT_EQ(records.read(Part::Words, number), value(kTokenStreamSlot));
        ASSERT_EQ(records.read(Part::Article, number), made.data);
    }
}

inline std::string hex(const std::string& bytes) {
    std::ostringstream text;
    for (const char byte : bytes) {
        text << static_cast<unsigned>(static_cast<unsigned char>(byte)) << ' ';
    }
    return text.str();
}

inline void expect_same_postings(
    const Xapian::Database& ours, const Xapian::Database& theirs, const std::string& term
) {
    auto one = ours.postlist_begin(term);
    for (auto other = theirs.postlist_begin(term); other != theirs.postlist_end(term); ++other) {
        ASSERT_TRUE(one != ours.postlist_end(term)) << hex(term);
        ASSERT_EQ(*one, *other) << hex(term);
        ASSERT_EQ(one.get_wdf(), other.get_wdf());
        ASSERT_EQ(one.get_doclength(), other.get_doclength());
        const std::vector<Xapian::termpos> places(one.positionlist_begin(), one.positionlist_end());
        const std::vector<Xapian::termpos> their_places(
            other.positionlist_begin(), other.positionlist_end()
        );
        ASSERT_EQ(places, their_places);
        ++one;
    }
    ASSERT_TRUE(one == ours.postlist_end(term));
}

inline void expect_same_terms(const Xapian::Database& ours, const Xapian::Database& theirs) {
    auto one = ours.allterms_begin();
    for (auto other = theirs.allterms_begin(); other != theirs.allterms_end(); ++other, ++one) {
        ASSERT_TRUE(one != ours.allterms_end());
        ASSERT_EQ(hex(*one), hex(*other));
        ASSERT_EQ(one.get_termfreq(), other.get_termfreq());
        ASSERT_EQ(ours.get_collection_freq(*one), theirs.get_collection_freq(*other));
        expect_same_postings(ours, theirs, *other);
    }
    ASSERT_TRUE(one == ours.allterms_end());
}

inline void expect_same_document(const Xapian::Document& ours, const Xapian::Document& theirs) {
    ASSERT_EQ(ours.get_data(), theirs.get_data());
    ASSERT_EQ(ours.values_count(), theirs.values_count());
    for (auto value = theirs.values_begin(); value != theirs.values_end(); ++value) {
        ASSERT_EQ(ours.get_value(value.get_valueno()), *value);
    }
    ASSERT_EQ(ours.termlist_count(), theirs.termlist_count());
    auto one = ours.termlist_begin();
    for (auto other = theirs.termlist_begin(); other != theirs.termlist_end(); ++other, ++one) {
        ASSERT_EQ(hex(*one), hex(*other));
        ASSERT_EQ(one.get_wdf(), other.get_wdf());
    }
}

inline void expect_whole(const std::filesystem::path& folder) {
    std::ostringstream messages;
    ASSERT_EQ(Xapian::Database::check(folder.string(), 0, &messages), 0U) << messages.str();
}

inline void expect_same(
    const std::filesystem::path& our_folder, const std::filesystem::path& their_folder
) {
    ASSERT_NO_FATAL_FAILURE(expect_whole(our_folder));
    const Xapian::Database ours(our_folder.string());
    const Xapian::Database theirs(their_folder.string());
    ASSERT_EQ(ours.get_doccount(), theirs.get_doccount());
    ASSERT_EQ(ours.get_lastdocid(), theirs.get_lastdocid());
    ASSERT_EQ(ours.get_total_length(), theirs.get_total_length());
    ASSERT_LE(ours.get_doclength_lower_bound(), theirs.get_doclength_lower_bound());
    ASSERT_GE(ours.get_doclength_upper_bound(), theirs.get_doclength_upper_bound());
    expect_same_terms(ours, theirs);
    for (Xapian::docid number = 1; number <= theirs.get_lastdocid(); ++number) {
        expect_same_document(ours.get_document(number), theirs.get_document(number));
    }
    for (const Xapian::valueno slot : {0U, 1U, 2U, 10U, 12U, 300U}) {
        ASSERT_EQ(ours.get_value_freq(slot), theirs.get_value_freq(slot));
        ASSERT_LE(ours.get_value_lower_bound(slot), theirs.get_value_lower_bound(slot));
        ASSERT_GE(ours.get_value_upper_bound(slot), theirs.get_value_upper_bound(slot));
    }
}

} // namespace fundstelle::index
