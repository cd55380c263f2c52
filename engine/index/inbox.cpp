#include "engine/index/inbox.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include "engine/base/error.hpp"
#include "engine/index/unnamed_file.hpp"

namespace fundstelle::index {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".write";
constexpr std::string_view kSequenceFile = ".sequence";
constexpr std::string_view kSpareFolder = ".spare";
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

/// Adds a file of the inbox to the writes or to the files that somebody put there.
void sort_in(
    const fs::directory_entry& file, std::vector<InboxEntry>& writes, std::vector<InboxEntry>& files
) {
    const std::string name = file.path().filename().string();
    std::error_code gone;
    if (is_unfinished(name) || !file.is_regular_file(gone)) {
        return;
    }
    const std::string receipt =
        name.ends_with(kSuffix) ? name.substr(0, name.size() - kSuffix.size()) : std::string();
    if (is_receipt(receipt)) {
        writes.push_back({file.path(), receipt});
    } else {
        files.push_back({file.path(), ""});
    }
}

/// Gives what stands in the folder; a write that is named meanwhile may be missing. Throws
/// Error{InputOutput}.
std::vector<InboxEntry> list(const fs::path& folder) {
    std::vector<InboxEntry> writes;
    std::vector<InboxEntry> files;
    std::error_code error;
    fs::directory_iterator file(folder, error);
    for (; !error && file != fs::directory_iterator(); file.increment(error)) {
        sort_in(*file, writes, files);
    }
    if (error) {
        throw base::system_error(error.value(), "read the folder", folder.native());
    }
    const auto by_name = [](const InboxEntry& left, const InboxEntry& right) {
        return left.path.native() < right.path.native();
    };
    std::sort(writes.begin(), writes.end(), by_name);
    std::sort(files.begin(), files.end(), by_name);
    writes.insert(writes.end(), files.begin(), files.end());
    return writes;
}

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

Inbox::Inbox(fs::path folder, InboxLimits limits)
    : folder_(std::move(folder)), limits_(limits), spare_files_(folder_ / kSpareFolder) {}

/// Gives the locked file that holds the last number given, opened as `flags` say.
base::FileDescriptor Inbox::lock_sequence(int flags) const {
    constexpr mode_t kMode = 0666; // the process's umask takes from it
    const fs::path path = folder_ / kSequenceFile;
    base::FileDescriptor file(::open(path.c_str(), flags | O_CREAT | O_CLOEXEC, kMode));
    if (!file.is_open()) {
        throw base::system_error(errno, "open the file", path.native());
    }
    base::wait_for_lock(file, path);
    return file;
}

void Inbox::require_room(std::size_t bytes) {
    const std::uint64_t counts_before = counts_;
    const std::lock_guard guard(mutex_);
    const auto is_full = [&] {
        return writes_ >= limits_.max_writes || bytes_ + bytes > limits_.max_bytes;
    };
    // What was counted may have been applied since. Of many that come at once not each one counts:
    // the second count from now began after now.
    if (is_full() && counts_ < counts_before + 2) {
        writes_ = 0;
        bytes_ = 0;
        for (const InboxEntry& entry : list(folder_)) {
            std::error_code gone;
            const std::uintmax_t size = fs::file_size(entry.path, gone);
            writes_ += 1;
            bytes_ += gone ? 0 : size;
        }
        ++counts_;
    }
    if (is_full()) {
        throw base::Error{base::ErrorCode::Overloaded, "too many writes wait to be applied"};
    }
}

/// Gives the number behind the last one and keeps it. REQUIRES the lock of `sequence` and that of
/// `mutex_`.
std::string Inbox::next_number(const base::FileDescriptor& sequence) {
    std::array<char, kNumberDigits> digits{};
    const ssize_t size = ::pread(sequence.get(), digits.data(), digits.size(), 0);
    std::uint64_t last =
        size > 0 ? parse_number({digits.data(), static_cast<std::size_t>(size)}) : 0;
    if (last == 0 || !has_numbered_) {
        // The counter is not flushed: a power cut may have set it back behind what waits.
        for (const InboxEntry& entry : list(folder_)) {
            last = std::max(last, receipt_number(entry.receipt));
        }
        has_numbered_ = true;
    }
    std::string number = padded(last + 1);
    base::write_all(sequence, number, folder_ / kSequenceFile);
    return number;
}

std::string Inbox::put(std::span<const WriteOperation> operations) {
    const std::string bytes = pack_write(operations);
    const std::string random = secret();
    require_room(bytes.size());
    auto spare = spare_files_.take();
    UnnamedFile file =
        spare ? UnnamedFile(std::move(*spare)) : UnnamedFile(folder_ / ('.' + random + ".tmp"));
    file.write(bytes);
    std::string receipt;
    {
        const std::lock_guard guard(mutex_);
        // The number and the name come in one step, so that names sort by acceptance.
        const base::FileDescriptor sequence = lock_sequence(O_RDWR);
        receipt = next_number(sequence) + '-' + random;
        file.rename_to(path_of(receipt));
        writes_ += 1;
        bytes_ += bytes.size();
    }
    try {
        base::sync_folder(folder_);
    } catch (const base::Error&) {
        // Who hears that it failed must not find it applied later.
        ::unlink(path_of(receipt).c_str());
        throw;
    }
    return receipt;
}

std::vector<InboxEntry> Inbox::waiting() const {
    // Listing is no one step: without the lock a write could be listed and the one before it not.
    // Opened for reading, since closing it would wake an `InboxWatch` otherwise.
    const base::FileDescriptor sequence = lock_sequence(O_RDONLY);
    return list(folder_);
}

std::size_t Inbox::count() const {
    std::error_code none;
    return fs::exists(folder_, none) ? list(folder_).size() : 0;
}

fs::path Inbox::path_of(std::string_view receipt) const {
    return folder_ / std::string(receipt).append(kSuffix);
}

bool Inbox::is_waiting(std::string_view receipt) const {
    std::error_code error;
    return is_receipt(receipt) && fs::exists(path_of(receipt), error);
}

AcceptedWrite Inbox::read(const InboxEntry& entry) {
    AcceptedWrite write = unpack_write(base::read_file(entry.path));
    write.receipt = entry.receipt;
    return write;
}

void Inbox::remove(std::span<const InboxEntry> entries) const {
    std::vector<fs::path> writes;
    for (const InboxEntry& entry : entries) {
        if (!entry.receipt.empty()) {
            writes.push_back(entry.path);
        } else if (::unlink(entry.path.c_str()) != 0 && errno != ENOENT) {
            throw base::system_error(errno, "remove the file", entry.path.native());
        }
    }
    spare_files_.leave(writes);
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
