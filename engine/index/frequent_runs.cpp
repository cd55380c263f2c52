#include "engine/index/frequent_runs.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/index/run_counts.hpp"

namespace fundstelle::index {

namespace {

/// What `PostingView::of_packed` wants behind a list.
constexpr std::size_t kBytesBehind = 8;

/// So many runs further on is fetched from memory what is looked at then.
constexpr std::size_t kAhead = 16;

/// Lists while they are made: a table with open addressing (linear probing), whose places can be
/// fetched ahead.
class GrowingLists {
public:
    /// Adds a document to the lists of its runs, ascending, each run once or more often.
    void add(Xapian::docid document, std::span<const HashedRun> runs) {
        make_room(runs.size());
        for (std::size_t index = 0; index < runs.size(); ++index) {
            if (index + kAhead < runs.size()) {
                __builtin_prefetch(&places_[place_of(runs[index + kAhead].hash)]);
            }
            if (index + kAhead / 2 < runs.size()) {
                fetch_list(runs[index + kAhead / 2].hash);
            }
            PostingList& list = list_of(runs[index]);
            if (list.last() != document) {
                list.add(document, 1);
            }
        }
    }

    [[nodiscard]] std::vector<PackedRuns::Growing> take() && { return std::move(lists_); }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] std::size_t place_of(std::uint64_t hash) const {
        return (hash >> 32U) & (places_.size() - 1);
    }

    void fetch_list(std::uint64_t hash) const {
        if (const std::uint32_t list = places_[place_of(hash)]; list != kNone) {
            __builtin_prefetch(&lists_[list], 1);
        }
    }

    PostingList& list_of(const HashedRun& wanted) {
        std::size_t place = place_of(wanted.hash);
        while (places_[place] != kNone) {
            auto& [run, list] = lists_[places_[place]];
            if (run == wanted.run) {
                return list;
            }
            place = (place + 1) & (places_.size() - 1);
        }
        places_[place] = static_cast<std::uint32_t>(lists_.size());
        return lists_.emplace_back(PackedRuns::Growing{wanted.run, {}}).list;
    }

    /// At least half of the places stay free.
    void make_room(std::size_t more) {
        std::size_t places = places_.size();
        while (2 * (lists_.size() + more) > places) {
            places *= 2;
        }
        if (places == places_.size()) {
            return;
        }
        places_.assign(places, kNone);
        for (std::uint32_t list = 0; list < lists_.size(); ++list) {
            std::size_t place = place_of(hash_of(lists_[list].run));
            while (places_[place] != kNone) {
                place = (place + 1) & (places_.size() - 1);
            }
            places_[place] = list;
        }
    }

    std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(1024, kNone); ///< in `lists_`
    std::vector<PackedRuns::Growing> lists_;
};

/// Calls `take(document, runs)` for each article with its runs of two or up to three words.
template <typename Take>
void for_each_article(const DocumentParts& parts, std::size_t most_words, const Take& take) {
    std::string room;
    std::vector<HashedRun> runs;
    const auto end = parts.database().postlist_end({});
    for (auto document = parts.database().postlist_begin({}); document != end; ++document) {
        runs.clear();
        for_each_run(parts.read(Part::Words, *document, room), most_words, [&](const WordRun& run) {
            runs.push_back({run, hash_of(run)});
        });
        take(*document, std::span<const HashedRun>(runs));
    }
}

/// Calls `look(run)` for each, while the counts of those behind it are fetched.
template <typename Look>
void for_each_with_count(
    std::span<const HashedRun> runs, const RunCounts& counts, const Look& look
) {
    for (std::size_t index = 0; index < runs.size(); ++index) {
        if (index + kAhead < runs.size()) {
            counts.fetch_ahead(runs[index + kAhead].hash);
        }
        look(runs[index]);
    }
}

/// Gives from which count on runs are frequent.
std::uint32_t least_count(const RunCounts& counts, std::uint32_t least, std::size_t most_bytes) {
    while (least < std::numeric_limits<std::uint16_t>::max() &&
           counts.bytes_from(least) > most_bytes) {
        least += std::max(1U, least / 4);
    }
    return least;
}

/// Which pairs are frequent, as far as their counts tell.
class FrequentPairs {
public:
    FrequentPairs(const DocumentParts& parts, const RunLimits& limits) {
        for_each_article(parts, 2, [&](Xapian::docid /*document*/, auto pairs) {
            for_each_with_count(pairs, counts_, [&](const HashedRun& pair) {
                counts_.add(pair.hash);
            });
        });
        least_ = least_count(counts_, limits.least_pairs, limits.most_bytes);
    }

