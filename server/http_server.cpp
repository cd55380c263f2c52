#include "server/http_server.hpp"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <utility>

#include <httplib.h>

#include "engine/base/error.hpp"
#include "server/http_client.hpp"
#include "server/problem.hpp"

namespace fundstelle::server {

namespace {

/// Longer paths go nowhere, and the library's router must not see them: it matches by regular
/// expressions.
constexpr std::size_t kMaxPathBytes = 1024;

constexpr int kPayloadTooLarge = 413;

constexpr std::chrono::seconds kReadTimeout{10};
constexpr std::chrono::seconds kWriteTimeout{10};
constexpr std::size_t kRequestsPerConnection = 1000;

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char byte) {
        return static_cast<char>(std::tolower(byte));
    });
    return text;
}

HttpRequest to_request(const httplib::Request& from) {
    HttpRequest request;
    request.method = from.method;
    request.peer_address = from.remote_addr;
    request.body = from.body;
    for (const auto& [name, value] : from.headers) {
        // The library mixes its own notes on the connection into the headers.
        if (name != "REMOTE_ADDR" && name != "REMOTE_PORT" && name != "LOCAL_ADDR" &&
            name != "LOCAL_PORT") {
            request.headers.emplace_back(lower_case(name), value);
        }
    }
    return request;
}

bool has_line_break(const std::string& value) {
    return value.find_first_of("\r\n") != std::string::npos;
}

/// Sends what `source` gives in chunks; a throw ends the connection without the last chunk.
void stream_into(httplib::Response& to, const std::string& content_type, BodySource source) {
    to.set_chunked_content_provider(
        content_type,
        [source = std::move(source)](std::size_t /*offset*/, httplib::DataSink& sink) {
            try {
                const std::string piece = source();
                if (piece.empty()) {
                    sink.done();
                    return true;
                }
                return sink.write(piece.data(), piece.size());
            } catch (const std::exception& /*error*/) {
                return false;
            }
        }
    );
}

void put_into(httplib::Response& to, const HttpResponse& response) {
    to.status = response.status;
    for (const auto& [name, value] : response.headers) {
        if (!has_line_break(value)) {
            to.set_header(name, value);
        }
    }
    if (response.source) {
        stream_into(to, response.content_type, response.source);
    } else if (response.status != 204 && response.status != 304) {
        to.set_content(response.body, response.content_type);
    }
}

HttpResponse too_large_response() {
    return problem_response(
        base::ErrorCode::PayloadTooLarge, "the body is larger than server.max_body allows"
    );
}

/// Says in our form what the library could not read.
void explain(const httplib::Request& /*from*/, httplib::Response& to) {
    if (!to.body.empty()) {
        return;
    }
    put_into(
        to,
        to.status == kPayloadTooLarge
            ? too_large_response()
            : problem_response(code_of_status(to.status), "the request could not be read")
    );
}

/// Counts a thread as busy while it lives.
class Busy {
public:
    explicit Busy(std::atomic<std::size_t>& count) : count_(count) { ++count_; }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;
    Busy(Busy&&) = delete;
    Busy& operator=(Busy&&) = delete;
    ~Busy() { --count_; }

private:
    std::atomic<std::size_t>& count_;
};

} // namespace

struct HttpServer::Library {
    HttpServerOptions options;
    Answer answer;
    httplib::Server server;
    mutable std::atomic<std::size_t> busy_threads = 0;

    void handle(const httplib::Request& from, httplib::Response& to) const {
        const Busy busy(busy_threads);
        put_into(to, answer(to_request(from), from.target));
    }

    /// The library bounds only bodies that tell their length, not chunks nor what is compressed.
    void handle_body(
        const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& reader
    ) const {
        HttpRequest request = to_request(from);
        bool is_too_large = false;
        const auto take = [&](const char* bytes, std::size_t size) {
            is_too_large = is_too_large || size > options.max_body_bytes - request.body.size();
            if (!is_too_large) {
                request.body.append(bytes, size);
            }
            return true; // to its end, where the next request begins
        };
        const bool is_read =
            from.is_multipart_form_data()
                ? reader([](const httplib::MultipartFormData& /*part*/) { return true; }, take)
                : reader(take);
        if (is_too_large) {
            put_into(to, too_large_response());
        } else if (is_read) {
            const Busy busy(busy_threads);
            put_into(to, answer(std::move(request), from.target));
        }
    }
};

