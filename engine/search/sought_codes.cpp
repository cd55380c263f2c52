#include "engine/search/sought_codes.hpp"

#include <algorithm>

namespace fundstelle::search {

SoughtCodes::SoughtCodes(const std::vector<query::SoughtWord>& words)
    : word_of_frequent_(words.empty() ? 0 : index::kFrequentCodes, 0) {
    for (const query::SoughtWord& word : words) {
        if (weights_.size() == kMostWords) {
            break;
        }
        weights_.push_back(word.weight);
        const auto number = static_cast<std::uint8_t>(weights_.size());
        for (const index::TokenCode code : word.codes) {
            starts_.add(code);
            if ((code & index::kRareToken) != 0) {
                rare_words_.emplace_back(code, number);
            } else if (word_of_frequent_[code] == 0) {
                word_of_frequent_[code] = number;
            }
        }
    }
    // Of equal ones the first word's comes first, and is found.
    std::sort(rare_words_.begin(), rare_words_.end());
}

} // namespace fundstelle::search
