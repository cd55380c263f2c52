#include "engine/search/ranking.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/error.hpp"

namespace fundstelle::search {

namespace {

constexpr double kTermSaturation = 1.2; // k1
constexpr double kQuerySaturation = 1;  // k3
constexpr double kLengthShare = 0.75;   // b
constexpr double kLeastLength = 0;      // Xapian's own default of 0.5 favours long articles

constexpr std::size_t kAskClockEvery = 64;

} // namespace

WordWeight::WordWeight(const CollectionSize& collection, double holding, double share) {
    // A word of more than a third of all articles still counts a little.
    constexpr double kLeastRarity = 2;
    double rarity = (collection.articles - holding + 0.5) / (holding + 0.5);
    if (rarity < kLeastRarity) {
        rarity = (rarity * 0.5) + 1;
    }
    const double most = std::log(rarity) * (kTermSaturation + 1) * share;
    const double average = std::max(1.0, collection.average_length);
    most_ = static_cast<float>(most);
    base_ = static_cast<float>(kTermSaturation * (1 - kLengthShare));
    by_length_ = static_cast<float>(kTermSaturation * kLengthShare / average);
}

void rank_by_words(Xapian::Enquire& enquire) {
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(kTermSaturation, 0, kQuerySaturation, kLengthShare, kLeastLength)
    );
}

Deadline::Deadline(std::chrono::milliseconds limit)
    : begin_(std::chrono::steady_clock::now()), limit_(limit) {}

bool Deadline::operator()(const Xapian::Document& /*document*/) const {
    asked_ += 1;
    if (asked_ % kAskClockEvery == 0) {
        const auto spent = std::chrono::steady_clock::now() - begin_;
        has_passed_ = has_passed_ || spent > limit_;
        if (spent > 2 * limit_) {
            throw base::Error{base::ErrorCode::Timeout, "the query takes too long"};
        }
    }
    return !has_passed_;
}

} // namespace fundstelle::search
