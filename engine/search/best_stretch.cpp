#include "engine/search/best_stretch.hpp"

#include <cstdint>

#include "engine/index/token_stream.hpp"
#include "engine/search/passage_window.hpp"

namespace fundstelle::search {

std::optional<german::PositionRange> best_stretch(
    std::string_view stream, const SoughtCodes& codes, std::uint32_t words
) {
    constexpr double kRepeated = 0.1;
    constexpr double kRounding = 1e-9; // sums that went up and down differ from sums that did not
    PassageWindow passage(codes.weights(), kRepeated, words - 1);
    std::optional<german::PositionRange> best;
    double best_weight = 0;
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token, codes.starts())) {
        const std::uint32_t word = codes.word_of(token.code);
        if (word == 0 || reader.field() == 0) {
            continue;
        }
        passage.go_to(reader.text_position(), word - 1);
        if (passage.weight() > best_weight + kRounding) {
            best_weight = passage.weight();
            best = german::PositionRange{passage.first_position(), reader.text_position(), {}};
        }
    }
    return best;
}

} // namespace fundstelle::search
