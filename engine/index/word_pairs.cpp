#include "engine/index/word_pairs.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::index {

namespace {

constexpr std::size_t kMostBytes = 40u * 1024 * 1024;
constexpr std::uint32_t kMostBitsAPair = 12; // one in ninety other pairs is taken for it
constexpr std::uint32_t kLeastBitsAPair = 3;
constexpr std::size_t kBits = 64;

/// Of so many articles that came later pairs are kept: they are copied with each commit.
constexpr std::size_t kMostNew = 10'000;

/// Gives the three bits of a pair among so many. Source: Kirsch and Mitzenmacher, Random Structures
/// and Algorithms 33 (2008).
std::array<std::size_t, 3> places_of(std::uint64_t pair, std::size_t bits) {
    const auto first = static_cast<std::uint32_t>(pair >> 32U);
    const auto step = static_cast<std::uint32_t>(pair);
    const auto place = [bits](std::uint32_t hash) {
        return static_cast<std::size_t>((std::uint64_t{hash} * bits) >> 32U);
    };
    return {place(first), place(first + step), place(first + step + step)};
}

void add_documents(const DocumentParts& parts, PairFilters& filters) {
    auto document = parts.database().postlist_begin({});
    const auto end = parts.database().postlist_end({});
    if (document != end && filters.behind() > 1) {
        document.skip_to(filters.behind());
    }
    for (; document != end; ++document) {
        filters.add(*document, parts.read(Part::Words, *document));
    }
}

} // namespace

void PairFilters::add(Xapian::docid document, std::string_view stream) {
    pairs_.clear();
    for_each_run(stream, 2, [this](const WordRun& pair) { pairs_.push_back(hash_of(pair)); });
    add(document, pairs_);
}

void PairFilters::add(Xapian::docid document, std::span<const std::uint64_t> pairs) {
    // Documents that were passed over have no bits.
    begins_.resize(document - first_ + 1, static_cast<std::uint32_t>(bits_.size()));
    const std::size_t begin = bits_.size();
    bits_.resize(begin + (pairs.size() * bits_a_pair_ + kBits - 1) / kBits);
    const std::size_t bits = (bits_.size() - begin) * kBits;
    for (const std::uint64_t pair : pairs) {
        for (const std::size_t place : places_of(pair, bits)) {
            bits_[begin + place / kBits] |= std::uint64_t{1} << (place % kBits);
        }
    }
    begins_.push_back(static_cast<std::uint32_t>(bits_.size()));
}

bool PairFilters::may_hold(Xapian::docid document, std::uint64_t pair) const {
    if (document < first_ || document >= behind()) {
        return true;
    }
    const std::size_t begin = begins_[document - first_];
    const std::size_t bits = (begins_[document - first_ + 1] - begin) * kBits;
    const auto places = places_of(pair, bits);
    return bits > 0 && std::all_of(places.begin(), places.end(), [&](std::size_t place) {
               return ((bits_[begin + place / kBits] >> (place % kBits)) & 1U) != 0;
           });
}

void PairFilters::fetch_ahead(Xapian::docid document, std::uint64_t pair) const noexcept {
    if (document < first_ || document >= behind()) {
        return;
    }
    const std::size_t begin = begins_[document - first_];
    const std::size_t bits = (begins_[document - first_ + 1] - begin) * kBits;
    if (bits > 0) {
        __builtin_prefetch(&bits_[begin + places_of(pair, bits).front() / kBits]);
    }
}

WordPairs::WordPairs(const DocumentParts& parts, std::uint32_t bits_a_pair, const RunLimits& limits)
    : bits_a_pair_(bits_a_pair), first_new_(0), new_(1, bits_a_pair) {
    PairFilters all(1, bits_a_pair);
    frequent_ = std::make_shared<const FrequentRuns>(
        parts,
        limits,
        [&all](Xapian::docid document, std::span<const std::uint64_t> pairs) {
            all.add(document, pairs);
        }
    );
    first_new_ = all.behind();
    new_ = PairFilters(first_new_, bits_a_pair);
    old_ = std::make_shared<const PairFilters>(all); // a copy has no room for more
}

WordPairs::WordPairs(const WordPairs& earlier, const DocumentParts& parts)
    : bits_a_pair_(earlier.bits_a_pair_),
      old_(earlier.old_),
      frequent_(earlier.frequent_),
      first_new_(earlier.first_new_),
      new_(earlier.new_) {
    add_documents(parts, new_);
}

std::shared_ptr<const WordPairs> WordPairsKeeper::get(const DocumentParts& parts) {
    const Xapian::Database& database = parts.database();
    const Xapian::rev revision = database.get_revision();
    const std::lock_guard lock(mutex_);
    if (pairs_ == nullptr || revision == revision_) {
        return pairs_;
    }
    if (revision < revision_) {
        return nullptr; // documents that are gone since may have been passed over
    }
    // The words of a document never change; those that were removed are not asked for.
    if (database.get_lastdocid() >= pairs_->behind() && pairs_->new_documents() < kMostNew) {
        pairs_ = std::make_shared<const WordPairs>(*pairs_, parts);
    }
    revision_ = revision;
    return pairs_;
}

void WordPairsKeeper::make(const DocumentParts& parts) {
    const Xapian::Database& database = parts.database();
    if (get(parts) != nullptr) {
        return;
    }
    const double words = std::max(1.0, database.get_average_length() * database.get_doccount());
    const double bits = static_cast<double>(kMostBytes) * 8 / words;
    if (bits < kLeastBitsAPair) {
        return;
    }
    const Xapian::rev revision = database.get_revision();
    auto pairs = std::make_shared<const WordPairs>(
        parts, static_cast<std::uint32_t>(std::min<double>(bits, kMostBitsAPair))
    );
    const std::lock_guard lock(mutex_);
    pairs_ = std::move(pairs);
    revision_ = revision;
}

} // namespace fundstelle::index
