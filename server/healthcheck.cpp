#include "server/healthcheck.hpp"

#include <ostream>

#include "engine/base/error.hpp"
#include "server/http_client.hpp"

namespace fundstelle::server {

std::string health_url(std::string_view wanted, std::string_view listen) {
    if (!wanted.empty() && !wanted.starts_with('/')) {
        return std::string(wanted);
    }
    const std::size_t colon = listen.rfind(':');
    std::string host(listen.substr(0, colon));
    if (host.empty() || host == "0.0.0.0") {
        host = "127.0.0.1";
    } else if (host == "[::]") {
        host = "[::1]";
    }
    return "http://" + host + std::string(listen.substr(colon)) +
           std::string(wanted.empty() ? "/healthz" : wanted);
}

int check_health(const std::string& url, std::ostream& notes) {
    constexpr std::string_view kScheme = "http://";
    if (!url.starts_with(kScheme)) {
        throw base::Error{base::ErrorCode::Usage, "is not an http URL", url};
    }
    const std::size_t slash = url.find('/', kScheme.size());
    const std::string address = url.substr(0, slash);
    const std::string path = slash == std::string::npos ? "/healthz" : url.substr(slash);
    const int status = get_status(address, path);
    if (status >= 200 && status < 300) {
        return 0;
    }
    notes << "fundstelle-server: " << url << ": "
          << (status == 0 ? std::string("no answer") : "status " + std::to_string(status)) << '\n';
    return 1;
}

} // namespace fundstelle::server
