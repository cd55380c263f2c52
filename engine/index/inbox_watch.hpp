#pragma once
// Waiting for an inbox.
#include <chrono>
#include <filesystem>
#include <stop_token>

#include "engine/base/file.hpp"

namespace fundstelle::index {

/// Tells when something is put into an inbox. One object belongs to one thread.
class InboxWatch {
public:
    /// Throws Error{InputOutput}.
    explicit InboxWatch(const std::filesystem::path& folder);

    /// Waits until something changed in the folder, at most `limit`; ends early on a stop.
    void wait(const std::stop_token& stop, std::chrono::milliseconds limit) const;

private:
    base::FileDescriptor notify_;
};

} // namespace fundstelle::index
