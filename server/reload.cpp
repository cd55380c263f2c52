#include "server/reload.hpp"

#include <algorithm>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"

namespace fundstelle::server {

namespace {

bool is_read_again(std::string_view name) {
    const auto settings = base::all_settings();
    return std::any_of(settings.begin(), settings.end(), [name](const base::Setting& setting) {
        return setting.name == name && setting.is_read_again;
    });
}

void append(std::string& list, std::string_view name) {
    list += list.empty() ? "" : ", ";
    list += name;
}

} // namespace

Reload::Reload(
    Resolve resolve,
    base::Settings current,
    CurrentPolicy& policies,
    std::shared_ptr<spdlog::logger> log
)
    : resolve_(std::move(resolve)),
      current_(std::move(current)),
      policies_(policies),
      log_(std::move(log)) {}

void Reload::run() {
    try {
        take(resolve_());
    } catch (const base::Error& error) {
        log_->error("the settings stay as they were: {}", base::command_line_text(error));
    } catch (const std::exception& error) {
        log_->error("the settings stay as they were: {}", error.what());
    }
}

void Reload::take(const base::Settings& fresh) {
    policies_.replace(policy_of(fresh));
    base::set_level(*log_, fresh.text("log.level"));
    std::string taken;
    std::string left;
    for (const std::string_view name : current_.changes_to(fresh)) {
        append(is_read_again(name) ? taken : left, name);
    }
    log_->info("settings read anew: {}", taken.empty() ? "nothing has changed" : taken);
    if (!left.empty()) {
        log_->warn("these settings need a restart: {}", left);
        return; // still the old ones, so that the next time says so again
    }
    current_ = fresh;
}

} // namespace fundstelle::server
