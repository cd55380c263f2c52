#pragma once
// A server that takes writes and an indexer that applies them, on a fresh data folder.
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {

/// The key that the server knows.
inline constexpr char kWriteKey[] = "ein-schluessel-zum-pruefen";

/// A data folder with a server; `watch` begins when asked for.
class WritingServer {
public:
    explicit WritingServer(const std::string& more_settings = {}) : path_(folder_.path()) {
        start(more_settings);
    }

    /// The same on a folder that stays; its data folder is "data".
    explicit WritingServer(std::filesystem::path path) : path_(std::move(path)) { start({}); }

    [[nodiscard]] std::filesystem::path data() const { return path_ / "data"; }
    [[nodiscard]] int port() const { return server_->port(); }
    [[nodiscard]] RunningServer& server() { return *server_; }

    /// Starts the indexer and waits until it watches.
    void start_watch() {
        watch_ = std::make_unique<BackgroundProgram>(std::vector<std::string>{
            program_path("fundstelle-indexer"), "watch", "--data", data().string()});
        (void)watch_->wait_for_note("watching the inbox");
        watch_->ignore_notes();
    }

    [[nodiscard]] pid_t watch_process() const { return watch_->process(); }

    /// Ends the indexer with a signal; gives its exit code.
    int end_watch(int signal) {
        const int code = watch_->end(signal);
        watch_.reset();
        return code;
    }

    [[nodiscard]] Answer write(
        const std::string& method,
        const std::string& target,
        const std::string& body = {},
        const std::string& type = "application/json"
    ) const {
        return send(port(), method, target, body, type, kWriteKey);
    }

    /// Puts one article and waits until it is found.
    [[nodiscard]] Answer put(const std::string& id, const std::string& title) const {
        return write(
            "PUT",
            "/v1/articles/" + id + "?wait=searchable&timeout=30s",
            R"({"title":")" + title + R"(","body":"Ein Text."})"
        );
    }

    [[nodiscard]] int total(const std::string& query) const {
        return get(port(), "/v1/search?match=all&q=" + encoded(query)).json()["total"];
    }

private:
    void start(const std::string& more_settings) {
        const ProgramResult hash = run_program(
            {program_path("fundstelle-server"), "hash-key"}, std::string(kWriteKey) + "\n"
        );
        std::string digest = hash.out;
        digest.erase(digest.find_last_not_of('\n') + 1);
        std::ofstream(config()) << "[server]\nwrite_keys = \"" << digest << "\"\n" << more_settings;
        server_ = std::make_unique<RunningServer>(
            data(), std::vector<std::string>{"--config", config().string()}
        );
    }

    [[nodiscard]] std::filesystem::path config() const { return path_ / "settings.toml"; }

    base::TemporaryFolder folder_;
    std::filesystem::path path_;
    std::unique_ptr<RunningServer> server_;
    std::unique_ptr<BackgroundProgram> watch_;
};

} // namespace fundstelle::tests
