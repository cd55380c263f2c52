#pragma once
// The titles of the newest articles, in memory: what typing is completed from.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::search {

/// A title of the list.
struct ListedTitle {
    std::string folded;         ///< `folded_title`
    std::uint32_t document = 0; ///< of the newest article that has it
    std::uint32_t copies = 1;   ///< how many articles have it
};

/// Gives the words of a title as they are compared: normal forms with two letters for an umlaut,
/// one blank between them.
[[nodiscard]] std::string folded_title(std::string_view title);

/// Immutable, safe from any thread.
class TitleList {
public:
    TitleList() = default;

    /// Takes titles, the newest first.
    explicit TitleList(const std::vector<ListedTitle>& titles);

    [[nodiscard]] std::size_t size() const { return documents_.size(); }

    /// Gives up to `limit` titles that hold `typed` (folded) from the beginning of a word on: those
    /// that begin with it first, then by freshness and copies.
    [[nodiscard]] std::vector<std::size_t> holding(std::string_view typed, std::size_t limit) const;

    [[nodiscard]] std::string_view folded(std::size_t title) const {
        return std::string_view(text_).substr(
            offsets_[title], offsets_[title + 1] - offsets_[title] - 1
        );
    }
    [[nodiscard]] std::uint32_t document(std::size_t title) const { return documents_[title]; }
    [[nodiscard]] std::uint32_t copies(std::size_t title) const { return copies_[title]; }

private:
    [[nodiscard]] std::string_view from(std::uint32_t start) const;

    std::string text_; ///< all titles, each with a line feed behind it
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> documents_;
    std::vector<std::uint32_t> copies_;
    std::vector<std::uint32_t> starts_; ///< offsets in `text_` where words begin, sorted by text
};

} // namespace fundstelle::search
