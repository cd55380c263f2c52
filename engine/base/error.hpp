#pragma once
// The exceptions of the engine and the one table that says what each kind of error means outside.
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::base {

/// Every kind of error there is; `error_kinds()` has one row for each, in this order.
enum class ErrorCode {
    InvalidParameter,     ///< a parameter's value cannot be used
    InvalidBody,          ///< a request's body cannot be read
    InvalidRequest,       ///< a request breaks the rules of HTTP
    InvalidArticle,       ///< an article breaks a rule
    NotFound,             ///< no such article or page
    MethodNotAllowed,     ///< the path exists, the method does not
    NotAcceptable,        ///< none of the accepted media types can be given
    RequestTimeout,       ///< a request came in too slowly
    PayloadTooLarge,      ///< the body is over the limit
    UriTooLong,           ///< the target is over the limit
    UnsupportedMediaType, ///< the body's type or encoding is not understood
    Unauthorized,         ///< a key is needed
    Forbidden,            ///< the key may not do this
    TooManyRequests,      ///< the client is over its rate
    HeadersTooLarge,      ///< the request's head is over the limit
    NotImplemented,       ///< a method or a transfer coding that nothing here knows
    Overloaded,           ///< the queue is full; later it may work
    NotReady,             ///< no index is open (yet), or the server is stopping
    Timeout,              ///< the time limit of a request was reached
    DiskFull,             ///< no room left on the device
    IndexMissing,         ///< the data folder holds no index
    IndexLocked,          ///< another process writes to the data folder
    IndexMismatch,        ///< the index was made by another version
    IndexDamaged,         ///< the index is not whole
    InputOutput,          ///< the system refused to read or write
    Usage,                ///< the command line is wrong
    Interrupted,          ///< stopped by a signal
    Internal,             ///< a fault of ours
};

/// What one kind of error means at the edges.
struct ErrorKind {
    ErrorCode code;
    std::string_view slug; ///< stable name; its page is docs/problems/<slug>.md
    /// One English sentence without a full stop, the same for every occurrence.
    std::string_view title;
    int http_status;
    int exit_code; ///< of a command line program, by the contract (1, 2 or 3)
};

/// Gives all kinds, in the order of `ErrorCode`. Safe from any thread.
[[nodiscard]] std::span<const ErrorKind> error_kinds();

/// Gives the row of one code. Safe from any thread.
[[nodiscard]] const ErrorKind& error_kind(ErrorCode code);

/// What ends an operation. `what()` is "place: message", fit for a log and for a command line.
class Error : public std::runtime_error {
public:
    /// `message`: lower case, no full stop, fit for a client. `place`: what it is about ("line 17",
    /// "published_at"), may be empty; never a path that a client must not see (see `log_detail`).
    explicit Error(ErrorCode code, std::string message, std::string place = {});

    /// Adds what only the log may know (paths, texts of foreign exceptions).
    [[nodiscard]] Error with_log_detail(std::string detail) &&;

    [[nodiscard]] ErrorCode code() const { return code_; }
    [[nodiscard]] const std::string& message() const { return message_; }
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] const std::string& log_detail() const { return log_detail_; }

private:
    ErrorCode code_;
    std::string message_;
    std::string place_;
    std::string log_detail_;
};

/// One parameter at fault.
struct ParameterFault {
    std::string parameter;
    std::string detail; ///< lower case, no full stop
};

/// All parameters (or articles) at fault in one request; never empty.
class ParameterError : public Error {
public:
    explicit ParameterError(
        std::vector<ParameterFault> faults, ErrorCode code = ErrorCode::InvalidParameter
    );

    [[nodiscard]] const std::vector<ParameterFault>& faults() const { return faults_; }

private:
    std::vector<ParameterFault> faults_;
};

/// An error of the operating system with its errno; becomes DiskFull or InputOutput.
/// `action`: an infinitive, "open the file"; the message is "cannot open the file".
/// The path goes into `log_detail` and, for command lines, is part of `what()` by
/// `command_line_text`.
[[nodiscard]] Error system_error(int error_number, std::string_view action, std::string_view path);

/// Gives the whole text for a person at the command line: place, message and log detail.
[[nodiscard]] std::string command_line_text(const Error& error);

} // namespace fundstelle::base
