#include "server/problem.hpp"

#include "server/json_writer.hpp"

namespace fundstelle::server {

namespace {

// Relative to the server, which explains each at this path (RFC 9457 section 3.1.1 allows it).
constexpr char kTypeBase[] = "/problems/";

/// With it, a client knows when to come back.
constexpr char kRetrySeconds[] = "1";

} // namespace

HttpResponse problem_response(const base::Error& error) {
    const base::ErrorKind& kind = base::error_kind(error.code());
    const auto* parameters = dynamic_cast<const base::ParameterError*>(&error);
    JsonWriter json;
    json.begin_object();
    json.key("type").value(kTypeBase + std::string(kind.slug));
    json.key("title").value(kind.title);
    json.key("status").value(kind.http_status);
    json.key("detail").value(std::string_view(error.what()));
    if (parameters != nullptr) {
        json.key("errors").begin_array();
        for (const base::ParameterFault& fault : parameters->faults()) {
            json.begin_object();
            json.key("parameter").value(fault.parameter);
            json.key("detail").value(fault.detail);
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
    HttpResponse response = json_response(json.take(), kind.http_status);
    response.content_type = "application/problem+json";
    response.set_header("Cache-Control", "no-store");
    if (kind.http_status == 401) {
        response.set_header("WWW-Authenticate", "Bearer");
    }
    if (kind.http_status == 503) {
        response.set_header("Retry-After", kRetrySeconds);
    }
    return response;
}

HttpResponse problem_response(base::ErrorCode code, const std::string& detail) {
    return problem_response(base::Error{code, detail});
}

base::ErrorCode code_of_status(int status) {
    for (const base::ErrorKind& kind : base::error_kinds()) {
        const bool is_about_requests = kind.code != base::ErrorCode::Usage;
        if (kind.http_status == status && is_about_requests) {
            return kind.code;
        }
    }
    return status >= 500 ? base::ErrorCode::Internal : base::ErrorCode::InvalidBody;
}

} // namespace fundstelle::server