    [[nodiscard]] bool hold(std::uint64_t hash) const { return counts_.of(hash) >= least_; }

    /// Whether a run of three consists of frequent pairs: no others can be as frequent.
    [[nodiscard]] bool make_up(const WordRun& triple) const {
        return hold(hash_of(WordRun::of(triple.second, triple.third))) &&
               hold(hash_of(WordRun::of(triple.first, triple.second)));
    }

    [[nodiscard]] const RunCounts& counts() const { return counts_; }

private:
    RunCounts counts_;
    std::uint32_t least_ = 0;
};

/// Gives the lists of frequent pairs, and counts runs of three.
std::vector<PackedRuns::Growing> pair_lists(
    const DocumentParts& parts,
    const FrequentPairs& frequent,
    RunCounts& triples,
    const FrequentRuns::TakeUnlisted& take_unlisted
) {
    GrowingLists lists;
    std::vector<HashedRun> listed; // of one article
    std::vector<HashedRun> counted;
    std::vector<std::uint64_t> unlisted;
    for_each_article(parts, 3, [&](Xapian::docid document, auto runs) {
        listed.clear();
        counted.clear();
        unlisted.clear();
        for_each_with_count(runs, frequent.counts(), [&](const HashedRun& hashed) {
            if (hashed.run.has_third) {
                if (frequent.make_up(hashed.run)) {
                    counted.push_back(hashed);
                }
            } else if (frequent.hold(hashed.hash)) {
                listed.push_back(hashed);
            } else {
                unlisted.push_back(hashed.hash);
            }
        });
        lists.add(document, listed);
        for_each_with_count(counted, triples, [&](const HashedRun& triple) {
            triples.add(triple.hash);
        });
        take_unlisted(document, unlisted);
    });
    return std::move(lists).take();
}

std::vector<PackedRuns::Growing> triple_lists(
    const DocumentParts& parts, const RunCounts& counts, std::uint32_t least
) {
    GrowingLists lists;
    std::vector<HashedRun> listed; // of one article
    for_each_article(parts, 3, [&](Xapian::docid document, auto runs) {
        listed.clear();
        for_each_with_count(runs, counts, [&](const HashedRun& hashed) {
            if (hashed.run.has_third && counts.of(hashed.hash) >= least) {
                listed.push_back(hashed);
            }
        });
        lists.add(document, listed);
    });
    return std::move(lists).take();
}

} // namespace

PackedRuns::PackedRuns(std::vector<Growing> lists) {
    std::size_t most_bytes = kBytesBehind;
    for (const Growing& growing : lists) {
        most_bytes += growing.list.packed().size() + 1;
    }
    bytes_.reserve(most_bytes);
    places_.reserve(lists.size());
    std::vector<Posting> postings;
    for (Growing& growing : lists) {
        const PostingList list = std::exchange(growing.list, {});
        postings.clear();
        list.for_each([&](Xapian::docid document, Xapian::termcount count) {
            postings.push_back({document, count});
        });
        places_.push_back(
            {growing.run,
             static_cast<std::uint32_t>(bytes_.size()),
             static_cast<std::uint32_t>(list.size()),
             list.last()}
        );
        append_packed(bytes_, postings);
    }
    bytes_.append(kBytesBehind, '\0');
    std::sort(places_.begin(), places_.end(), [](const Place& left, const Place& right) {
        return left.run < right.run;
    });
}

const PackedRuns::Place* PackedRuns::find(const WordRun& run) const {
    const auto found = std::lower_bound(
        places_.begin(),
        places_.end(),
        run,
        [](const Place& place, const WordRun& sought) { return place.run < sought; }
    );
    return found != places_.end() && found->run == run ? &*found : nullptr;
}

std::optional<PostingView> PackedRuns::list_of(const WordRun& run) const {
    const Place* found = find(run);
    if (found == nullptr) {
        return std::nullopt;
    }
    return PostingView::of_packed(
        std::string_view(bytes_).substr(found->begin), found->size, found->last
    );
}

FrequentRuns::FrequentRuns(
    const DocumentParts& parts, const RunLimits& limits, const TakeUnlisted& take_unlisted
) {
    RunCounts triples;
    {
        const FrequentPairs frequent(parts, limits);
        pairs_ = PackedRuns(pair_lists(parts, frequent, triples, take_unlisted));
    }
    const std::uint32_t least = least_count(triples, limits.least_triples, limits.most_bytes);
    triples_ = PackedRuns(triple_lists(parts, triples, least));
    behind_ = parts.database().get_lastdocid() + 1;
}

} // namespace fundstelle::index
