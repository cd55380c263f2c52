#pragma once
// How close the words of a query stand to one another in an article.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/search/sought_codes.hpp"

namespace fundstelle::search {

/// What the passage of an article that holds most of a query adds to its score.
struct Passage {
    double bonus = 0;
    std::size_t words = 0; ///< of the query, different ones
};

/// Finds, in streams of words, the passage of `kPassageWords` words that holds the rarest and most
/// different words of a query. Immutable, safe from any thread. Source of the idea: passages as
/// evidence for the article, Kaszkiel and Zobel, SIGIR 1997; Tao and Zhai, SIGIR 2007.
class Closeness {
public:
    explicit Closeness(const std::vector<query::SoughtWord>& words);

    /// Whether there is anything that could stand together.
    [[nodiscard]] bool has_words() const { return codes_.weights().size() > 1; }

    /// The bonus of a passage that holds all words.
    [[nodiscard]] double most() const;

    /// Gives the best passage of a stream (see index/token_stream.hpp): about a microsecond per
    /// thousand words.
    [[nodiscard]] Passage best_passage(std::string_view stream) const;

private:
    SoughtCodes codes_;
};

/// Width of a passage: two or three sentences.
inline constexpr std::uint32_t kPassageWords = 40;

} // namespace fundstelle::search
