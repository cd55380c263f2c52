#pragma once
// A passage that moves over the places of a query's words and is weighed on the way.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fundstelle::search {

/// Holds the places that lie at most `most_apart` positions apart; the last of them is the newest.
/// One object belongs to one thread.
class PassageWindow {
public:
    /// `weights` are those of the words, and must outlive it; a word counts `repeated` of its
    /// weight each further time that it stands in the passage.
    PassageWindow(const std::vector<double>& weights, double repeated, std::uint32_t most_apart)
        : weights_(weights), repeated_(repeated), most_apart_(most_apart), counts_(weights.size()) {
        places_.reserve(kUsualPlaces);
    }

    /// Goes on to a place behind the last, where a word stands (from 0).
    void go_to(std::uint32_t position, std::uint32_t word) {
        places_.push_back({position, word});
        if (counts_[word]++ == 0) {
            weight_ += weights_[word];
            ++words_;
        } else {
            weight_ += weights_[word] * repeated_;
        }
        while (position - places_[first_].position > most_apart_) {
            leave(places_[first_++].word);
        }
    }

    [[nodiscard]] double weight() const { return weight_; }

    /// How many different words stand in it.
    [[nodiscard]] std::size_t words() const { return words_; }

    [[nodiscard]] std::uint32_t first_position() const { return places_[first_].position; }

private:
    static constexpr std::size_t kUsualPlaces = 64;

    struct Place {
        std::uint32_t position;
        std::uint32_t word;
    };

    void leave(std::uint32_t word) {
        if (--counts_[word] == 0) {
            weight_ -= weights_[word];
            --words_;
        } else {
            weight_ -= weights_[word] * repeated_;
        }
    }

    const std::vector<double>& weights_;
    double repeated_;
    std::uint32_t most_apart_;
    std::vector<std::uint32_t> counts_; ///< by word
    std::vector<Place> places_;
    std::size_t first_ = 0; ///< of `places_` that lies in it
    double weight_ = 0;
    std::size_t words_ = 0;
};

} // namespace fundstelle::search
