#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include <CLI/CLI.hpp>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "engine/base/settings.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "server/gate_settings.hpp"
#include "server/guards.hpp"
#include "server/healthcheck.hpp"
#include "server/http_server.hpp"
#include "server/policy.hpp"
#include "server/reload.hpp"
#include "server/routes.hpp"
#include "server/service_manager.hpp"
#include "server/signals.hpp"
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

/// All parts of a server, in the order in which they need each other.
class Application {
public:
    explicit Application(const CommandLine& line)
        : line_(line),
          settings_(resolve_settings(line)),
          log_(base::make_logger("fundstelle-server", settings_)),
          policies_(server::policy_of(settings_)),
          folder_(line.data),
          snapshots_(folder_),
          searcher_(
              snapshots_,
              services_zone(),
              {settings_.duration("server.request_timeout"),
               settings_.duration("search.recency_half_life")}
          ),
          answers_(settings_.size_bytes("server.cache")),
          inbox_(folder_.inbox_folder(), inbox_limits(settings_)),
          services_{
              snapshots_,
              searcher_,
              services_zone(),
              {settings_.size_bytes("server.max_query")},
              is_stopping_,
              {inbox_, waiting_},
              log_,
              settings_.text("server.public_url"),
              policies_,
              metrics_,
              answers_,
              [this] { return http_.load(); }},
          router_(server::make_routes(services_)),
          guards_(router_, policies_, metrics_, log_),
          options_(options_of_gate()),
          http_(options_, [this](server::HttpRequest request, std::string_view target) {
              return guards_.answer(std::move(request), target);
          }) {
        if (policies_.get()->keys.can_write()) {
            folder_.create();
        }
    }

    /// Serves until a signal ends it.
    void run() {
        const int port = http_.bind();
        prepare_index();
        log_->info("listening on http://{}:{}", options_.host, port);
        server::Reload reload([this] { return resolve_again(); }, settings_, policies_, log_);
        const server::SignalThread signals(
            [this] { stop(); },
            [&reload] {
                server::notify_reloading();
                reload.run();
                server::notify_service_manager("READY=1");
            }
        );
        server::notify_service_manager("READY=1");
        http_.run();
        log_->info("stopped");
    }

private:
    [[nodiscard]] base::TimeZone services_zone() const {
        return base::TimeZone::load(settings_.text("index.timezone"));
    }

    /// Tells that there is no index yet, where so: it may come while we serve, and readiness tells
    /// when.
    void prepare_index() const {
        try {
            snapshots_.require_ready();
            searcher_.prepare();
        } catch (const base::Error& error) {
            log_->warn("no index to serve yet: {}", base::command_line_text(error));
        }
    }

    [[nodiscard]] server::gate::GateOptions options_of_gate() {
        server::gate::GateOptions options = server::gate_settings(settings_);
        options.sleeping_threads = [this] {
            return static_cast<std::size_t>(std::max(waiting_.load(), 0));
        };
        options.is_urgent = [](std::string_view target) {
            return target == "/healthz" || target == "/readyz";
        };
        options.on_refusal = [this](const server::gate::RefusedRequest& refused) {
            guards_.note_refusal(refused);
        };
        return options;
    }

    /// Runs in the thread of the signals, which has nothing else to do from here on.
    void stop() {
        is_stopping_ = true;
        log_->info("stopping");
        server::notify_service_manager("STOPPING=1");
        std::this_thread::sleep_for(settings_.duration("server.stop_delay"));
        http_.stop();
    }

    [[nodiscard]] base::Settings resolve_again() const {
        base::Settings fresh = resolve_settings(line_);
        if (server::policy_of(fresh).keys.can_write()) {
            folder_.create();
        }
        return fresh;
    }

    CommandLine line_;
    base::Settings settings_;
    std::shared_ptr<spdlog::logger> log_;
    server::CurrentPolicy policies_;
    fundstelle::index::DataFolder folder_;
    fundstelle::index::Snapshots snapshots_;
    fundstelle::search::Searcher searcher_;
    server::AnswerCache answers_;
    fundstelle::index::Inbox inbox_;
    std::atomic<int> waiting_ = 0;
    std::atomic<bool> is_stopping_ = false;
    server::Metrics metrics_;
    server::Services services_;
    server::Router router_;
    server::Guards guards_;
    server::gate::GateOptions options_;
    server::HttpServer http_;
};

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
    server::block_signals();
    Application(line).run();
    return 0;
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
