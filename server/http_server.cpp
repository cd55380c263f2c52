#include "server/http_server.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <httplib.h>

#include "engine/base/error.hpp"
#include "server/http_client.hpp"
#include "server/problem.hpp"

namespace fundstelle::server {

namespace {

bool has_line_break(std::string_view value) {
    return value.find_first_of("\r\n") != std::string_view::npos;
}

/// What the library reads a request from, and writes its answer to: memory. Its functions have
/// other names in other versions, so none says "override".
class MemoryStream final : public httplib::Stream {
public:
    explicit MemoryStream(std::string_view input) : input_(input) {}

    // NOLINTBEGIN(modernize-use-override)
    virtual bool is_readable() const { return !input_.empty(); }
    virtual bool is_writable() const { return true; }
    virtual bool wait_readable() const { return !input_.empty(); }
    virtual bool wait_writable() const { return true; }
    virtual time_t duration() const { return 0; }

    virtual ssize_t read(char* bytes, std::size_t size) {
        const std::size_t given = input_.copy(bytes, size);
        input_.remove_prefix(given);
        return static_cast<ssize_t>(given);
    }

    virtual ssize_t write(const char* bytes, std::size_t size) {
        output_.append(bytes, size);
        return static_cast<ssize_t>(size);
    }

    virtual void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const {}
    virtual void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const {}
    virtual socket_t socket() const { return INVALID_SOCKET; }
    // NOLINTEND(modernize-use-override)

    [[nodiscard]] std::string take_output() { return std::move(output_); }

private:
    std::string_view input_;
    std::string output_;
};

/// The library's part: it puts an answer into its form. One for each thread.
class Library : private httplib::Server {
public:
    explicit Library(const HttpServer::Answer& answer) : answer_(answer) {
        // No route is registered: the library's are regular expressions. Ours is the router.
        set_pre_routing_handler([this](const httplib::Request& /*from*/, httplib::Response& to) {
            put_into(to);
            return httplib::Server::HandlerResponse::Handled;
        });
        set_post_routing_handler([this](const httplib::Request& /*from*/, httplib::Response& to) {
            mend_framing(to);
        });
        set_exception_handler([](const httplib::Request& /*from*/,
                                 httplib::Response& to,
                                 const std::exception_ptr& /*error*/) {
            to.status = base::error_kind(base::ErrorCode::Internal).http_status;
        });
    }

    [[nodiscard]] gate::Reply respond(gate::Request request) {
        const std::string method = request.http.method;
        is_http_1_0_ = request.is_http_1_0;
        keeps_alive_ = request.keeps_alive;
        response_ = answer_(std::move(request.http), request.target);
        gate::Reply reply;
        reply.is_chunked = response_.source && !is_http_1_0_;
        if (response_.source && is_http_1_0_) {
            keeps_alive_ = false; // only the connection's end tells the body's
        }
        reply.closes = !keeps_alive_;
        const std::string head = head_for_library(method);
        MemoryStream stream(head);
        process(stream);
        reply.bytes = stream.take_output();
        if (method != "HEAD") {
            reply.source = std::move(response_.source);
        }
        response_ = {};
        return reply;
    }

private:
    /// All that the library gets to see of a request: nothing of it is the client's own words. No
    /// Accept-Encoding: what is to be packed is packed already.
    [[nodiscard]] std::string head_for_library(const std::string& method) const {
        std::string head = method + " / HTTP/1.1\r\nHost: gate\r\n";
        head += keeps_alive_ ? "" : "Connection: close\r\n";
        return head + "\r\n";
    }

    /// The one place that knows the library's versions: from 0.12 on it is told the connection's
    /// ends, before it asks the stream for them.
    template <typename Stream>
    void process(Stream& stream) {
        bool is_closed = false;
        if constexpr (requires { this->process_request(stream, false, is_closed, nullptr); }) {
            this->process_request(stream, false, is_closed, nullptr);
        } else {
            this->process_request(stream, "", 0, "", 0, false, is_closed, nullptr);
        }
    }

    void put_into(httplib::Response& to) {
        to.status = response_.status;
        for (const auto& [name, value] : response_.headers) {
            if (!has_line_break(name) && !has_line_break(value)) {
                to.set_header(name, value);
            }
        }
        const bool has_body = response_.status != 204 && response_.status != 304;
        if (has_body && !response_.content_type.empty() &&
            !has_line_break(response_.content_type)) {
            to.set_header("Content-Type", response_.content_type);
        }
        if (has_body && !response_.source) {
            to.body = std::move(response_.body);
        }
    }

    /// Puts right what the library cannot know: how the gate sends the body, and whether the
    /// connection goes on.
    void mend_framing(httplib::Response& to) const {
        to.headers.erase("Accept-Ranges"); // it says so for HEAD alone, and there are none
        to.headers.erase("Keep-Alive");    // it tells of a limit of requests, which there is not
        to.headers.erase("Connection");
        if (!keeps_alive_) {
            to.set_header("Connection", "close");
        } else if (is_http_1_0_) {
            to.set_header("Connection", "keep-alive");
        }
        const bool has_no_body = to.status == 204 || to.status == 304;
        if (response_.source || has_no_body) {
            to.headers.erase("Content-Length");
        }
        if (response_.source && !is_http_1_0_) {
            to.set_header("Transfer-Encoding", "chunked");
        }
    }

    const HttpServer::Answer& answer_;
    HttpResponse response_; ///< to the request that is being answered
    bool is_http_1_0_ = false;
    bool keeps_alive_ = true;
};

gate::Respond make_respond(const HttpServer::Answer& answer) {
    return [library = std::make_shared<Library>(answer)](gate::Request request) {
        return library->respond(std::move(request));
    };
}

} // namespace

HttpServer::HttpServer(const gate::GateOptions& options, Answer answer)
    : answer_(std::move(answer)), gate_(options, [this] { return make_respond(answer_); }) {}

int get_status(const std::string& address, const std::string& path) {
    constexpr time_t kSeconds = 5;
    httplib::Client client(address);
    client.set_connection_timeout(kSeconds);
    client.set_read_timeout(kSeconds);
    const httplib::Result result = client.Get(path);
    return result ? result->status : 0;
}

} // namespace fundstelle::server
