#include "engine/german/related_stems.hpp"

#include <algorithm>

#include "engine/german/stemmer.hpp"

namespace fundstelle::german {

RelatedStems::RelatedStems(std::span<const std::string_view> rows) {
    Stemmer stemmer;
    for (std::string_view words : rows) {
        std::vector<std::string> row;
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            row.emplace_back(stemmer.stem(words.substr(0, end)));
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        for (const std::string& stem : row) {
            std::vector<std::string>& others = others_[stem];
            for (const std::string& other : row) {
                const bool is_known =
                    std::find(others.begin(), others.end(), other) != others.end();
                if (other != stem && !is_known) {
                    others.push_back(other);
                }
            }
        }
    }
}

std::vector<std::string> RelatedStems::of(std::string_view stem) const {
    const auto found = others_.find(std::string(stem));
    return found == others_.end() ? std::vector<std::string>{} : found->second;
}

} // namespace fundstelle::german
