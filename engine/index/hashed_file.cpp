#include "engine/index/hashed_file.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include <xxhash.h>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kPlaceBytes = 4;
constexpr std::size_t kEntriesPerBucket = 8;
constexpr std::size_t kLeastHashBytes = 4;

// The trailer: the file's own numbers, the first entry's place, how many entries there are, how
// many bits tell a bucket, how many bytes of the hash are kept, the checksum.
constexpr std::size_t kTrailerNumbers = kOwnNumbers + 5;
constexpr std::size_t kTrailerBytes = kTrailerNumbers * 8;

[[noreturn]] void throw_damaged() {
    throw base::Error{base::ErrorCode::IndexDamaged, "a file of the index is not whole"};
}

std::uint64_t bucket_of(std::uint64_t hash, unsigned bucket_bits) {
    return bucket_bits == 0 ? 0 : hash >> (64 - bucket_bits);
}

/// Gives the bytes of a hash behind the bits of its bucket.
std::uint64_t kept_hash(std::uint64_t hash, unsigned bucket_bits, std::size_t hash_bytes) {
    return (hash << bucket_bits) >> (64 - 8 * hash_bytes);
}

} // namespace

std::uint64_t hash_of_key(std::string_view key, std::uint64_t kind) {
    const std::uint64_t hash = XXH3_64bits(key.data(), key.size());
    if (kind == 0) {
        return hash;
    }
    // A kind as the seed will not do: of short keys many then share a hash with one of another
    // kind.
    const std::array<std::uint64_t, 2> both = {hash, kind};
    return XXH3_64bits(both.data(), sizeof both);
}

HashedFileWriter::HashedFileWriter(const std::filesystem::path& path, std::string_view magic)
    : file_(path) {
    file_.append(magic);
}

void HashedFileWriter::add(std::uint64_t hash, std::string_view value) {
    entries_.push_back({hash, values_.size(), static_cast<std::uint32_t>(value.size())});
    values_.append(value);
}

void HashedFileWriter::sort() {
    const auto is_before = [](const Entry& left, const Entry& right) {
        return left.hash < right.hash;
    };
    const auto middle = entries_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    std::sort(middle, entries_.end(), is_before);
    std::inplace_merge(entries_.begin(), middle, entries_.end(), is_before);
    sorted_ = entries_.size();
}

std::optional<std::string_view> HashedFileWriter::find(std::uint64_t hash) {
    if (sorted_ == 0) {
        sort();
    }
    const auto sorted_end = entries_.begin() + static_cast<std::ptrdiff_t>(sorted_);
    const auto found = std::partition_point(
        entries_.begin(), sorted_end, [hash](const Entry& entry) { return entry.hash < hash; }
    );
    if (found == sorted_end || found->hash != hash) {
        return std::nullopt;
    }
    return std::string_view(values_).substr(found->begin, found->size);
}

/// Gives how many bytes of the hashes tell all entries apart; if need be, all.
std::size_t HashedFileWriter::kept_bytes(unsigned bucket_bits) const {
    for (std::size_t bytes = kLeastHashBytes; bytes < 8; ++bytes) {
        const auto are_alike = [&](const Entry& left, const Entry& right) {
            return bucket_of(left.hash, bucket_bits) == bucket_of(right.hash, bucket_bits) &&
                   kept_hash(left.hash, bucket_bits, bytes) ==
                       kept_hash(right.hash, bucket_bits, bytes);
        };
        if (bucket_bits + 8 * bytes >= 64 ||
            std::adjacent_find(entries_.begin(), entries_.end(), are_alike) == entries_.end()) {
            return bytes;
        }
    }
    return 8;
}

void HashedFileWriter::write_entries(unsigned bucket_bits, std::size_t hash_bytes) {
    std::string places;
    const std::uint64_t first = file_.size();
    std::uint64_t next_bucket = 0;
    const auto begin_buckets_up_to = [&](std::uint64_t bucket) {
        for (; next_bucket <= bucket; ++next_bucket) {
            append_fixed(places, file_.size() - first, kPlaceBytes);
        }
    };
    std::string bytes;
    for (const Entry& entry : entries_) {
        begin_buckets_up_to(bucket_of(entry.hash, bucket_bits));
        bytes.clear();
        append_fixed(bytes, kept_hash(entry.hash, bucket_bits, hash_bytes), hash_bytes);
        append_text(bytes, std::string_view(values_).substr(entry.begin, entry.size));
        file_.append(bytes);
    }
    begin_buckets_up_to(std::uint64_t{1} << bucket_bits);
    if (file_.size() - first > UINT32_MAX) {
        throw base::Error{base::ErrorCode::InputOutput, "the index has too many words"};
    }
    file_.append(places);
}

