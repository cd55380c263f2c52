#include "engine/search/sought_places.hpp"

#include <algorithm>
#include <utility>

#include "engine/index/token_pattern.hpp"
#include "engine/search/passage_window.hpp"

namespace fundstelle::search {

namespace {

/// Each is looked for at each word that one of them begins with.
constexpr std::size_t kMostPhrases = 16;

/// The passage that weighs most so far.
class BestStretch {
public:
    BestStretch(const std::vector<double>& weights, std::uint32_t words)
        : passage_(weights, {kRepeated}, words - 1) {}

    /// Goes on to a place at or behind the last, where a word or phrase stands.
    void go_to(std::uint32_t position, std::uint32_t number) {
        passage_.go_to(position, {number});
        if (passage_.weight() > weight_ + kRounding) {
            weight_ = passage_.weight();
            best_ = german::PositionRange{passage_.first_position(), position, {}};
        }
    }

    [[nodiscard]] const std::optional<german::PositionRange>& best() const { return best_; }

private:
    static constexpr double kRepeated = 0.1;
    /// Sums that went up and down differ from sums that did not.
    static constexpr double kRounding = 1e-9;

    PassageWindow passage_;
    std::optional<german::PositionRange> best_;
    double weight_ = 0;
};

bool begins_with(const query::SoughtPhrase& phrase, index::TokenCode code) {
    const index::CodeList& first = phrase.pattern.words.front();
    return std::find(first.begin(), first.end(), code) != first.end();
}

} // namespace

SoughtPlaces::SoughtPlaces(
    const std::vector<query::SoughtWord>& words, std::vector<query::SoughtPhrase> phrases
)
    : codes_(words),
      phrases_(std::move(phrases)),
      weights_(codes_.weights()),
      starts_(codes_.starts()) {
    if (phrases_.size() > kMostPhrases) {
        phrases_.resize(kMostPhrases);
    }
    for (const query::SoughtPhrase& phrase : phrases_) {
        weights_.push_back(phrase.weight);
        for (const index::TokenCode code : phrase.pattern.words.front()) {
            starts_.add(code);
        }
    }
}

std::optional<german::PositionRange> SoughtPlaces::best_stretch(
    std::string_view stream, std::uint32_t words
) const {
    BestStretch stretch(weights_, words);
    const auto first_phrase = static_cast<std::uint32_t>(codes_.weights().size());
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token, starts_)) {
        if (reader.field() == 0) {
            continue;
        }
        if (const auto found = codes_.word_of(token.code)) {
            stretch.go_to(reader.text_position(), found->word);
        }
        for (std::uint32_t phrase = 0; phrase < phrases_.size(); ++phrase) {
            if (begins_with(phrases_[phrase], token.code) &&
                index::goes_on(phrases_[phrase].pattern, reader.rest())) {
                stretch.go_to(reader.text_position(), first_phrase + phrase);
            }
        }
    }
    return stretch.best();
}

} // namespace fundstelle::search
