#include "engine/search/ranking.hpp"

#include <memory>
#include <string>

#include "engine/base/error.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::search {

namespace {

constexpr double kTermSaturation = 1.2; // k1
constexpr double kQuerySaturation = 1;  // k3
constexpr double kLengthShare = 0.75;   // b
constexpr double kLeastLength = 0;      // Xapian's own default of 0.5 favours long articles

constexpr std::size_t kAskClockEvery = 64;

} // namespace

void apply_order(Xapian::Enquire& enquire, SortOrder order, bool has_words) {
    if (order == SortOrder::Relevance && has_words) {
        enquire.set_weighting_scheme(
            Xapian::BM25Weight(kTermSaturation, 0, kQuerySaturation, kLengthShare, kLeastLength)
        );
        return;
    }
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    if (order == SortOrder::Oldest) {
        auto* key = new Xapian::MultiValueKeyMaker; // NOLINT: owned by Enquire through release()
        key->add_value(index::kPublishedSlot, false, std::string(9, '\xff'));
        enquire.set_sort_by_key(key->release(), false);
    } else {
        enquire.set_sort_by_value(index::kPublishedSlot, true);
    }
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