void HashedFileWriter::finish(const std::array<std::uint64_t, kOwnNumbers>& numbers) {
    sort();
    const auto bucket_bits =
        static_cast<unsigned>(std::bit_width(entries_.size() / kEntriesPerBucket));
    const std::size_t hash_bytes = kept_bytes(bucket_bits);
    const std::uint64_t first = file_.size();
    write_entries(bucket_bits, hash_bytes);
    for (const std::uint64_t number : numbers) {
        file_.append_fixed(number);
    }
    for (const std::uint64_t number :
         {first,
          std::uint64_t{entries_.size()},
          std::uint64_t{bucket_bits},
          std::uint64_t{hash_bytes}}) {
        file_.append_fixed(number);
    }
    file_.finish();
}

HashedFile::HashedFile(const std::filesystem::path& path, std::string_view magic) {
    try {
        file_ = base::MappedFile(path);
    } catch (const base::Error& error) {
        throw base::Error{
            base::ErrorCode::IndexDamaged,
            "the index's file \"" + path.filename().string() + "\" cannot be read"}
            .with_log_detail(path.string() + ": " + error.what());
    }
    bytes_ = file_.bytes();
    const auto require = [&](bool is_whole) {
        if (!is_whole) {
            throw base::Error{
                base::ErrorCode::IndexDamaged,
                "the index's file \"" + path.filename().string() + "\" is not whole"};
        }
    };
    require(bytes_.size() >= kMagicBytes + kTrailerBytes && bytes_.starts_with(magic));
    const std::uint64_t end = bytes_.size() - kTrailerBytes;
    std::array<std::uint64_t, kTrailerNumbers> trailer{};
    for (std::size_t place = 0; place < trailer.size(); ++place) {
        trailer[place] = read_fixed(bytes_.substr(end + (place * 8)), 8);
    }
    std::copy_n(trailer.begin(), kOwnNumbers, numbers_.begin());
    first_entry_ = trailer[kOwnNumbers];
    entries_ = trailer[kOwnNumbers + 1];
    bucket_bits_ = static_cast<unsigned>(trailer[kOwnNumbers + 2]);
    hash_bytes_ = static_cast<unsigned>(trailer[kOwnNumbers + 3]);
    const bool is_possible = trailer[kOwnNumbers + 2] < 32 && hash_bytes_ >= kLeastHashBytes &&
                             bucket_bits_ + 8 * hash_bytes_ <= 64 + 7 && first_entry_ <= end;
    const std::uint64_t places = ((std::uint64_t{1} << bucket_bits_) + 1) * kPlaceBytes;
    require(is_possible && end - first_entry_ >= places);
    buckets_ = bytes_.substr(end - places, places);
}

std::string_view HashedFile::bucket_at(std::uint64_t bucket) const {
    const std::uint64_t begin = read_fixed(buckets_.substr(bucket * kPlaceBytes), kPlaceBytes);
    const std::uint64_t end = read_fixed(buckets_.substr((bucket + 1) * kPlaceBytes), kPlaceBytes);
    const auto room = static_cast<std::uint64_t>(buckets_.data() - bytes_.data()) - first_entry_;
    if (begin > end || end > room) {
        throw_damaged();
    }
    return bytes_.substr(first_entry_ + begin, end - begin);
}

HashedFile::Found HashedFile::next_entry(std::string_view& rest) const {
    if (rest.size() <= hash_bytes_) {
        throw_damaged();
    }
    const std::uint64_t hash = read_fixed(rest, hash_bytes_);
    ByteReader reader(rest.substr(hash_bytes_));
    const std::string_view value = reader.text();
    rest = reader.rest();
    return {hash, value};
}

std::optional<std::string_view> HashedFile::find(std::uint64_t hash) const {
    if (entries_ == 0) {
        return std::nullopt;
    }
    const std::uint64_t wanted = kept_hash(hash, bucket_bits_, hash_bytes_);
    std::string_view rest = bucket_at(bucket_of(hash, bucket_bits_));
    while (!rest.empty()) {
        const auto [kept, value] = next_entry(rest);
        if (kept == wanted) {
            return value;
        }
    }
    return std::nullopt;
}

std::string_view HashedFile::from(std::uint64_t place) const {
    if (place > bytes_.size()) {
        throw_damaged();
    }
    return bytes_.substr(place);
}

bool HashedFile::is_whole() const {
    return has_right_checksum(file_);
}

} // namespace fundstelle::index
