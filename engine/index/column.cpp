#include "engine/index/column.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/instant.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

/// Gives a distinct number to each distinct text.
class Numbering {
public:
    explicit Numbering(std::vector<std::string>& texts) : texts_(texts) {
        for (std::uint32_t number = 0; number < texts.size(); ++number) {
            numbers_.emplace(texts[number], number);
        }
    }

    std::uint32_t of(std::string_view text) {
        key_ = text;
        const auto [place, is_new] =
            numbers_.emplace(key_, static_cast<std::uint32_t>(texts_.size()));
        if (is_new) {
            texts_.push_back(key_);
        }
        return place->second;
    }

private:
    std::vector<std::string>& texts_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::string key_;
};

/// Calls `take` with each entry of a slot's list once.
template <typename Take>
void for_each_entry(std::string_view list, const Take& take) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(kListSeparator), list.size());
        if (end > 0) {
            take(list.substr(0, end));
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

} // namespace

ValueColumn::ValueColumn(const Xapian::Database& database, Xapian::valueno slot) {
    read(database, slot);
}

ValueColumn::ValueColumn(
    const ValueColumn& earlier, const Xapian::Database& database, Xapian::valueno slot
)
    : begins_(earlier.begins_), numbers_(earlier.numbers_), values_(earlier.values_) {
    read(database, slot);
}

void ValueColumn::read(const Xapian::Database& database, Xapian::valueno slot) {
    Numbering numbering(values_);
    // begins_ has an entry for each document read, and one behind: document 0 does not exist.
    const auto first = static_cast<Xapian::docid>(begins_.size() - 1);
    begins_.reserve(database.get_lastdocid() + 2);
    Xapian::ValueIterator entry = database.valuestream_begin(slot);
    const Xapian::ValueIterator end = database.valuestream_end(slot);
    if (entry != end && first > 0) {
        entry.skip_to(first);
    }
    const auto fill_up_to = [this](Xapian::docid document) {
        begins_.resize(document + 1, static_cast<std::uint32_t>(numbers_.size()));
    };
    for (; entry != end; ++entry) {
        fill_up_to(entry.get_docid());
        const std::size_t own = numbers_.size();
        for_each_entry(*entry, [&](std::string_view value) {
            const std::uint32_t number = numbering.of(value);
            const auto begin = numbers_.begin() + static_cast<std::ptrdiff_t>(own);
            if (std::find(begin, numbers_.end(), number) == numbers_.end()) {
                numbers_.push_back(number);
            }
        });
    }
    fill_up_to(database.get_lastdocid() + 1);
}

void FirstDocuments::remove(std::span<const Xapian::docid> documents) {
    for (const Xapian::docid document : documents) {
        const auto found = first_of_.find(document);
        if (found == first_of_.end()) {
            continue;
        }
        const auto now = now_of_.find(found->second);
        if (now != now_of_.end() && now->second == document) {
            now_of_.erase(now);
        }
        first_of_.erase(found);
    }
}

void FirstDocuments::add(const Xapian::Database& database, Xapian::docid first_document) {
    const Xapian::ValueIterator end = database.valuestream_end(kFirstDocumentSlot);
    auto entry = database.valuestream_begin(kFirstDocumentSlot);
    if (entry != end && first_document > 1) {
        entry.skip_to(first_document);
    }
    for (; entry != end; ++entry) {
        const std::string text = *entry;
        Xapian::docid first = 0;
        std::from_chars(text.data(), text.data() + text.size(), first);
        first_of_[entry.get_docid()] = first;
        now_of_[first] = entry.get_docid();
    }
}

TimeColumn::TimeColumn(const Xapian::Database& database, const base::TimeZone& zone)
    : seconds_(1, kNoInstant), days_(1, kNoDay), firsts_(database) {
    read(database, zone);
}

TimeColumn::TimeColumn(
    const TimeColumn& earlier,
    std::span<const Xapian::docid> removed,
    const Xapian::Database& database,
    const base::TimeZone& zone
)
    : seconds_(earlier.seconds_),
      days_(earlier.days_),
      newest_first_(earlier.newest_first_),
      firsts_(earlier.firsts_) {
    remove(removed);
    firsts_.add(database, static_cast<Xapian::docid>(seconds_.size()));
    read(database, zone);
}

