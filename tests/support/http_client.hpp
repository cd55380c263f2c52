#pragma once
// Asks a running server and reads its JSON.
#include <map>
#include <string>

#include <nlohmann/json.hpp>

namespace fundstelle::tests {

/// One answer.
struct Answer {
    int status = 0; ///< 0 where there was no answer
    std::string body;
    std::multimap<std::string, std::string> headers; ///< names in lower case

    [[nodiscard]] std::string header(const std::string& name) const;

    /// Gives the body as JSON; fails the test and gives null where it is none.
    [[nodiscard]] nlohmann::json json() const;
};

/// Sends a GET. `target` is sent as it is.
[[nodiscard]] Answer get(int port, const std::string& target);

/// Sends any request.
[[nodiscard]] Answer send(
    int port,
    const std::string& method,
    const std::string& target,
    const std::string& body = {},
    const std::string& content_type = "application/json",
    const std::string& key = {} ///< sent as Authorization: Bearer
);

/// Sends a GET with one more header.
[[nodiscard]] Answer send_with_header(
    int port, const std::string& target, const std::string& name, const std::string& value
);

/// Sends a PUT with a JSON body in chunks, which does not tell its length.
[[nodiscard]] Answer put_chunked(
    int port, const std::string& target, const std::string& body, const std::string& key
);

/// Percent-encodes a query value.
[[nodiscard]] std::string encoded(const std::string& text);

} // namespace fundstelle::tests
