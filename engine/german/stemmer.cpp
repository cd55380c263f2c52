#include "engine/german/stemmer.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/german/fixed_stem.hpp"
#include "engine/german/inflection.hpp"
#include "engine/german/snowball.hpp"
#include "engine/german/spelling.hpp"

namespace fundstelle::german {

namespace {

constexpr std::size_t kMaxStemBytes = 64;

/// Words with digits or signs are codes, not inflected words.
bool is_inflected(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value < 0x80 && (value < 'a' || value > 'z') && value != '\'';
    });
}

std::string compute_stem(std::string_view normal) {
    std::string stem;
    if (!is_inflected(normal)) {
        stem = normal;
    } else {
        std::string spelled = canonical_spelling(normal);
        // "geht's", "Müller's", "Hans'"
        if (const std::size_t apostrophe = spelled.find('\''); apostrophe != std::string::npos) {
            const bool is_short_ending = spelled.size() - apostrophe <= 2;
            spelled.erase(is_short_ending && apostrophe > 1 ? apostrophe : spelled.size());
            std::erase(spelled, '\'');
        }
        stem = fixed_stem(spelled);
        if (stem.empty()) {
            const std::string regular = regular_form(spelled);
            stem = regular == spelled ? std::string{} : fixed_stem(regular); // "bäuerin"
            stem = stem.empty() ? snowball_stem(regular, VowelPairs::Apart) : stem;
            stem = with_distinct_umlaut(std::move(stem), spelled);
        }
    }
    if (stem.empty()) {
        stem = normal;
    }
    stem.resize(base::prefix_of_bytes(stem, kMaxStemBytes).size());
    return stem;
}

} // namespace

Stemmer::Stemmer(std::size_t most_remembered) : most_remembered_(most_remembered) {}

std::size_t Stemmer::Hash::operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
}

std::string_view Stemmer::stem(std::string_view normal) {
    if (const auto found = memo_.find(normal); found != memo_.end()) {
        return found->second;
    }
    if (memo_.size() >= most_remembered_) {
        memo_.clear();
    }
    return memo_.emplace(std::string(normal), compute_stem(normal)).first->second;
}

} // namespace fundstelle::german
