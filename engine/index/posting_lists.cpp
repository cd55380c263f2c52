#include "engine/index/posting_lists.hpp"

#include <algorithm>

#include "engine/index/hashed_file.hpp"
#include "engine/index/posting_union.hpp"
#include "engine/index/removals.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kBytesOfEntry = 128; // of the maps, about

/// Words whose compounds are remembered: with 7 kB each at most, and some 1 kB commonly.
constexpr std::size_t kMostParts = 300;

/// Stands before a word in the key of what its compounds hold.
constexpr char kInCompounds = '\x01';

std::size_t bytes_of(const std::string& key, const PostingList& list) {
    return kBytesOfEntry + key.size() + list.bytes();
}

/// Reads a term's list from a document on.
std::shared_ptr<const PostingList> read_list(
    const Xapian::Database& database, const std::string& term, Xapian::docid first
) {
    auto list = std::make_shared<PostingList>();
    const Xapian::PostingIterator end = database.postlist_end(term);
    Xapian::PostingIterator posting = database.postlist_begin(term);
    if (posting != end && first > 1) {
        posting.skip_to(first);
    }
    for (; posting != end; ++posting) {
        list->add(*posting, posting.get_wdf());
    }
    list->shrink();
    return list;
}

} // namespace

RevisionPostings::RevisionPostings(
    PostingLists& lists,
    const Xapian::Database& database,
    ExistingDocuments existing,
    bool is_later_in_memory
)
    : lists_(lists),
      database_(database),
      existing_(std::move(existing)),
      first_later_(lists.packed_.last_document() + 1),
      has_later_(database.get_lastdocid() >= first_later_),
      is_later_in_memory_(is_later_in_memory) {}

Postings RevisionPostings::get(const std::string& term) const {
    if (!is_packed(term)) {
        return {
            {}, {}, lists_.kept(database_, term, [&] { return read_list(database_, term, 1); })};
    }
    return {lists_.packed_.of_term(term), existing_, later(term)};
}

/// What came after the file; nothing where nothing did.
std::shared_ptr<const PostingList> RevisionPostings::later(const std::string& term) const {
    if (!has_later_) {
        return nullptr;
    }
    return is_later_in_memory_ ? lists_.later_.get(term, database_.get_lastdocid())
                               : lists_.kept(database_, term, [&] {
                                     return read_list(database_, term, first_later_);
                                 });
}

Postings RevisionPostings::in_compounds_of(const std::string& part_stem) const {
    const auto packed = lists_.packed_.in_compounds_of(part_stem);
    if (packed && !has_later_) {
        return {*packed, existing_, nullptr};
    }
    if (packed) {
        const std::string key = kInCompounds + part_stem;
        if (const auto later =
                lists_.kept(database_, key, [&] { return later_in_compounds(part_stem); })) {
            return {*packed, existing_, later};
        }
    }
    return merged(compounds_of(part_stem, kMostCompounds));
}

Postings RevisionPostings::merged(const std::vector<std::string>& stems) const {
    PostingUnion all;
    for (const std::string& stem : stems) {
        all.add(get(stem_term({}, stem)));
    }
    return {{}, {}, all.finish()};
}

/// Gives what holds the compounds of a word among what came after the file; nothing where one of
/// these compounds is new, but its word was in the file, whose list of compounds lacks it.
std::shared_ptr<const PostingList> RevisionPostings::later_in_compounds(const std::string& part_stem
) const {
    const auto known = lists_.compounds_with(part_stem);
    const std::vector<std::string> all =
        with_new_compounds(known->stems, part_stem, kMostCompounds);
    const auto first_new = all.begin() + static_cast<std::ptrdiff_t>(known->stems.size());
    const bool is_any_in_file = std::any_of(first_new, all.end(), [&](const std::string& stem) {
        return lists_.packed_.of_term(stem_term({}, stem)).size() > 0;
    });
    if (is_any_in_file) {
        return nullptr;
    }
    PostingUnion postings;
    auto first_left = all.begin();
    if (is_later_in_memory_) {
        first_left = first_new;
        lists_.later_.for_each_in(
            known->hashes,
            database_.get_lastdocid(),
            [&](Xapian::docid document, Xapian::termcount count) { postings.add(document, count); }
        );
    }
    for (auto stem = first_left; stem != all.end(); ++stem) {
        if (const auto list = later(stem_term({}, *stem))) {
            postings.add(*list);
        }
    }
    return postings.finish();
}

