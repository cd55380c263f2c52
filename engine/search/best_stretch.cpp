#include "engine/search/best_stretch.hpp"

#include <cstdint>
#include <vector>

#include "engine/index/token_stream.hpp"

namespace fundstelle::search {

namespace {

/// What a word counts each further time that it stands in a passage, of its first time.
constexpr double kRepeated = 0.1;

struct Place {
    std::uint32_t position;
    std::uint32_t word; ///< from 0
};

std::vector<Place> places_of(std::string_view stream, const SoughtCodes& codes) {
    std::vector<Place> places;
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token)) {
        const std::uint32_t word = codes.word_of(token.code);
        if (word > 0 && reader.field() > 0) {
            places.push_back({reader.text_position(), word - 1});
        }
    }
    return places;
}

/// The words of a passage that moves on through the places.
class MovingPassage {
public:
    explicit MovingPassage(const std::vector<double>& weights)
        : weights_(weights), counts_(weights.size()) {}

    void enter(std::uint32_t word) {
        weight_ += weights_[word] * (counts_[word]++ == 0 ? 1 : kRepeated);
    }
    void leave(std::uint32_t word) {
        weight_ -= weights_[word] * (--counts_[word] == 0 ? 1 : kRepeated);
    }
    [[nodiscard]] double weight() const { return weight_; }

private:
    const std::vector<double>& weights_;
    std::vector<std::uint32_t> counts_;
    double weight_ = 0;
};

} // namespace

std::optional<german::PositionRange> best_stretch(
    std::string_view stream, const SoughtCodes& codes, std::size_t words
) {
    constexpr double kRounding = 1e-9; // sums that went up and down differ from sums that did not
    const std::vector<Place> places = places_of(stream, codes);
    MovingPassage passage(codes.weights());
    std::optional<german::PositionRange> best;
    double best_weight = 0;
    std::size_t first = 0;
    for (const Place& place : places) {
        passage.enter(place.word);
        while (place.position - places[first].position >= words) {
            passage.leave(places[first++].word);
        }
        if (passage.weight() > best_weight + kRounding) {
            best_weight = passage.weight();
            best = german::PositionRange{places[first].position, place.position};
        }
    }
    return best;
}

} // namespace fundstelle::search
