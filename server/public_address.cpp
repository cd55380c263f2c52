#include "server/public_address.hpp"

#include <algorithm>

#include "engine/base/ascii.hpp"

namespace fundstelle::server {

std::string public_address(const HttpRequest& http, const std::string& configured) {
    if (!configured.empty()) {
        return configured.substr(0, configured.find_last_not_of('/') + 1);
    }
    const std::string_view host = http.header("host");
    const bool is_harmless = !host.empty() && std::all_of(host.begin(), host.end(), [](char byte) {
        return base::is_ascii_word(byte) || byte == '.' || byte == '-' || byte == ':' ||
               byte == '[' || byte == ']';
    });
    return "http://" + (is_harmless ? std::string(host) : "localhost");
}

} // namespace fundstelle::server
