#include "engine/index/generation.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::index {

namespace {

namespace fs = std::filesystem;

constexpr const char* kCurrent = "current";
constexpr const char* kLock = "LOCK";
constexpr const char* kLockWanted = "LOCK.wanted";
constexpr std::string_view kBuildingSuffix = ".building";
constexpr std::size_t kNumberDigits = 6;

/// Gives the number at a generation's head, or 0 for a foreign name.
unsigned long number_of(std::string_view name) {
    unsigned long number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool is_ours = error == std::errc{} && end != name.data() + name.size() && *end == '-';
    return is_ours ? number : 0;
}

/// "2026-11-23T10:15:00Z" → "20261123T101500Z".
std::string compact_time() {
    std::string text = base::to_rfc3339_utc(base::now());
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

std::string generation_name(unsigned long number) {
    std::string digits = std::to_string(number);
    digits.insert(0, kNumberDigits - std::min(kNumberDigits, digits.size()), '0');
    return digits + '-' + compact_time();
}

bool by_number(const Generation& left, const Generation& right) {
    return number_of(left.name) < number_of(right.name);
}

void remove_tree(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) {
        throw base::system_error(error.value(), "remove", path.native());
    }
}

void make_folder(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) {
        throw base::system_error(error.value(), "create", path.native());
    }
}

/// Whether a name is one of those under which base::replace_file prepares a new `current`.
bool is_temporary_current(const std::string& name) {
    return name.starts_with(std::string(kCurrent) + '.') && name.ends_with(".tmp");
}

/// Gives the folders below `folder` whose names are ours, whole or being built.
std::vector<Generation> folders_in(const fs::path& folder) {
    std::vector<Generation> found;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        std::string name = entry.path().filename().string();
        if (number_of(name) > 0) {
            found.push_back({std::move(name), entry.path()});
        }
    }
    std::sort(found.begin(), found.end(), by_number);
    return found;
}

} // namespace

DataFolder::DataFolder(fs::path path) : path_(std::move(path)) {}

void DataFolder::create() const {
    std::error_code error;
    const bool is_new = !fs::exists(path_, error);
    bool has_new_part = false;
    for (const char* part : {"generations", "inbox", "rejected"}) {
        has_new_part = !fs::exists(path_ / part, error) || has_new_part;
        make_folder(path_ / part);
    }
    if (has_new_part) {
        // What is accepted into the inbox would be lost with the inbox itself.
        base::sync_folder(path_);
    }
    if (is_new) {
        // Its own name is an entry of the folder above.
        base::sync_folder(fs::absolute(path_).lexically_normal().parent_path());
    }
}

std::optional<base::FileLock> DataFolder::try_lock() const {
    return base::FileLock::try_lock(path_ / kLock);
}

base::FileLock DataFolder::lock() const {
    std::optional<base::FileLock> lock = try_lock();
    if (!lock) {
        throw base::Error{
            base::ErrorCode::IndexLocked, "another indexer is writing to this data folder"}
            .with_log_detail((path_ / kLock).string());
    }
    return std::move(*lock);
}

base::FileLock DataFolder::wait_for_lock(const std::stop_token& stop) const {
    constexpr std::chrono::milliseconds kAskAgain{5};
    std::optional<base::FileLock>
        wish; // one waits at the lock, others for their turn to wait there
    while (!stop.stop_requested()) {
        if (!wish) {
            wish = base::FileLock::try_lock(path_ / kLockWanted);
        }
        if (wish) {
            if (std::optional<base::FileLock> lock = try_lock()) {
                return std::move(*lock);
            }
        }
        std::this_thread::sleep_for(kAskAgain);
    }
    throw base::Error{base::ErrorCode::Interrupted, "stopped while another indexer was writing"};
}

bool DataFolder::is_lock_wanted() const {
    std::error_code error;
    return fs::exists(path_ / kLockWanted, error) && !base::FileLock::try_lock(path_ / kLockWanted);
}

