#include "engine/search/reranking.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "engine/search/likeness.hpp"
#include "engine/search/likeness_to_best.hpp"

namespace fundstelle::search {

namespace {

/// Further hits are compared with so many of the best.
constexpr std::size_t kBest = 10;

/// So much of the best score a further hit gets that begins as these do. docs/ranking.md tells how
/// both were found.
constexpr double kShareOfBest = 0.6;

/// Of further hits no more is read, some two thousand words, so that books cost no more than news.
constexpr std::size_t kMostFurtherBytes = 4000;

/// Reads hits once each.
class HitReading {
public:
    HitReading(const Closeness& closeness, index::Reader& reader)
        : closeness_(closeness), reader_(reader), parts_(reader.parts()) {}

    /// Reads the hits in the order in which they lie, adds what nearness in so many bytes gives,
    /// and hands each to `take(hit, reading, stream)` for more, until it gives false. Puts them
    /// into order.
    template <typename Take>
    void read(std::span<ScoredHit> hits, std::size_t most_bytes, const Take& take) {
        std::sort(hits.begin(), hits.end(), [](const ScoredHit& left, const ScoredHit& right) {
            return left.document < right.document;
        });
        for (ScoredHit& hit : hits) {
            const std::string_view stream = parts_.read(index::Part::Words, hit.document, room_);
            Reading reading;
            reading.document = hit.document;
            if (closeness_.has_words()) {
                reading.nearness = closeness_.in(stream.substr(0, most_bytes));
                hit.score += static_cast<float>(reading.nearness.bonus());
            }
            if (!take(hit, reading, stream)) {
                break;
            }
        }
        std::sort(hits.begin(), hits.end(), is_better);
    }

    [[nodiscard]] Beginning beginning_of(std::string_view stream) const {
        return search::beginning_of(stream, reader_.frozen().codebook->tokens);
    }

private:
    const Closeness& closeness_;
    index::Reader& reader_;
    index::DocumentParts parts_;
    std::string room_;
};

/// The hits that stand at the front of any page.
class FirstHits {
public:
    FirstHits(std::span<ScoredHit> hits, ScoreSource& source) : hits_(hits), source_(source) {}

    void read(HitReading& reading, bool compares) {
        source_.readings.reserve(hits_.size());
        beginnings_.reserve(compares ? hits_.size() : 0);
        const auto take = [&](ScoredHit&, const Reading& read, std::string_view stream) {
            source_.readings.push_back(read);
            if (compares) {
                beginnings_.push_back(reading.beginning_of(stream));
            }
            return true;
        };
        reading.read(hits_, std::string_view::npos, take);
    }

    /// What is compared is what articles say, not what they get for all words, so that no likeness
    /// to those lifts another among them.
    void compare() {
        std::vector<ComparedHit> compared;
        for (const ScoredHit& hit : hits_.first(kMostCompared)) {
            compared.push_back({&beginnings_[place_of(hit)], own_score_of(hit)});
        }
        const std::vector<double> gains = gains_by_likeness(compared);
        for (std::size_t index = 0; index < gains.size(); ++index) {
            hits_[index].score += static_cast<float>(gains[index]);
            source_.readings[place_of(hits_[index])].likeness = gains[index];
        }
        std::sort(hits_.begin(), hits_.end(), is_better);
    }

    [[nodiscard]] std::vector<Beginning> best_beginnings() const {
        std::vector<Beginning> best;
        for (const ScoredHit& hit : hits_.first(std::min(kBest, hits_.size()))) {
            best.push_back(beginnings_[place_of(hit)]);
        }
        return best;
    }

    /// What an article has without what it gets for all words.
    [[nodiscard]] double own_score_of(const ScoredHit& hit) const {
        return static_cast<double>(hit.score) - source_.all_words_bonus_of(hit.document);
    }

    /// The best of these.
    [[nodiscard]] double best_score() const {
        double best = 0;
        for (const ScoredHit& hit : hits_) {
            best = std::max(best, own_score_of(hit));
        }
        return best;
    }

private:
    [[nodiscard]] std::size_t place_of(const ScoredHit& hit) const {
        return static_cast<std::size_t>(source_.reading_of(hit.document) - source_.readings.data());
    }

    std::span<ScoredHit> hits_;
    ScoreSource& source_;
    std::vector<Beginning> beginnings_; ///< in the order of `source_.readings`
};

/// Orders the hits behind the first ones by what they say and how like the best they are.
void rank_further(
    std::span<ScoredHit> further,
    const FirstHits& first,
    HitReading& reading,
    query::TimeBudget& budget,
    ScoreSource& source
) {
    LikenessToBest likeness(first.best_beginnings());
    const double best = first.best_score();
    std::vector<Reading> readings;
    readings.reserve(further.size());
    const auto take = [&](ScoredHit& hit, Reading& read, std::string_view stream) {
        // None rises above the best, and so none above those that come first for all words.
        const double own = first.own_score_of(hit);
        const double gain = kShareOfBest * best * likeness.of(reading.beginning_of(stream));
        read.is_among_first = false;
        read.likeness = std::clamp(best - own, 0.0, gain);
        hit.score += static_cast<float>(read.likeness);
        readings.push_back(read);
        return budget.allows_step();
    };
    reading.read(further, kMostFurtherBytes, take);
    const auto by_document = [](const Reading& left, const Reading& right) {
        return left.document < right.document;
    };
    const auto middle = static_cast<std::ptrdiff_t>(source.readings.size());
    source.readings.insert(source.readings.end(), readings.begin(), readings.end());
    std::inplace_merge(
        source.readings.begin(),
        source.readings.begin() + middle,
        source.readings.end(),
        by_document
    );
}

/// Keeps the scores of those behind the first ones below theirs, in one order of scores.
void keep_behind(std::span<ScoredHit> first, std::span<ScoredHit> behind, ScoreSource& source) {
    const float least = first.back().score;
    if (behind.empty() || behind.front().score <= least) {
        return;
    }
    const float share = std::max(least, 0.0F) / behind.front().score;
    for (ScoredHit& hit : behind) {
        hit.score *= share;
    }
    source.share_behind_first = static_cast<double>(share);
}

} // namespace

std::size_t hits_to_rank(std::size_t needed) {
    // The last one only tells whether there is another page.
    return std::max(needed, needed > kRerankedHits + 1 ? kFurtherHits : kRerankedHits);
}

void rerank(
    std::vector<ScoredHit>& hits,
    const Closeness& closeness,
    index::Reader& reader,
    query::TimeBudget& budget,
    ScoreSource& source
) {
    // Of few hits it tells little which are like one another.
    const bool compares = hits.size() >= kMostCompared;
    const std::size_t read = closeness.has_words() ? kRerankedHits : compares ? kMostCompared : 0;
    const std::span<ScoredHit> all(hits);
    const std::span<ScoredHit> front = all.first(std::min(all.size(), read));
    if (front.size() < 2) {
        return;
    }
    HitReading reading(closeness, reader);
    FirstHits first(front, source);
    first.read(reading, compares);
    if (compares) {
        first.compare();
    }
    const std::span<ScoredHit> behind = all.subspan(front.size());
    if (compares && behind.size() > 1) {
        rank_further(
            behind.first(std::min(behind.size(), kFurtherHits - front.size())),
            first,
            reading,
            budget,
            source
        );
        keep_behind(front, behind, source);
    }
}

} // namespace fundstelle::search
