#include "tests/support/http_client.hpp"

#include <algorithm>
#include <cctype>

#include <gtest/gtest.h>
#include <httplib.h>

namespace fundstelle::tests {

std::string Answer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

nlohmann::json Answer::json() const {
    nlohmann::json value = nlohmann::json::parse(body, nullptr, false);
    EXPECT_FALSE(value.is_discarded()) << body;
    return value.is_discarded() ? nlohmann::json() : value;
}

namespace {

Answer answer_of(const httplib::Result& result) {
    Answer answer;
    if (!result) {
        return answer;
    }
    answer.status = result->status;
    answer.body = result->body;
    for (const auto& [name, value] : result->headers) {
        std::string lower = name;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char byte) {
            return static_cast<char>(std::tolower(byte));
        });
        answer.headers.emplace(lower, value);
    }
    return answer;
}

} // namespace

Answer send(
    int port,
    const std::string& method,
    const std::string& target,
    const std::string& body,
    const std::string& content_type,
    const std::string& key
) {
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(30);
    client.set_url_encode(false);
    httplib::Request request;
    request.method = method;
    request.path = target;
    request.body = body;
    if (!body.empty()) {
        request.set_header("Content-Type", content_type);
    }
    if (!key.empty()) {
        request.set_header("Authorization", "Bearer " + key);
    }
    return answer_of(client.send(request));
}

Answer send_with_header(
    int port, const std::string& target, const std::string& name, const std::string& value
) {
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(30);
    client.set_url_encode(false);
    return answer_of(client.Get(target, {{name, value}}));
}

Answer put_chunked(
    int port, const std::string& target, const std::string& body, const std::string& key
) {
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(30);
    client.set_url_encode(false);
    return answer_of(client.Put(
        target,
        {{"Authorization", "Bearer " + key}},
        [&body](std::size_t /*offset*/, httplib::DataSink& sink) {
            sink.write(body.data(), body.size());
            sink.done();
            return true;
        },
        "application/json"
    ));
}

Answer get(int port, const std::string& target) {
    return send(port, "GET", target);
}

std::string encoded(const std::string& text) {
    std::string result;
    for (const char byte : text) {
        constexpr std::string_view kHexDigits = "0123456789ABCDEF";
        const auto value = static_cast<unsigned char>(byte);
        if (std::isalnum(value) != 0) {
            result += byte;
        } else {
            result += '%';
            result += kHexDigits[value >> 4];
            result += kHexDigits[value & 0x0f];
        }
    }
    return result;
}

} // namespace fundstelle::tests
