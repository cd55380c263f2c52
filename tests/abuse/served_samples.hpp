#pragma once
// The real server with settings of the test's own, on the sample articles or on no index.
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {

/// A server without an index: enough for everything before a handler.
class ServerWithSettings {
public:
    /// `settings`: lines of the part [server].
    explicit ServerWithSettings(const std::string& settings = {}) { start(settings); }

    [[nodiscard]] int port() const { return server_->port(); }
    [[nodiscard]] RunningServer& server() { return *server_; }

protected:
    enum class Start { Later };
    explicit ServerWithSettings(Start /*later*/) {}

    void start(const std::string& settings) {
        const std::filesystem::path config = folder_.path() / "settings.toml";
        std::ofstream(config) << "[server]\n" << settings << "[log]\naccess = false\n";
        server_ = std::make_unique<RunningServer>(
            data(), std::vector<std::string>{"--config", config.string()}
        );
    }

    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }

private:
    base::TemporaryFolder folder_;
    std::unique_ptr<RunningServer> server_;
};

/// The same on the sample articles.
class ServedSamples : public ServerWithSettings {
public:
    explicit ServedSamples(const std::string& settings = {});
};

/// A request without a body.
inline std::string get_request(const std::string& target, const std::string& more_lines = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_lines + "\r\n";
}

} // namespace fundstelle::tests
