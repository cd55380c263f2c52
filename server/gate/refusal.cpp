#include "server/gate/refusal.hpp"

#include <utility>

#include "server/problem.hpp"
#include "server/trace.hpp"

namespace fundstelle::server::gate {

namespace {

Reply refusal_reply(
    const Refusal& refusal, const std::string& id, AfterRefusal after, bool has_body
) {
    HttpResponse problem = problem_response(refusal.code, refusal.detail);
    if (refusal.code == base::ErrorCode::UnsupportedMediaType) {
        problem.set_header("Accept-Encoding", "identity");
    }
    problem.set_header("Content-Type", problem.content_type);
    problem.set_header("Content-Length", std::to_string(problem.body.size()));
    problem.set_header("X-Content-Type-Options", "nosniff");
    problem.set_header("X-Request-Id", id);
    if (after == AfterRefusal::Close) {
        problem.set_header("Connection", "close");
    }
    Reply reply;
    reply.closes = after == AfterRefusal::Close;
    reply.bytes = "HTTP/1.1 " + std::to_string(problem.status) + ' ';
    reply.bytes += base::error_kind(refusal.code).title;
    reply.bytes += "\r\n";
    for (const auto& [name, value] : problem.headers) {
        reply.bytes.append(name).append(": ").append(value).append("\r\n");
    }
    reply.bytes += "\r\n";
    if (has_body) {
        reply.bytes += problem.body;
    }
    return reply;
}

} // namespace

Reply refuse(
    Refusal refusal,
    const std::string& peer_address,
    const OnRefusal& on_refusal,
    AfterRefusal after,
    bool has_body
) {
    const RefusedRequest refused{request_id({}), peer_address, std::move(refusal)};
    on_refusal(refused);
    return refusal_reply(refused.refusal, refused.id, after, has_body);
}

} // namespace fundstelle::server::gate
