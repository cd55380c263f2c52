#pragma once
// What passes through the gate: a whole, checked request inwards, an answer outwards.
#include <functional>
#include <string>

#include "engine/base/error.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server::gate {

/// A request whose head keeps the rules of HTTP and whose body is complete.
struct Request {
    HttpRequest http;   ///< without path and query
    std::string target; ///< origin form or "*", as sent
    bool is_http_1_0 = false;
    bool keeps_alive = true; ///< the client wants to go on with this connection
};

/// Why a request is not let in.
struct Refusal {
    base::ErrorCode code;
    std::string detail; ///< lower case, no full stop, fit for the client
};

/// A request or a connection that was not let in, as the log tells of it.
struct RefusedRequest {
    std::string id; ///< the answer's X-Request-Id
    std::string peer_address;
    Refusal refusal;
};

/// Is told of each refusal, by any thread; must not throw.
using OnRefusal = std::function<void(const RefusedRequest&)>;

/// An answer as it goes over the wire.
struct Reply {
    std::string bytes;       ///< the head, and the body unless `source` gives it
    BodySource source;       ///< may be empty
    bool is_chunked = false; ///< whether what `source` gives goes in chunks
    bool closes = false;     ///< whether the connection ends behind it
};

} // namespace fundstelle::server::gate
