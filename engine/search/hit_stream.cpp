#include "engine/search/hit_stream.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include "engine/base/error.hpp"
#include "engine/query/parser.hpp"
#include "engine/search/paging.hpp"

namespace fundstelle::search {

namespace {

/// So many hits are given before anything is copied: the client sees the first bytes at once.
constexpr std::size_t kGivenStraight = 200;

/// Makes a file without a name, which goes with its descriptor: beside the index, where there is
/// room on a disk, or else in the system's temporary folder.
std::FILE* make_nameless_file(const std::filesystem::path& beside) {
    int descriptor = -1;
    for (const std::filesystem::path& folder :
         {beside.parent_path(), std::filesystem::temp_directory_path()}) {
        descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
        if (descriptor >= 0) {
            break;
        }
    }
    std::FILE* file = descriptor < 0 ? nullptr : ::fdopen(descriptor, "w+b");
    if (file == nullptr) {
        const int error = errno;
        if (descriptor >= 0) {
            (void)::close(descriptor);
        }
        throw base::system_error(error, "make a temporary file", beside.string());
    }
    return file;
}

[[noreturn]] void throw_overtaken_or_broken(const Xapian::Error& error) {
    if (std::string_view(error.get_type()) == "DatabaseModifiedError") {
        throw base::Error{
            base::ErrorCode::Overloaded, "the index changed before all hits could be read"};
    }
    index::throw_translated(error);
}

/// Finds all hits, on a newer reader where commits overtook the first one in spite of the lock.
std::vector<Xapian::docid> find_hits(
    index::LentReader& lent,
    const index::Snapshots& snapshots,
    const SearchRequest& request,
    const base::TimeZone& zone,
    const SearchLimits& limits
) {
    constexpr int kMaxAttempts = 3;
    const query::ParsedQuery parsed = query::parse(request.query, zone);
    for (int attempt = 1;; ++attempt) {
        try {
            lent = {};
            lent = snapshots.lend();
            return find_all_hits(request, parsed, {*lent.reader, zone, limits});
        } catch (const Xapian::Error& error) {
            if (attempt == kMaxAttempts) {
                throw_overtaken_or_broken(error);
            }
        }
    }
}

} // namespace

HitStream::HitStream(
    const index::Snapshots& snapshots,
    const base::TimeZone& zone,
    const SearchRequest& request,
    const SearchLimits& limits
)
    : documents_(find_hits(lent_, snapshots, request, zone, limits)) {
    revision_ = lent_.reader->revision();
    const std::size_t passed_over = std::min(request.offset, documents_.size());
    documents_.erase(
        documents_.begin(), documents_.begin() + static_cast<std::ptrdiff_t>(passed_over)
    );
    if (documents_.size() <= kGivenStraight) {
        copy_rest(); // of so few a copy costs nothing, and commits need not wait
    }
}

std::optional<article::Article> HitStream::next() {
    if (given_ == documents_.size()) {
        return std::nullopt;
    }
    if (copies_ == nullptr && given_ == kGivenStraight) {
        copy_rest();
    }
    const std::string bytes = copies_ == nullptr ? stored(documents_[given_]) : read_copy();
    ++given_;
    return lent_.reader->codec().decode(bytes);
}

std::string HitStream::stored(Xapian::docid document) const {
    try {
        return lent_.reader->parts().read(index::Part::Article, document);
    } catch (const Xapian::Error& error) {
        throw_overtaken_or_broken(error);
    }
}

void HitStream::copy_rest() {
    copies_.reset(make_nameless_file(lent_.reader->generation().path));
    const auto write = [this](const void* bytes, std::size_t size) {
        if (std::fwrite(bytes, 1, size, copies_.get()) != size) {
            throw base::system_error(errno, "write a temporary file", "");
        }
    };
    for (std::size_t place = given_; place < documents_.size(); ++place) {
        const std::string bytes = stored(documents_[place]);
        const std::size_t size = bytes.size();
        write(&size, sizeof size);
        write(bytes.data(), size);
    }
    lent_.no_commits.reset();
    if (std::fflush(copies_.get()) != 0) {
        throw base::system_error(errno, "write a temporary file", "");
    }
    std::rewind(copies_.get());
}

std::string HitStream::read_copy() {
    std::size_t size = 0;
    std::string bytes;
    bool is_whole = std::fread(&size, sizeof size, 1, copies_.get()) == 1;
    if (is_whole) {
        bytes.resize(size);
        is_whole = std::fread(bytes.data(), 1, size, copies_.get()) == size;
    }
    if (!is_whole) {
        throw base::Error{base::ErrorCode::InputOutput, "cannot read a temporary file again"};
    }
    return bytes;
}

} // namespace fundstelle::search