HttpServer::HttpServer(HttpServerOptions options, Answer answer)
    : library_(std::make_unique<Library>()) {
    library_->options = std::move(options);
    library_->answer = std::move(answer);
    httplib::Server& server = library_->server;
    const Library& library = *library_;
    const std::size_t threads = library_->options.threads;
    server.new_task_queue = [threads] {
        return new httplib::ThreadPool(threads);
    }; // NOLINT: the library deletes it
    server.set_tcp_nodelay(true);
    // The library's own choice is SO_REUSEPORT, with which two servers share a port and nobody is
    // told.
    server.set_socket_options([](socket_t socket) {
        const int enabled = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &enabled, sizeof(enabled));
    });
    server.set_keep_alive_max_count(kRequestsPerConnection);
    server.set_keep_alive_timeout(std::max<time_t>(
        1, std::chrono::duration_cast<std::chrono::seconds>(library.options.keep_alive).count()
    ));
    server.set_read_timeout(kReadTimeout);
    server.set_write_timeout(kWriteTimeout);
    server.set_payload_max_length(library.options.max_body_bytes);

    // Requests without a body are answered before the library's routing; those with one must be
    // routed to be read.
    server.set_pre_routing_handler([&library](const httplib::Request& from, httplib::Response& to) {
        const bool may_have_body = from.method == "POST" || from.method == "PUT" ||
                                   from.method == "PATCH" || from.method == "DELETE";
        const bool has_body =
            from.has_header("Content-Length") || from.has_header("Transfer-Encoding");
        if (may_have_body && has_body && from.path.size() <= kMaxPathBytes) {
            return httplib::Server::HandlerResponse::Unhandled;
        }
        library.handle(from, to);
        return httplib::Server::HandlerResponse::Handled;
    });
    const httplib::Server::HandlerWithContentReader handle =
        [&library](
            const httplib::Request& from,
            httplib::Response& to,
            const httplib::ContentReader& reader
        ) { library.handle_body(from, to, reader); };
    server.Post(".*", handle);
    server.Put(".*", handle);
    server.Patch(".*", handle);
    server.Delete(".*", handle);

    server.set_error_handler(httplib::Server::Handler(explain));
    server.set_exception_handler([](const httplib::Request& /*from*/,
                                    httplib::Response& to,
                                    const std::exception_ptr& /*error*/) {
        put_into(to, problem_response(base::ErrorCode::Internal, "something went wrong"));
    });
}

HttpServer::~HttpServer() = default;

int HttpServer::bind() {
    const HttpServerOptions& options = library_->options;
    const int port =
        options.port == 0
            ? library_->server.bind_to_any_port(options.host)
            : (library_->server.bind_to_port(options.host, options.port) ? options.port : -1);
    if (port < 0) {
        throw base::Error{
            base::ErrorCode::InputOutput,
            "cannot listen on " + options.host + ':' + std::to_string(options.port) +
                "; is another program using it?"};
    }
    return port;
}

void HttpServer::run() {
    library_->server.listen_after_bind();
}

void HttpServer::stop() {
    library_->server.stop();
}

ServerLoad HttpServer::load() const {
    ServerLoad load;
    load.busy_threads = library_->busy_threads;
    load.open_connections = load.busy_threads;
    load.threads = library_->options.threads;
    return load;
}

int get_status(const std::string& address, const std::string& path) {
    constexpr time_t kSeconds = 5;
    httplib::Client client(address);
    client.set_connection_timeout(kSeconds);
    client.set_read_timeout(kSeconds);
    const httplib::Result result = client.Get(path);
    return result ? result->status : 0;
}

} // namespace fundstelle::server
