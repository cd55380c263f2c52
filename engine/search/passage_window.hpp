#pragma once
// A passage that moves over the places of a query's words and is weighed on the way.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/search/sought_codes.hpp"

namespace fundstelle::search {

/// What words count in a passage, in parts of their weight.
struct PassageShares {
    double repeated = 0; ///< each further time that a word stands there
    double other = 0;    ///< a word that stands there in other shapes alone, however often
};

/// Holds the places that lie at most `most_apart` positions apart; the last of them is the newest.
/// One object belongs to one thread.
class PassageWindow {
public:
    /// `weights` are those of the words, and must outlive it.
    PassageWindow(
        const std::vector<double>& weights, PassageShares shares, std::uint32_t most_apart
    )
        : weights_(weights), shares_(shares), most_apart_(most_apart), counts_(weights.size()) {
        places_.reserve(kUsualPlaces);
    }

    /// Goes on to a place behind the last, where a word stands.
    void go_to(std::uint32_t position, FoundWord found) {
        places_.push_back({position, found});
        change(found, 1);
        while (position - places_[first_].position > most_apart_) {
            change(places_[first_++].found, -1);
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
        FoundWord found;
    };

    /// How often a word stands in the passage.
    struct Count {
        int own = 0;
        int other = 0;

        [[nodiscard]] bool is_there() const { return own + other > 0; }
    };

    [[nodiscard]] double share_of(const Count& count) const {
        if (count.own > 0) {
            return 1 + shares_.repeated * (count.own - 1);
        }
        return count.other > 0 ? shares_.other : 0;
    }

    void change(FoundWord found, int step) {
        Count& count = counts_[found.word];
        const double share = share_of(count);
        words_ -= count.is_there() ? 1U : 0U;
        (found.is_other ? count.other : count.own) += step;
        words_ += count.is_there() ? 1U : 0U;
        weight_ += weights_[found.word] * (share_of(count) - share);
    }

    const std::vector<double>& weights_;
    PassageShares shares_;
    std::uint32_t most_apart_;
    std::vector<Count> counts_; ///< by word
    std::vector<Place> places_;
    std::size_t first_ = 0; ///< of `places_` that lies in it
    double weight_ = 0;
    std::size_t words_ = 0;
};

} // namespace fundstelle::search
