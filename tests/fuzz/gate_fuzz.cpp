// Any bytes through the gate's reader: whole and in pieces they must give the same requests, and
// what is let in must keep the rules.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/base/ascii.hpp"
#include "server/gate/request_reader.hpp"
#include "server/gate/syntax.hpp"

namespace {

using namespace fundstelle::server::gate; // NOLINT(google-build-using-namespace)

constexpr RequestLimits kLimits{
    .max_target_bytes = 200, .max_head_bytes = 1000, .max_headers = 10, .max_body_bytes = 300};

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void check(const Request& request) {
    require(is_token(request.http.method));
    require(request.target.starts_with('/') || request.target == "*");
    require(
        request.target.size() <= kLimits.max_target_bytes + 1 && is_target_text(request.target)
    );
    require(request.http.headers.size() <= kLimits.max_headers);
    require(request.http.body.size() <= kLimits.max_body_bytes);
    std::size_t lengths = 0;
    std::size_t hosts = 0;
    for (const auto& [name, value] : request.http.headers) {
        require(
            is_token(name) && name == fundstelle::base::in_lower_case(name) && is_field_text(value)
        );
        lengths += name == "content-length" || name == "transfer-encoding" ? 1 : 0;
        hosts += name == "host" ? 1 : 0;
    }
    require(lengths <= 1);
    require(hosts == 1 || (hosts == 0 && request.is_http_1_0));
}

std::string text_of(const Request& request) {
    std::string text = request.http.method + ' ' + request.target + '\n';
    for (const auto& [name, value] : request.http.headers) {
        text += name + ": " + value + '\n';
    }
    return text + request.http.body + (request.keeps_alive ? "+\n" : "-\n");
}

/// Reads all requests in pieces of one size; gives them as a text.
std::string read_all(std::string_view bytes, std::size_t piece_size) {
    RequestReader reader(kLimits);
    std::string all;
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, piece_size);
        const std::size_t used = reader.read(piece);
        require(used <= piece.size());
        bytes.remove_prefix(used);
        if (reader.state() == RequestReader::State::Whole) {
            const Request request = reader.take_request();
            check(request);
            all += text_of(request);
        } else if (reader.state() == RequestReader::State::Refused) {
            return all + reader.refusal().detail;
        } else {
            require(used == piece.size());
        }
        (void)reader.take_expectation();
    }
    return all + std::to_string(static_cast<int>(reader.state()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    const std::string whole = read_all(input, std::max<std::size_t>(size, 1));
    for (const std::size_t piece_size : {1U, 2U, 7U, 64U}) {
        require(read_all(input, piece_size) == whole);
    }
    return 0;
}
