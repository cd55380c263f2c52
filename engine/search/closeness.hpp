#pragma once
// How close the words of a query stand to one another in an article, and to its beginning.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/search/sought_codes.hpp"

namespace fundstelle::search {

/// What it adds to an article's score how near the words of a query stand to one another and to its
/// beginning.
struct Nearness {
    double passage = 0;            ///< for the best passage of `kPassageWords` words
    std::size_t passage_words = 0; ///< of the query in it, different ones
    double narrow = 0;             ///< for the best passage of `kNarrowWords` words
    std::size_t narrow_words = 0;
    double neighbours = 0; ///< for words that follow one another as in the query
    std::size_t pairs = 0; ///< of such words, different ones
    double lead = 0;       ///< for words near the beginning
    std::size_t words = 0; ///< of the query in the article, different ones

    [[nodiscard]] double bonus() const { return passage + narrow + neighbours + lead; }
};

/// Finds, in streams of words, the passages that hold the rarest and most different words of a
/// query, which of its neighbouring words are neighbours there too, and how early each word stands:
/// news tell what they are about first. A word counts less there in one of its other shapes
/// (`SoughtWord::other_codes`). Immutable, safe from any thread. Source of the ideas:
/// passages as evidence for the article, Kaszkiel and Zobel, SIGIR 1997; Tao and Zhai, SIGIR 2007;
/// pairs of words in order, Metzler and Croft, SIGIR 2005.
class Closeness {
public:
    explicit Closeness(const std::vector<query::SoughtWord>& words);

    /// Whether there is anything that could stand together.
    [[nodiscard]] bool has_words() const { return codes_.weights().size() > 1; }

    /// What no bonus exceeds.
    [[nodiscard]] double most() const;

    /// Gives what a stream (see index/token_stream.hpp) earns: some four microseconds per thousand
    /// words.
    [[nodiscard]] Nearness in(std::string_view stream) const;

private:
    SoughtCodes codes_;
};

/// Width of a passage: two or three sentences.
inline constexpr std::uint32_t kPassageWords = 40;

/// Width of a narrow one: part of a sentence.
inline constexpr std::uint32_t kNarrowWords = 12;

} // namespace fundstelle::search
