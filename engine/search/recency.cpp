#include "engine/search/recency.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/instant.hpp"

namespace fundstelle::search {

namespace {

constexpr double kMildShare = 0.15;  ///< decides between hits that are about as good
constexpr double kStrongShare = 0.6; ///< a new one passes most that are better
constexpr std::int64_t kDaySeconds = 86'400;

double share_of(Recency recency) {
    switch (recency) {
        case Recency::Mild:
            return kMildShare;
        case Recency::Strong:
            return kStrongShare;
        case Recency::Off:
            break;
    }
    return 0;
}

} // namespace

RecencyBonus::RecencyBonus(Recency recency, const SearchSetting& setting)
    : half_life_(
          std::max(1.0, std::chrono::duration<double>(setting.limits.recency_half_life).count())
      ),
      share_(share_of(recency)) {
    if (share_ == 0) {
        return;
    }
    index::Reader& reader = setting.reader;
    times_ = reader.frozen().columns->times(reader.database(), setting.zone);
    const auto newest_first = times_->newest_first();
    if (!newest_first.empty()) {
        newest_ = std::min(times_->seconds(newest_first.front()), base::now().seconds);
    }
}

void RecencyBonus::add_to(Matches& matches) {
    if (share_ == 0) {
        return;
    }
    float best = 0;
    matches.documents.for_each([&](Xapian::docid document) {
        best = std::max(best, matches.scores[document]);
    });
    most_ = share_ * static_cast<double>(best);
    matches.documents.for_each([&](Xapian::docid document) {
        matches.scores[document] += static_cast<float>(of(document));
    });
}

double RecencyBonus::of(Xapian::docid document) const {
    if (most_ == 0 || times_->seconds(document) == index::TimeColumn::kNoInstant) {
        return 0;
    }
    const auto age =
        static_cast<double>(std::max<std::int64_t>(0, newest_ - times_->seconds(document)));
    return most_ * std::exp2(-age / half_life_);
}

std::string RecencyBonus::what(Xapian::docid document) const {
    const std::int64_t days =
        std::max<std::int64_t>(0, newest_ - times_->seconds(document)) / kDaySeconds;
    return days == 0 ? "published within a day of the newest article"
                     : "published " + std::to_string(days) + (days == 1 ? " day" : " days") +
                           " before the newest article";
}

} // namespace fundstelle::search