std::vector<std::string> RevisionPostings::compounds_of(
    std::string_view part_stem, std::size_t limit
) const {
    const std::size_t most = std::min(limit, kMostCompounds);
    std::vector<std::string> stems = lists_.compounds_->with(part_stem, most);
    return has_later_ ? with_new_compounds(std::move(stems), part_stem, most) : stems;
}

/// Adds those that came later.
std::vector<std::string> RevisionPostings::with_new_compounds(
    std::vector<std::string> stems, std::string_view part_stem, std::size_t most
) const {
    const std::string prefix = new_compound_key(within_prefix(part_stem));
    const auto end = database_.metadata_keys_end(prefix);
    for (auto key = database_.metadata_keys_begin(prefix); key != end && stems.size() < most;
         ++key) {
        const std::string new_key = *key;
        std::string stem(compound_of_key(within_of_key(new_key)));
        if (std::find(stems.begin(), stems.end(), stem) == stems.end()) {
            stems.push_back(std::move(stem));
        }
    }
    return stems;
}

PostingLists::PostingLists(
    const std::filesystem::path& generation,
    std::shared_ptr<const Compounds> compounds,
    std::shared_ptr<Columns> columns,
    LaterBytes most_bytes
)
    : packed_(generation / kPostingsFile),
      later_(packed_.last_document(), most_bytes.postings),
      compounds_(std::move(compounds)),
      columns_(std::move(columns)),
      most_bytes_(most_bytes.lists) {}

RevisionPostings PostingLists::at(const Xapian::Database& database) {
    const Xapian::rev revision = database.get_revision();
    std::size_t removals = 0;
    bool is_newest = false;
    {
        const std::lock_guard lock(mutex_);
        if (revision > revision_) {
            young_.clear();
            old_.clear();
            young_bytes_ = 0;
            revision_ = revision;
            removals_ = read_removal_count(database);
        }
        // A reader that was overtaken may have had fewer, and must look which documents it has.
        removals = removals_;
        is_newest = revision == revision_;
    }
    // What was removed before it was taken in is missing for a reader that was overtaken.
    const bool is_later_in_memory = is_newest && later_.reaches(database);
    ExistingDocuments existing;
    if (removals > 0) {
        const auto ever = static_cast<double>(database.get_lastdocid());
        existing = {
            columns_->lengths(database), 1 - (static_cast<double>(removals) / std::max(1.0, ever))};
    }
    return {*this, database, std::move(existing), is_later_in_memory};
}

template <typename Make>
std::shared_ptr<const PostingList> PostingLists::kept(
    const Xapian::Database& database, const std::string& key, const Make& make
) {
    const Xapian::rev revision = database.get_revision();
    {
        const std::lock_guard lock(mutex_);
        if (revision == revision_) {
            if (auto list = find(key)) {
                return list;
            }
        }
    }
    std::shared_ptr<const PostingList> list = make();
    const std::lock_guard lock(mutex_);
    if (list != nullptr && revision == revision_) {
        keep(key, list);
    }
    return list;
}

/// The file never changes.
std::shared_ptr<const PostingLists::CompoundTerms> PostingLists::compounds_with(
    const std::string& part_stem
) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto kept = compound_terms_.find(part_stem); kept != compound_terms_.end()) {
            return kept->second;
        }
    }
    CompoundTerms compounds{compounds_->with(part_stem, kMostCompounds), {}};
    for (const std::string& stem : compounds.stems) {
        compounds.hashes.push_back(hash_of_key(stem_term({}, stem)));
    }
    auto kept = std::make_shared<const CompoundTerms>(std::move(compounds));
    const std::lock_guard lock(mutex_);
    if (compound_terms_.size() >= kMostParts) {
        compound_terms_.clear();
    }
    compound_terms_.insert_or_assign(part_stem, kept);
    return kept;
}

/// REQUIRES the lock.
std::shared_ptr<const PostingList> PostingLists::find(const std::string& key) {
    if (const auto young = young_.find(key); young != young_.end()) {
        return young->second;
    }
    const auto old = old_.find(key);
    if (old == old_.end()) {
        return nullptr;
    }
    std::shared_ptr<const PostingList> list = old->second;
    old_.erase(old);
    keep(key, list);
    return list;
}

/// REQUIRES the lock. What was not asked for while half of the room was filled goes.
void PostingLists::keep(const std::string& key, const std::shared_ptr<const PostingList>& list) {
    const std::size_t bytes = bytes_of(key, *list);
    if (bytes > most_bytes_ / 4) {
        return;
    }
    if (young_bytes_ + bytes > most_bytes_ / 2) {
        old_ = std::exchange(young_, {});
        young_bytes_ = 0;
    }
    young_bytes_ += bytes;
    young_.emplace(key, list);
}

} // namespace fundstelle::index
