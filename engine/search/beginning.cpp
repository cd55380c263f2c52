#include "engine/search/beginning.hpp"

#include <cmath>

#include "engine/index/token_stream.hpp"

namespace fundstelle::search {

namespace {

std::vector<LikenessWeight> weights_by_rank() {
    constexpr double kOfNoWeight = 4;
    constexpr double kEighths = 8;
    std::vector<LikenessWeight> weights;
    for (std::size_t rank = 0; rank <= index::kFrequentCodes; ++rank) {
        const double weight = std::log1p(static_cast<double>(rank) / kOfNoWeight);
        weights.push_back(static_cast<LikenessWeight>(std::lround(weight * weight * kEighths)));
    }
    return weights;
}

} // namespace

Beginning beginning_of(std::string_view stream, const index::TokenCodes& codes) {
    Beginning beginning;
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (beginning.count < beginning.words.size() && reader.next(token)) {
        beginning.words[beginning.count++] = codes.without_form(token.code);
    }
    return beginning;
}

const std::vector<LikenessWeight>& weights_of_places() {
    static const std::vector<LikenessWeight> weights = weights_by_rank();
    return weights;
}

} // namespace fundstelle::search
