#include "engine/search/sought_codes.hpp"

#include <algorithm>

namespace fundstelle::search {

SoughtCodes::SoughtCodes(const std::vector<query::SoughtWord>& words)
    : word_of_frequent_(words.empty() ? 0 : index::kFrequentCodes, 0) {
    const std::size_t count = std::min(words.size(), kMostWords);
    for (std::size_t place = 0; place < count; ++place) {
        weights_.push_back(words[place].weight);
        add(words[place].codes, static_cast<std::uint8_t>(place + 1));
    }
    for (std::size_t place = 0; place < count; ++place) {
        add(words[place].other_codes, static_cast<std::uint8_t>((place + 1) | kOtherShape));
    }
    const auto by_code = [](const auto& left, const auto& right) {
        return left.first < right.first;
    };
    std::stable_sort(rare_words_.begin(), rare_words_.end(), by_code);
}

/// Those that stand for a word already stay with it.
void SoughtCodes::add(const std::vector<index::TokenCode>& codes, std::uint8_t entry) {
    for (const index::TokenCode code : codes) {
        starts_.add(code);
        if ((code & index::kRareToken) != 0) {
            rare_words_.emplace_back(code, entry); // of equal ones the first is found
        } else if (word_of_frequent_[code] == 0) {
            word_of_frequent_[code] = entry;
        }
    }
}

} // namespace fundstelle::search
