#include "server/gate/refusal.hpp"

#include "server/problem.hpp"

namespace fundstelle::server::gate {

Reply refusal_reply(const Refusal& refusal, AfterRefusal after, bool has_body) {
    HttpResponse problem = problem_response(refusal.code, refusal.detail);
    if (refusal.code == base::ErrorCode::UnsupportedMediaType) {
        problem.set_header("Accept-Encoding", "identity");
    }
    problem.set_header("Content-Type", problem.content_type);
    problem.set_header("Content-Length", std::to_string(problem.body.size()));
    problem.set_header("X-Content-Type-Options", "nosniff");
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

} // namespace fundstelle::server::gate
