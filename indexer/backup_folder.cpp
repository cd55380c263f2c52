#include "indexer/backup_folder.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::indexer {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = ".unfinished";

void remove_tree(const fs::path& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) {
        throw base::system_error(error.value(), "remove", path.native());
    }
}

base::SharedLock make_and_lock(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) {
        throw base::system_error(error.value(), "create", path.native());
    }
    std::optional<base::SharedLock> lock =
        base::SharedLock::alone(path, std::chrono::milliseconds{0});
    if (!lock) {
        throw base::Error{
            base::ErrorCode::IndexLocked, "another backup into this folder is running"};
    }
    return std::move(*lock);
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        paths.push_back(entry->path());
    }
    if (error) {
        throw base::system_error(error.value(), "read the folder", folder.native());
    }
    return paths;
}

/// "2026-11-23T10:15:00Z" → "20261123T101500Z".
std::string compact_time() {
    std::string text = base::to_rfc3339_utc(base::now());
    std::erase(text, '-');
    std::erase(text, ':');
    return text;
}

/// Whether `dated_backup` gives such names.
bool is_dated(std::string_view name) {
    constexpr std::string_view kShape = "00000000T000000Z";
    return name.size() == kShape.size() &&
           std::equal(name.begin(), name.end(), kShape.begin(), [](char letter, char shape) {
               const bool is_digit = std::isdigit(static_cast<unsigned char>(letter)) != 0;
               return shape == '0' ? is_digit : letter == shape;
           });
}

bool is_abandoned(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.ends_with(kUnfinished) &&
           is_dated(std::string_view(name).substr(0, name.size() - kUnfinished.size())) &&
           base::SharedLock::alone(path, std::chrono::milliseconds{0}).has_value();
}

} // namespace

UnfinishedBackup::UnfinishedBackup(const fs::path& target)
    : target_(target),
      path_(fs::path(target) += kUnfinished),
      lock_(make_and_lock(path_)),
      folder_(path_) {
    for (const fs::path& left_over : entries_of(path_)) {
        remove_tree(left_over);
    }
    folder_.create();
}

UnfinishedBackup::~UnfinishedBackup() {
    if (!path_.empty()) {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
}

void UnfinishedBackup::finish() {
    std::error_code error;
    fs::rename(path_, target_, error);
    if (error) {
        throw base::system_error(error.value(), "name the backup", target_.native());
    }
    path_.clear();
    base::sync_folder(target_.parent_path());
}

fs::path dated_backup(const fs::path& folder) {
    return folder / compact_time();
}

void remove_old_backups(const fs::path& folder, std::size_t kept) {
    std::vector<fs::path> backups;
    for (fs::path& path : entries_of(folder)) {
        if (is_abandoned(path)) {
            remove_tree(path);
        } else if (is_dated(path.filename().string())) {
            backups.push_back(std::move(path));
        }
    }
    std::sort(backups.begin(), backups.end());
    const std::size_t surplus = backups.size() > kept ? backups.size() - kept : 0;
    for (std::size_t index = 0; index < surplus; ++index) {
        remove_tree(backups[index] / "current"); // half removed it is no backup any more
        remove_tree(backups[index]);
    }
}

} // namespace fundstelle::indexer
