#pragma once
// Tells quickly which words of a text no mark can match.
#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/analyzer.hpp"
#include "engine/german/word_beginnings.hpp"
#include "engine/query/planner.hpp"

namespace fundstelle::search {

/// A set of hashes that is seldom asked for what it holds.
class HashSet {
public:
    void add(std::uint32_t hash) {
        bits_.set(hash % kBits);
        hashes_.push_back(hash);
    }
    [[nodiscard]] bool contains(std::uint32_t hash) const {
        return bits_.test(hash % kBits) &&
               std::find(hashes_.begin(), hashes_.end(), hash) != hashes_.end();
    }

private:
    static constexpr std::size_t kBits = 8192;
    std::bitset<kBits> bits_;
    std::vector<std::uint32_t> hashes_;
};

/// What a word must be like to be worth a closer look. Immutable.
class MarkFilter {
public:
    explicit MarkFilter(const std::vector<query::Mark>& marks);

    /// Never false for a word that a mark matches; seldom true for others.
    [[nodiscard]] bool may_match(std::string_view printed, german::Analyzer& analyzer) const {
        return !printed.empty() && beginnings_.allows(printed) && looks_alike(printed, analyzer);
    }

    /// Gives how words begin that a mark matches.
    [[nodiscard]] const german::WordBeginnings& beginnings() const { return beginnings_; }

private:
    void allow_beginnings_of(std::string_view word);
    [[nodiscard]] bool looks_alike(std::string_view printed, german::Analyzer& analyzer) const;
    [[nodiscard]] bool has_prefix(std::string_view printed) const;

    german::WordBeginnings beginnings_;
    HashSet stems_;
    HashSet normals_;
    std::vector<std::string> prefixes_; ///< of normal forms, without dots
};

} // namespace fundstelle::search
