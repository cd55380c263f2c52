#pragma once
// Takes new settings while the server runs, and says what it took.
#include <functional>
#include <memory>

#include <spdlog/logger.h>

#include "engine/base/settings.hpp"
#include "server/policy.hpp"

namespace fundstelle::server {

/// The settings in force and where new ones come from. Belongs to one thread.
class Reload {
public:
    using Resolve = std::function<base::Settings()>;

    /// `current` are the settings that the server began with, and `policies` holds what follows of
    /// them.
    Reload(
        Resolve resolve,
        base::Settings current,
        CurrentPolicy& policies,
        std::shared_ptr<spdlog::logger> log
    );

    /// Reads the settings anew. What can change while the server runs is in force at once; the log
    /// names it, and what else has changed and needs a restart. With anything wrong in the settings
    /// all stays as it was. Throws nothing.
    void run();

private:
    void take(const base::Settings& fresh);

    Resolve resolve_;
    base::Settings current_;
    CurrentPolicy& policies_;
    std::shared_ptr<spdlog::logger> log_;
};

} // namespace fundstelle::server
