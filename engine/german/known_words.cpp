#include "engine/german/known_words.hpp"

#include <cstring>

#include <xxhash.h>

#include "engine/german/spelling.hpp"

namespace fundstelle::german {

namespace {

constexpr std::size_t kFewestSlots = std::size_t{1} << 12U;
constexpr std::size_t kMaxWords = 200'000;
constexpr std::size_t kRecentWords = std::size_t{1} << 15U; // half a megabyte
constexpr std::size_t kMaxPrintedBytes = 64;
constexpr std::size_t kMaxFormBytes = 255; // a record's sizes are single bytes
constexpr std::size_t kSizesBytes = 3;
constexpr std::size_t kHeaderBytes = kSizesBytes + sizeof(std::uint32_t);

std::size_t size_at(const std::string& records, std::size_t offset) {
    return static_cast<unsigned char>(records[offset]);
}

std::uint32_t number_at(const std::string& records, std::size_t offset) {
    std::uint32_t number = 0;
    std::memcpy(&number, records.data() + offset + kSizesBytes, sizeof number);
    return number;
}

std::uint64_t hash_of(std::string_view word) {
    return XXH3_64bits(word.data(), word.size());
}

std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
}

} // namespace

KnownWords::KnownWords(std::size_t most_stems)
    : stemmer_(most_stems), slots_(kFewestSlots), records_(1, '\0') {}

std::string_view KnownWords::printed_at(std::uint32_t offset) const {
    return std::string_view(records_).substr(offset + kHeaderBytes, size_at(records_, offset));
}

KnownWord KnownWords::known_at(std::uint32_t offset) const {
    const std::size_t normal = offset + kHeaderBytes + size_at(records_, offset);
    const std::size_t stem = normal + size_at(records_, offset + 1);
    const std::string_view records = records_;
    return {
        records.substr(normal, stem - normal),
        records.substr(stem, size_at(records_, offset + 2)),
        number_at(records_, offset)};
}

std::size_t KnownWords::free_slot(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t index = hash & mask;
    while (slots_[index].offset != 0) {
        index = (index + 1) & mask;
    }
    return index;
}

void KnownWords::make_room() {
    if (count_ >= kMaxWords) {
        slots_.assign(kFewestSlots, Slot{});
        records_.assign(1, '\0');
        first_number_ += static_cast<std::uint32_t>(count_);
        count_ = 0;
    }
    if (count_ * 2 < slots_.size()) {
        return;
    }
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.offset != 0) {
            slots_[free_slot(hash_of(printed_at(slot.offset)))] = slot;
        }
    }
}

/// Gives the word's number; 0 for one too long to be remembered.
std::uint32_t KnownWords::add(std::string_view printed, std::uint64_t hash) {
    const std::string_view stem = stemmer_.stem(normal_);
    if (normal_.size() > kMaxFormBytes || stem.size() > kMaxFormBytes) {
        return 0;
    }
    make_room();
    slots_[free_slot(hash)] = {tag_of(hash), static_cast<std::uint32_t>(records_.size())};
    for (const std::size_t size : {printed.size(), normal_.size(), stem.size()}) {
        records_ += static_cast<char>(size);
    }
    const std::uint32_t number = first_number_ + static_cast<std::uint32_t>(count_);
    records_.append(reinterpret_cast<const char*>(&number), sizeof number);
    records_.append(printed).append(normal_).append(stem);
    ++count_;
    return number;
}

std::uint32_t word_hash(std::string_view word) {
    return static_cast<std::uint32_t>(hash_of(word));
}

WordHashes KnownWords::hashes_of(std::string_view printed) {
    if (recent_.empty()) {
        recent_.resize(kRecentWords);
    }
    const std::uint64_t hash = hash_of(printed) | 1U;
    RecentWord& recent = recent_[(hash >> 1U) % kRecentWords];
    if (recent.hash != hash) {
        const KnownWord known = find(printed);
        recent = {hash, {word_hash(known.normal), word_hash(known.stem)}};
    }
    return recent.hashes;
}

std::uint64_t KnownWords::expect(std::string_view printed) const {
    const std::uint64_t hash = hash_of(printed);
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    return hash;
}

void KnownWords::fetch(std::uint64_t hash) const {
    const Slot slot = slots_[hash & (slots_.size() - 1)];
    if (slot.tag == tag_of(hash)) {
        const char* record = records_.data() + slot.offset;
        constexpr std::size_t kUsualRecordBytes = 40; // may lie on two lines of the cache
        __builtin_prefetch(record);
        __builtin_prefetch(record + kUsualRecordBytes);
    }
}

KnownWord KnownWords::find(std::string_view printed) {
    return find(printed, hash_of(printed));
}

KnownWord KnownWords::find(std::string_view printed, std::uint64_t hash) {
    const bool is_remembered = printed.size() <= kMaxPrintedBytes;
    if (is_remembered) {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t index = hash & mask; slots_[index].offset != 0;
             index = (index + 1) & mask) {
            const Slot slot = slots_[index];
            if (slot.tag == tag_of(hash) && printed_at(slot.offset) == printed) {
                return known_at(slot.offset);
            }
        }
    }
    normal_ = normal_form(printed);
    const std::uint32_t number = is_remembered ? add(printed, hash) : 0;
    return {normal_, stemmer_.stem(normal_), number};
}

} // namespace fundstelle::german