void TimeColumn::remove(std::span<const Xapian::docid> documents) {
    if (documents.empty()) {
        return;
    }
    std::vector<bool> is_removed(seconds_.size());
    for (const Xapian::docid document : documents) {
        if (document < is_removed.size()) {
            is_removed[document] = true;
            seconds_[document] = kNoInstant;
            days_[document] = kNoDay;
        }
    }
    std::erase_if(newest_first_, [&](Xapian::docid document) { return is_removed[document]; });
    firsts_.remove(documents);
}

void TimeColumn::read(const Xapian::Database& database, const base::TimeZone& zone) {
    const auto first = static_cast<Xapian::docid>(seconds_.size());
    const std::size_t size = database.get_lastdocid() + std::size_t{1};
    seconds_.resize(size, kNoInstant);
    days_.resize(size, kNoDay);
    Xapian::ValueIterator entry = database.valuestream_begin(kPublishedSlot);
    const Xapian::ValueIterator end = database.valuestream_end(kPublishedSlot);
    if (entry != end) {
        entry.skip_to(first);
    }
    for (; entry != end; ++entry) {
        if (const std::optional<base::Instant> instant = decode_instant(*entry)) {
            seconds_[entry.get_docid()] = instant->seconds;
            days_[entry.get_docid()] =
                static_cast<std::int32_t>(base::days_from_civil(base::local_date(*instant, zone)));
        }
    }
    const auto known = static_cast<std::ptrdiff_t>(newest_first_.size());
    Xapian::PostingIterator document = database.postlist_begin({});
    const Xapian::PostingIterator documents_end = database.postlist_end({});
    if (document != documents_end) {
        document.skip_to(first);
    }
    for (; document != documents_end; ++document) {
        newest_first_.push_back(*document);
    }
    const auto is_before = [this](Xapian::docid left, Xapian::docid right) {
        return seconds_[left] != seconds_[right] ? seconds_[left] > seconds_[right]
                                                 : firsts_.first(left) < firsts_.first(right);
    };
    std::sort(newest_first_.begin() + known, newest_first_.end(), is_before);
    std::inplace_merge(
        newest_first_.begin(), newest_first_.begin() + known, newest_first_.end(), is_before
    );
}

std::span<const Xapian::docid> TimeColumn::published_in(const base::InstantRange& range) const {
    const auto first_before = [this](std::int64_t seconds) {
        return std::partition_point(
            newest_first_.begin(),
            newest_first_.end(),
            [&](Xapian::docid document) { return seconds_[document] >= seconds; }
        );
    };
    const auto begin = range.end ? first_before(range.end->seconds) : newest_first_.begin();
    const auto end = first_before(range.begin ? range.begin->seconds : kNoInstant + 1);
    return begin < end ? std::span(begin, end) : std::span<const Xapian::docid>{};
}

LengthColumn::LengthColumn(const Xapian::Database& database) {
    read(database);
}

LengthColumn::LengthColumn(
    const LengthColumn& earlier,
    std::span<const Xapian::docid> removed,
    const Xapian::Database& database
)
    : lengths_(earlier.lengths_) {
    for (const Xapian::docid document : removed) {
        if (document < lengths_.size()) {
            lengths_[document] = kNone;
        }
    }
    read(database);
}

void LengthColumn::read(const Xapian::Database& database) {
    const auto first = static_cast<Xapian::docid>(lengths_.size());
    lengths_.resize(database.get_lastdocid() + std::size_t{1}, kNone);
    Xapian::PostingIterator document = database.postlist_begin({});
    const Xapian::PostingIterator end = database.postlist_end({});
    if (document != end) {
        document.skip_to(first);
    }
    for (; document != end; ++document) {
        lengths_[*document] = static_cast<float>(document.get_doclength());
    }
}

} // namespace fundstelle::index
