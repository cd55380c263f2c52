#include "indexer/rejections.hpp"

#include <cerrno>

#include <fcntl.h>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"

namespace fundstelle::indexer {

namespace {

std::string to_json_line(const article::Rejection& rejection) {
    std::string line = R"({"input":")" + base::json_escape(rejection.input);
    line += R"(","line":)" + std::to_string(rejection.line);
    if (!rejection.id.empty()) {
        line += R"(,"id":")" + base::json_escape(rejection.id) + '"';
    }
    line += R"(,"reason":")" + base::json_escape(rejection.reason) + "\"}\n";
    return line;
}

} // namespace

void Rejections::add(const article::Rejection& rejection) {
    const std::lock_guard lock(mutex_);
    if (!file_) {
        constexpr mode_t kMode = 0644;
        const int descriptor =
            ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kMode);
        if (descriptor < 0) {
            throw base::system_error(errno, "write the rejections", path_.native());
        }
        file_ = base::FileDescriptor(descriptor);
    }
    base::write_all(*file_, to_json_line(rejection), path_);
    ++count_;
}

void Rejections::finish() {
    const std::lock_guard lock(mutex_);
    if (file_) {
        base::sync_file(*file_, path_);
        base::sync_folder(path_.parent_path());
    }
}

std::string to_text(const article::Rejection& rejection) {
    std::string text = rejection.input;
    if (rejection.line > 0) {
        text += ": line " + std::to_string(rejection.line);
    }
    return text + ": " + rejection.reason;
}

} // namespace fundstelle::indexer