std::optional<Generation> DataFolder::current() const {
    std::error_code error;
    if (!fs::exists(path_ / kCurrent, error)) {
        return std::nullopt;
    }
    std::string name = base::read_file(path_ / kCurrent, 4096);
    while (!name.empty() && (name.back() == '\n' || name.back() == '\r')) {
        name.pop_back();
    }
    const bool is_plain_name = number_of(name) > 0 && name.find('/') == std::string::npos;
    Generation generation{name, path_ / "generations" / name};
    if (!is_plain_name || !fs::is_directory(generation.path, error)) {
        throw base::Error{
            base::ErrorCode::IndexDamaged, "the served generation is missing", "current"}
            .with_log_detail(generation.path.string());
    }
    return generation;
}

std::vector<Generation> DataFolder::list() const {
    std::vector<Generation> generations = folders_in(path_ / "generations");
    std::erase_if(generations, [](const Generation& generation) {
        return generation.name.ends_with(kBuildingSuffix);
    });
    return generations;
}

Generation DataFolder::begin() const {
    const std::vector<Generation> all = folders_in(path_ / "generations");
    const unsigned long last = all.empty() ? 0 : number_of(all.back().name);
    std::string name = generation_name(last + 1);
    fs::path path = path_ / "generations" / (name + std::string(kBuildingSuffix));
    make_folder(path);
    return {std::move(name), std::move(path)};
}

Generation DataFolder::publish(const Generation& building) const {
    base::sync_tree(building.path);
    Generation lasting{building.name, path_ / "generations" / building.name};
    std::error_code error;
    fs::rename(building.path, lasting.path, error);
    if (error) {
        throw base::system_error(error.value(), "rename", building.path.native());
    }
    try {
        base::sync_folder(path_ / "generations");
        serve(lasting);
    } catch (const base::Error&) {
        const std::optional<Generation> served = served_if_there();
        if (!served || served->name != lasting.name) {
            fs::rename(lasting.path, building.path, error); // a leftover again
        }
        throw;
    }
    return lasting;
}

/// The served generation, or nothing where `current` leads nowhere: then there is nothing to keep.
std::optional<Generation> DataFolder::served_if_there() const {
    try {
        return current();
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::IndexDamaged) {
            throw;
        }
        return std::nullopt;
    }
}

/// Names the served generation. Where that cannot be made to last, the one before is named again,
/// so that nobody is told of a failure and yet gets the new one.
void DataFolder::serve(const Generation& generation) const {
    const std::optional<Generation> before = served_if_there();
    try {
        base::replace_file(path_ / kCurrent, generation.name + '\n');
    } catch (const base::Error&) {
        try {
            if (before) {
                base::replace_file(path_ / kCurrent, before->name + '\n');
            } else {
                remove_tree(path_ / kCurrent);
            }
        } catch (const base::Error&) { // NOLINT(bugprone-empty-catch): the first error is told
        }
        throw;
    }
}

Generation DataFolder::rollback() const {
    const std::optional<Generation> served = current();
    const std::vector<Generation> generations = list();
    const auto place =
        std::find_if(generations.begin(), generations.end(), [&](const Generation& generation) {
            return served && generation.name == served->name;
        });
    if (place == generations.end() || place == generations.begin()) {
        throw base::Error{
            base::ErrorCode::IndexMissing, "there is no generation before the served one"};
    }
    const Generation before = *std::prev(place);
    serve(before);
    return before;
}

void DataFolder::remove_leftovers() const {
    for (const Generation& generation : folders_in(path_ / "generations")) {
        if (generation.name.ends_with(kBuildingSuffix)) {
            remove_tree(generation.path);
        }
    }
    std::error_code error;
    std::vector<fs::path> temporary;
    for (const fs::directory_entry& entry : fs::directory_iterator(path_, error)) {
        if (is_temporary_current(entry.path().filename().string())) {
            temporary.push_back(entry.path());
        }
    }
    std::for_each(temporary.begin(), temporary.end(), remove_tree);
}

void DataFolder::clean(std::size_t keep) const {
    remove_leftovers();
    const std::optional<Generation> served = current();
    const std::vector<Generation> generations = list();
    const std::size_t surplus = generations.size() > keep ? generations.size() - keep : 0;
    for (std::size_t index = 0; index < surplus; ++index) {
        if (!served || generations[index].name != served->name) {
            remove_tree(generations[index].path);
        }
    }
}

} // namespace fundstelle::index
