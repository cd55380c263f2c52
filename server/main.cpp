#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "engine/base/setting_value.hpp"
#include "engine/base/settings.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "server/guards.hpp"
#include "server/healthcheck.hpp"
#include "server/http_server.hpp"
#include "server/routes.hpp"
#include "server/version.hpp"

namespace {

namespace base = fundstelle::base;
namespace server = fundstelle::server;

struct CommandLine {
    std::string data;
    std::string config;
    std::optional<std::string> listen;
    std::string health_url;
    bool prints_config = false;
    bool checks_health = false;
    bool hashes_key = false;
    bool makes_key = false;
};

base::Settings resolve_settings(const CommandLine& line) {
    base::Settings::Flags flags;
    if (line.listen) {
        flags["server.listen"] = *line.listen;
    }
    std::optional<std::filesystem::path> file;
    if (!line.config.empty()) {
        file = line.config;
    }
    return base::Settings::resolve(file, base::process_environment(), flags);
}

std::size_t answering_threads(const base::Settings& settings) {
    const auto threads = static_cast<std::size_t>(settings.number("server.threads"));
    constexpr std::size_t kFewest = 4;
    return threads > 0 ? threads
                       : std::max<std::size_t>(kFewest, 2 * std::thread::hardware_concurrency());
}

server::gate::Patience patience(const base::Settings& settings) {
    server::gate::Patience patience;
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
server::gate::ConnectionLimits connection_limits(const base::Settings& settings) {
    constexpr std::size_t kForFiles = 256;
    const std::size_t descriptors = server::gate::raise_descriptor_limit();
    const auto wanted = static_cast<std::size_t>(settings.number("server.max_connections"));
    return {
        std::min(wanted, descriptors > 2 * kForFiles ? descriptors - kForFiles : kForFiles),
        static_cast<std::size_t>(settings.number("server.max_connections_per_address"))};
}

server::gate::GateOptions server_options(
    const base::Settings& settings, const std::atomic<int>& sleeping
) {
    server::gate::GateOptions options;
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
    options.sleeping_threads = [&sleeping] {
        return static_cast<std::size_t>(std::max(sleeping.load(), 0));
    };
    return options;
}

fundstelle::index::InboxLimits inbox_limits(const base::Settings& settings) {
    return {
        static_cast<std::size_t>(settings.number("server.inbox_max_writes")),
        settings.size_bytes("server.inbox_max_bytes")};
}

/// Prints the hash of the key on standard input, or of a new one, which is printed too.
int print_key_hash(bool makes_key) {
    std::string key;
    if (makes_key) {
        key = server::new_key();
        std::cout << "key:  " << key << "\nhash: " << server::hash_key(key) << std::endl;
        return 0;
    }
    std::getline(std::cin, key);
    key.erase(key.find_last_not_of('\r') + 1); // of a file from Windows
    std::cout << server::hash_key(key) << std::endl;
    return 0;
}

/// Waits for SIGINT or SIGTERM in a thread of its own and then stops the server.
class StopWatch {
public:
    StopWatch(server::HttpServer& http, std::atomic<bool>& is_stopping, spdlog::logger& log) {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        thread_ = std::jthread([this, &http, &is_stopping, &log](const std::stop_token& done) {
            constexpr timespec kPause{0, 50'000'000};
            while (!done.stop_requested()) {
                if (sigtimedwait(&signals_, nullptr, &kPause) > 0) {
                    is_stopping = true;
                    log.info("stopping");
                    http.stop();
                    return;
                }
            }
        });
    }

private:
    sigset_t signals_{};
    std::jthread thread_;
};

/// Before any thread starts, so that all of them leave the signals to `StopWatch`.
void block_stop_signals() {
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int serve(const CommandLine& line) {
    block_stop_signals();
    const base::Settings settings = resolve_settings(line);
    const std::shared_ptr<spdlog::logger> log = base::make_logger("fundstelle-server", settings);
    const base::TimeZone zone = base::TimeZone::load(settings.text("index.timezone"));
    const fundstelle::index::DataFolder folder(line.data);
    const fundstelle::index::Snapshots snapshots{folder};
    const fundstelle::search::Searcher searcher(
        snapshots, zone, {settings.duration("server.request_timeout")}
    );
    const server::WriteKeys keys(settings.text("server.write_keys"));
    if (keys.are_configured()) {
        folder.create();
    }
    fundstelle::index::Inbox inbox(folder.inbox_folder(), inbox_limits(settings));
    std::atomic<int> waiting = 0;
    std::atomic<bool> is_stopping = false;
    const server::Services services{
        snapshots,
        searcher,
        zone,
        {settings.size_bytes("server.max_query")},
        is_stopping,
        {inbox, keys, waiting},
        log,
        settings.text("server.public_url"),
        settings.duration("log.slow_query")};
    const server::Router router(server::make_routes(services));
    const server::Guards guards(router, log, {settings.boolean("log.access")});
    const server::gate::GateOptions options = server_options(settings, waiting);
    server::HttpServer http(
        options,
        [&guards](server::HttpRequest request, std::string_view target) {
            return guards.answer(std::move(request), target);
        }
    );
    const int port = http.bind();
    try {
        snapshots.require_ready();
        searcher.prepare();
    } catch (const base::Error& error) {
        // It may come while we serve: readiness tells when.
        log->warn("no index to serve yet: {}", base::command_line_text(error));
    }
    log->info("listening on http://{}:{}", options.host, port);
    const StopWatch watch(http, is_stopping, *log);
    http.run();
    log->info("stopped");
    return 0;
}

int run(const CommandLine& line) {
    if (line.checks_health) {
        const base::Settings settings = resolve_settings(line);
        const std::string url = server::health_url(line.health_url, settings.text("server.listen"));
        return server::check_health(url, std::cerr);
    }
    if (line.hashes_key) {
        return print_key_hash(line.makes_key);
    }
    if (line.prints_config) {
        std::cout << resolve_settings(line).print();
        return 0;
    }
    if (line.data.empty()) {
        throw base::Error{base::ErrorCode::Usage, "is required; see --help", "--data"};
    }
    return serve(line);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"Serves full-text search over German news.", "fundstelle-server"};
    CommandLine line;
    app.set_version_flag("--version", std::string("fundstelle-server ") + server::kVersion);
    app.add_option("--data", line.data, "Data folder")->envname("FUNDSTELLE_DATA");
    app.add_option("--listen", line.listen, "HOST:PORT to listen on");
    app.add_option("--config", line.config, "Settings file (TOML)")->envname("FUNDSTELLE_CONFIG");
    app.add_flag(
        "--print-config", line.prints_config, "Print all settings with their sources and end"
    );
    CLI::App* health = app.add_subcommand(
        "healthcheck", "Ask a running server whether it lives: exit code 0 or 1"
    );
    health->add_option(
        "URL",
        line.health_url,
        "Address to ask, or a path of the server that the settings tell: /healthz where missing"
    );
    health->callback([&line] { line.checks_health = true; });
    CLI::App* hash = app.add_subcommand(
        "hash-key", "Print the hash of the key on standard input, for server.write_keys"
    );
    hash->add_flag("--new", line.makes_key, "Make a new key and print it too");
    hash->callback([&line] { line.hashes_key = true; });
    constexpr int kWrongUsage = 2;
    constexpr int kCouldNot = 3;
    try {
        app.parse(argc, argv);
        return run(line);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            return app.exit(error);
        }
        std::cerr << "fundstelle-server: " << error.what() << "; see --help\n";
        return kWrongUsage;
    } catch (const base::Error& error) {
        std::cerr << "fundstelle-server: " << base::command_line_text(error) << '\n';
        return base::error_kind(error.code()).exit_code;
    } catch (const std::exception& error) {
        std::cerr << "fundstelle-server: " << error.what() << '\n';
        return kCouldNot;
    }
}
