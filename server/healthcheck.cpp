#include "server/healthcheck.hpp"

#include <ostream>

#include "engine/base/error.hpp"
#include "server/http_client.hpp"

namespace fundstelle::server {

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
