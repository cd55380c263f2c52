#include "engine/index/records.hpp"

#include <unistd.h>

#include <cerrno>
#include <span>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr std::string_view kMagic = "FSTrec1\n";
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kTrailerBytes = 3 * kNumberBytes;

std::size_t number_of(Part part) {
    return static_cast<std::size_t>(part);
}

void require_whole(bool is_whole) {
    if (!is_whole) {
        throw base::Error{
            base::ErrorCode::IndexDamaged,
            "the index's file \"" + std::string(kRecordsFile) + "\" is not whole"};
    }
}

/// Fills `bytes` from a place of a file. False at its end.
bool read_at(const base::FileDescriptor& file, std::uint64_t place, std::span<char> bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::pread(
            file.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(place + done)
        );
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw base::system_error(errno, "read from the file", kRecordsFile);
        }
        if (got == 0) {
            return false;
        }
        done += static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace

RecordsWriter::RecordsWriter(const std::filesystem::path& path) : file_(path) {
    file_.append(kMagic);
}

void RecordsWriter::begin(Part part) {
    part_ = &begins_[number_of(part)];
}

void RecordsWriter::add(Xapian::docid document, std::string_view bytes) {
    part_->resize(document, file_.size());
    file_.append(bytes);
}

void RecordsWriter::finish(Xapian::docid last) {
    const std::uint64_t table = file_.size();
    // What a part ends with is where the next begins.
    std::uint64_t behind = table;
    for (std::size_t number = kRecordParts.size(); number > 0; --number) {
        std::vector<std::uint64_t>& part = begins_[number - 1];
        part.resize(last, behind);
        behind = last > 0 ? part.front() : behind;
    }
    for (const std::vector<std::uint64_t>& part : begins_) {
        for (const std::uint64_t begin : part) {
            file_.append_fixed(begin);
        }
        file_.flush();
    }
    for (const std::uint64_t number : {table, std::uint64_t{last}, table}) {
        file_.append_fixed(number);
    }
    file_.finish();
}

Records::Records(const std::filesystem::path& path) {
    try {
        file_ = base::open_for_reading(path);
        map_ = base::MappedFile(path);
    } catch (const base::Error& error) {
        throw base::Error{
            base::ErrorCode::IndexDamaged,
            "the index's file \"" + std::string(kRecordsFile) + "\" cannot be read"}
            .with_log_detail(path.string() + ": " + error.what());
    }
    const std::string_view bytes = map_.bytes();
    require_whole(bytes.size() >= kMagic.size() + kTrailerBytes && bytes.starts_with(kMagic));
    const std::size_t end = bytes.size() - kTrailerBytes;
    const std::uint64_t last = read_fixed(bytes.substr(end), kNumberBytes);
    const std::uint64_t table = read_fixed(bytes.substr(end + kNumberBytes), kNumberBytes);
    require_whole(
        last <= UINT32_MAX && table <= end &&
        end - table == (last * kRecordParts.size() + 1) * kNumberBytes
    );
    last_ = static_cast<Xapian::docid>(last);
    table_ = bytes.substr(table, end - table);
}

std::string Records::read(Part part, Xapian::docid document) const {
    std::string bytes;
    bytes.resize(read(part, document, bytes).size());
    return bytes;
}

std::string_view Records::read(Part part, Xapian::docid document, std::string& room) const {
    const std::size_t place = (number_of(part) * last_) + document - 1;
    const std::uint64_t begin = read_fixed(table_.substr(place * kNumberBytes), kNumberBytes);
    const std::uint64_t end = read_fixed(table_.substr((place + 1) * kNumberBytes), kNumberBytes);
    require_whole(begin <= end && end <= map_.bytes().size());
    const std::size_t size = end - begin;
    if (room.size() < size) {
        room.resize(size);
    }
    require_whole(read_at(file_, begin, std::span(room.data(), size)));
    return std::string_view(room).substr(0, size);
}

bool Records::is_whole() const {
    return has_right_checksum(map_);
}

} // namespace fundstelle::index
