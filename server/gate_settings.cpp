#include "server/gate_settings.hpp"

#include <algorithm>
#include <string>
#include <thread>

#include "engine/base/setting_value.hpp"

namespace fundstelle::server {

namespace {

std::size_t answering_threads(const base::Settings& settings) {
    const auto threads = static_cast<std::size_t>(settings.number("server.threads"));
    constexpr std::size_t kFewest = 4;
    return threads > 0 ? threads
                       : std::max<std::size_t>(kFewest, 2 * std::thread::hardware_concurrency());
}

gate::Patience patience(const base::Settings& settings) {
    gate::Patience patience;
    patience.idle = settings.duration("server.keep_alive");
    patience.head = settings.duration("server.header_timeout");
    patience.body = settings.duration("server.body_timeout");
    patience.write = settings.duration("server.write_timeout");
    patience.min_bytes_per_second = settings.size_bytes("server.min_rate");
    patience.queue = settings.duration("server.request_timeout");
    patience.drain = settings.duration("server.drain_timeout");
    return patience;
}

/// As many connections as asked for, and as descriptors allow beside files.
gate::ConnectionLimits connection_limits(const base::Settings& settings) {
    constexpr std::size_t kForFiles = 256;
    const std::size_t descriptors = gate::raise_descriptor_limit();
    const auto wanted = static_cast<std::size_t>(settings.number("server.max_connections"));
    return {
        std::min(wanted, descriptors > 2 * kForFiles ? descriptors - kForFiles : kForFiles),
        static_cast<std::size_t>(settings.number("server.max_connections_per_address"))};
}

} // namespace

gate::GateOptions gate_settings(const base::Settings& settings) {
    gate::GateOptions options;
    const std::string& listen = settings.text("server.listen");
    const std::size_t colon = listen.rfind(':');
    options.host = listen.substr(0, colon);
    if (options.host.starts_with('[')) {
        options.host = options.host.substr(1, options.host.size() - 2);
    }
    options.port = static_cast<int>(base::parse_number(listen.substr(colon + 1)).value_or(0));
    options.threads = answering_threads(settings);
    options.max_waiting_requests = static_cast<std::size_t>(settings.number("server.max_waiting"));
    options.max_held_body_bytes = settings.size_bytes("server.max_bodies");
    options.connections = connection_limits(settings);
    options.request = {
        .max_target_bytes = settings.size_bytes("server.max_target"),
        .max_head_bytes = settings.size_bytes("server.max_head"),
        .max_headers = static_cast<std::size_t>(settings.number("server.max_headers")),
        .max_body_bytes = settings.size_bytes("server.max_body")};
    options.patience = patience(settings);
    return options;
}

} // namespace fundstelle::server
