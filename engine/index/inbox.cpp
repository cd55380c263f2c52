#include "engine/index/inbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".write";
constexpr std::string_view kSequenceFile = ".sequence";
constexpr std::size_t kNumberDigits = 16;
constexpr std::size_t kSecretDigits = 26; // of 32 kinds: 130 bits
bool is_unfinished(std::string_view name) {
    return name.starts_with('.') || name.ends_with(".tmp") || name.ends_with(".part");
}

std::string padded(std::uint64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, kNumberDigits - std::min(kNumberDigits, digits.size()), '0');
    return digits;
}

/// Nobody can guess it, so that a receipt tells only who has it.
std::string secret() {
    constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<unsigned char, kSecretDigits> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        throw base::system_error(errno, "get random bytes", "");
    }
    std::string text;
    for (const unsigned char byte : random) {
        text += kDigits[byte % kDigits.size()];
    }
    return text;
}

std::uint64_t parse_number(std::string_view digits) {
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// A file that goes unless it was given its name.
class Unnamed {
public:
    /// The lock tells `remove_leftovers` that somebody still writes it.
    explicit Unnamed(fs::path path) : path_(std::move(path)), file_(base::create_file(path_)) {
        (void)::flock(file_.get(), LOCK_EX | LOCK_NB);
    }
    Unnamed(const Unnamed&) = delete;
    Unnamed& operator=(const Unnamed&) = delete;
    Unnamed(Unnamed&&) = delete;
    Unnamed& operator=(Unnamed&&) = delete;
    ~Unnamed() {
        if (!path_.empty()) {
            ::unlink(path_.c_str());
        }
    }

    void write(std::string_view bytes) const {
        base::write_all(file_, bytes, path_);
        base::sync_file(file_, path_);
    }

    void rename_to(const fs::path& target) {
        if (::rename(path_.c_str(), target.c_str()) != 0) {
            throw base::system_error(errno, "name the file", target.native());
        }
        path_.clear();
    }

private:
    fs::path path_;
    base::FileDescriptor file_;
};

} // namespace

bool is_receipt(std::string_view text) {
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz234567";
    return text.size() == kNumberDigits + 1 + kSecretDigits && text[kNumberDigits] == '-' &&
           text.substr(0, kNumberDigits).find_first_not_of("0123456789") ==
               std::string_view::npos &&
           text.substr(kNumberDigits + 1).find_first_not_of(kAllowed) == std::string_view::npos;
}

std::uint64_t receipt_number(std::string_view receipt) {
    return parse_number(receipt.substr(0, kNumberDigits));
}

Inbox::Inbox(fs::path folder, InboxLimits limits) : folder_(std::move(folder)), limits_(limits) {}

/// Gives the locked file that holds the last number given.
base::FileDescriptor Inbox::lock_sequence() const {
    const fs::path path = folder_ / kSequenceFile;
    base::FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file.is_open()) {
        throw base::system_error(errno, "open the file", path.native());
    }
    while (::flock(file.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            throw base::system_error(errno, "lock the file", path.native());
        }
    }
    return file;
}

void Inbox::require_room(std::size_t bytes) {
    const auto is_full = [&] {
        return writes_ >= limits_.max_writes || bytes_ + bytes > limits_.max_bytes;
    };
    if (is_full()) {
        // What was counted may have been applied since.
        writes_ = 0;
        bytes_ = 0;
        for (const InboxEntry& entry : waiting()) {
            std::error_code gone;
            const std::uintmax_t size = fs::file_size(entry.path, gone);
            writes_ += 1;
            bytes_ += gone ? 0 : size;
        }
    }
    if (is_full()) {
        throw base::Error{base::ErrorCode::Overloaded, "too many writes wait to be applied"};
    }
}

/// Gives the number behind the last one and keeps it. REQUIRES the lock of `sequence`.
std::string Inbox::next_number(const base::FileDescriptor& sequence) const {
    std::array<char, kNumberDigits> digits{};
    const ssize_t size = ::pread(sequence.get(), digits.data(), digits.size(), 0);
    std::uint64_t last =
        size > 0 ? parse_number({digits.data(), static_cast<std::size_t>(size)}) : 0;
    if (last == 0) {
        // The file is new, or a power cut took what stood there.
        for (const InboxEntry& entry : waiting()) {
            last = std::max(last, receipt_number(entry.receipt));
        }
    }
    std::string number = padded(last + 1);
    if (::pwrite(sequence.get(), number.data(), number.size(), 0) !=
        static_cast<ssize_t>(number.size())) {
        throw base::system_error(errno, "write the file", (folder_ / kSequenceFile).native());
    }
    return number;
}

std::string Inbox::put(std::span<const WriteOperation> operations) {
    const std::string bytes = pack_write(operations);
    const std::string random = secret();
    {
        const std::lock_guard guard(mutex_);
        require_room(bytes.size());
    }
    Unnamed file(folder_ / ('.' + random + ".tmp"));
    file.write(bytes);
    std::string receipt;
    {
        const std::lock_guard guard(mutex_);
        // The number and the name come in one step, so that names sort by acceptance.
        const base::FileDescriptor sequence = lock_sequence();
        receipt = next_number(sequence) + '-' + random;
        file.rename_to(folder_ / (receipt + std::string(kSuffix)));
        writes_ += 1;
        bytes_ += bytes.size();
    }
    base::sync_folder(folder_);
    return receipt;
}

std::vector<InboxEntry> Inbox::waiting() const {
    std::vector<InboxEntry> writes;
    std::vector<InboxEntry> files;
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(folder_, error)) {
        const std::string name = file.path().filename().string();
        const bool is_write =
            name.ends_with(kSuffix) && is_receipt(name.substr(0, name.size() - kSuffix.size()));
        std::error_code gone;
        if (is_unfinished(name) || !file.is_regular_file(gone)) {
            continue;
        }
        if (is_write) {
            writes.push_back({file.path(), name.substr(0, name.size() - kSuffix.size())});
        } else {
            files.push_back({file.path(), ""});
        }
    }
    const auto by_name = [](const InboxEntry& left, const InboxEntry& right) {
        return left.path < right.path;
    };
    std::sort(writes.begin(), writes.end(), by_name);
    std::sort(files.begin(), files.end(), by_name);
    writes.insert(writes.end(), files.begin(), files.end());
    return writes;
}

bool Inbox::is_waiting(std::string_view receipt) const {
    std::error_code error;
    return is_receipt(receipt) &&
           fs::exists(folder_ / (std::string(receipt) + std::string(kSuffix)), error);
}

AcceptedWrite Inbox::read(const InboxEntry& entry) {
    AcceptedWrite write = unpack_write(base::read_file(entry.path));
    write.receipt = entry.receipt;
    return write;
}

void Inbox::remove(std::span<const InboxEntry> entries) const {
    for (const InboxEntry& entry : entries) {
        if (::unlink(entry.path.c_str()) != 0 && errno != ENOENT) {
            throw base::system_error(errno, "remove the file", entry.path.native());
        }
    }
    base::sync_folder(folder_);
}

void Inbox::remove_leftovers() const {
    std::error_code error;
    for (const fs::directory_entry& file : fs::directory_iterator(folder_, error)) {
        const std::string name = file.path().filename().string();
        if (!name.starts_with('.') || !name.ends_with(".tmp")) {
            continue;
        }
        // Whoever writes it holds its lock; the kernel frees that of a dead process.
        if (const auto abandoned = base::FileLock::try_lock(file.path())) {
            fs::remove(file.path(), error);
        }
    }
}

} // namespace fundstelle::index
