#include "engine/search/reranking.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "engine/search/likeness.hpp"

namespace fundstelle::search {

namespace {

/// Reads hits once, in the order in which they lie.
class HitReading {
public:
    HitReading(std::span<ScoredHit> hits, index::Reader& reader, ScoreSource& source)
        : hits_(hits), reader_(reader), source_(source) {}

    void read(const Closeness& closeness, bool compares) {
        std::sort(hits_.begin(), hits_.end(), [](const ScoredHit& left, const ScoredHit& right) {
            return left.document < right.document;
        });
        const index::DocumentParts parts = reader_.parts();
        std::string room;
        source_.readings.reserve(hits_.size());
        beginnings_.reserve(compares ? hits_.size() : 0);
        for (ScoredHit& hit : hits_) {
            const std::string_view stream = parts.read(index::Part::Words, hit.document, room);
            Reading& reading = source_.readings.emplace_back();
            reading.document = hit.document;
            if (closeness.has_words()) {
                reading.nearness = closeness.in(stream);
                hit.score += static_cast<float>(reading.nearness.bonus());
            }
            if (compares) {
                beginnings_.push_back(beginning_of(stream, reader_.frozen().codebook->tokens));
            }
        }
        std::sort(hits_.begin(), hits_.end(), is_better);
    }

    /// What is compared is what articles say, not what they get for all words, so that no likeness
    /// to those lifts another among them.
    void compare() {
        std::vector<ComparedHit> compared;
        for (const ScoredHit& hit : hits_.first(kMostCompared)) {
            const double score =
                static_cast<double>(hit.score) - source_.all_words_bonus_of(hit.document);
            compared.push_back({&beginnings_[place_of(hit)], score});
        }
        const std::vector<double> gains = gains_by_likeness(compared);
        for (std::size_t index = 0; index < gains.size(); ++index) {
            hits_[index].score += static_cast<float>(gains[index]);
            source_.readings[place_of(hits_[index])].likeness = gains[index];
        }
        std::sort(hits_.begin(), hits_.end(), is_better);
    }

private:
    [[nodiscard]] std::size_t place_of(const ScoredHit& hit) const {
        return static_cast<std::size_t>(source_.reading_of(hit.document) - source_.readings.data());
    }

    std::span<ScoredHit> hits_;
    index::Reader& reader_;
    ScoreSource& source_;
    std::vector<Beginning> beginnings_; ///< in the order of `source_.readings`
};

} // namespace

void rerank(
    std::vector<ScoredHit>& hits,
    const Closeness& closeness,
    index::Reader& reader,
    ScoreSource& source
) {
    // Of few hits it tells little which are like one another.
    const bool compares = hits.size() >= kMostCompared;
    const std::size_t read = closeness.has_words() ? kRerankedHits : compares ? kMostCompared : 0;
    const std::span<ScoredHit> first(hits.data(), std::min(hits.size(), read));
    if (first.size() < 2) {
        return;
    }
    HitReading reading(first, reader, source);
    reading.read(closeness, compares);
    if (compares) {
        reading.compare();
    }
}

} // namespace fundstelle::search
