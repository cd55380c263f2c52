#include "engine/base/error.hpp"

#include <array>
#include <cassert>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

namespace fundstelle::base {
namespace {

using enum ErrorCode;

constexpr std::array kKinds{
    ErrorKind{InvalidParameter, "invalid-parameter", "A parameter's value cannot be used", 400, 2},
    ErrorKind{InvalidBody, "invalid-body", "The request body cannot be read", 400, 1},
    ErrorKind{InvalidRequest, "invalid-request", "The request breaks the rules of HTTP", 400, 3},
    ErrorKind{InvalidArticle, "invalid-article", "The article breaks a rule", 422, 1},
    ErrorKind{NotFound, "not-found", "There is nothing here", 404, 3},
    ErrorKind{MethodNotAllowed, "method-not-allowed", "The method is not allowed here", 405, 3},
    ErrorKind{NotAcceptable, "not-acceptable", "None of the accepted media types exists", 406, 3},
    ErrorKind{RequestTimeout, "request-timeout", "The request came too slowly", 408, 3},
    ErrorKind{PayloadTooLarge, "payload-too-large", "The body is too large", 413, 3},
    ErrorKind{UriTooLong, "uri-too-long", "The request target is too long", 414, 3},
    ErrorKind{
        UnsupportedMediaType,
        "unsupported-media-type",
        "The body's media type is not understood",
        415,
        3},
    ErrorKind{Unauthorized, "unauthorized", "A key is needed", 401, 3},
    ErrorKind{Forbidden, "forbidden", "The key does not allow this", 403, 3},
    ErrorKind{TooManyRequests, "too-many-requests", "Too many requests", 429, 3},
    ErrorKind{HeadersTooLarge, "headers-too-large", "The request headers are too large", 431, 3},
    ErrorKind{NotImplemented, "not-implemented", "Nothing here can do this", 501, 3},
    ErrorKind{Overloaded, "overloaded", "The server is busy", 503, 3},
    ErrorKind{NotReady, "not-ready", "The server is not ready", 503, 3},
    ErrorKind{Timeout, "timeout", "The request took too long", 503, 3},
    ErrorKind{DiskFull, "disk-full", "There is no room left on the disk", 507, 3},
    ErrorKind{IndexMissing, "index-missing", "There is no index", 503, 3},
    ErrorKind{IndexLocked, "index-locked", "Another process writes to the index", 503, 3},
    ErrorKind{IndexMismatch, "index-mismatch", "The index is of another version", 503, 3},
    ErrorKind{IndexDamaged, "index-damaged", "The index is damaged", 503, 3},
    ErrorKind{InputOutput, "input-output", "The system could not read or write", 500, 3},
    ErrorKind{Usage, "usage", "The command line is wrong", 400, 2},
    ErrorKind{Interrupted, "interrupted", "The work was interrupted", 503, 3},
    ErrorKind{Internal, "internal", "Something went wrong inside", 500, 3},
};

consteval bool kinds_are_in_order() {
    for (std::size_t index = 0; index < kKinds.size(); ++index) {
        if (static_cast<std::size_t>(kKinds[index].code) != index) {
            return false;
        }
    }
    return kKinds.size() == static_cast<std::size_t>(Internal) + 1;
}
static_assert(kinds_are_in_order(), "one row for each ErrorCode, in its order");

std::string joined(std::string_view place, std::string_view message) {
    std::string text(place);
    if (!place.empty() && !message.empty()) {
        text += ": ";
    }
    text += message;
    return text;
}

std::string message_of(const std::vector<ParameterFault>& faults) {
    if (faults.size() == 1) {
        return faults.front().detail;
    }
    std::string text;
    for (const ParameterFault& fault : faults) {
        text += text.empty() ? "" : "; ";
        text += joined(fault.parameter, fault.detail);
    }
    return text;
}

std::string place_of(const std::vector<ParameterFault>& faults) {
    return faults.size() == 1 ? faults.front().parameter : std::string{};
}

} // namespace

std::span<const ErrorKind> error_kinds() {
    return kKinds;
}

const ErrorKind& error_kind(ErrorCode code) {
    return kKinds.at(static_cast<std::size_t>(code));
}

Error::Error(ErrorCode code, std::string message, std::string place)
    : std::runtime_error(joined(place, message)),
      code_(code),
      message_(std::move(message)),
      place_(std::move(place)) {}

Error Error::with_log_detail(std::string detail) && {
    log_detail_ = std::move(detail);
    return std::move(*this);
}

ParameterError::ParameterError(std::vector<ParameterFault> faults, ErrorCode code)
    : Error(code, message_of(faults), place_of(faults)), faults_(std::move(faults)) {
    assert(!faults_.empty());
}

Error system_error(int error_number, std::string_view action, std::string_view path) {
    std::string message = "cannot " + std::string(action);
    const bool is_full = error_number == ENOSPC || error_number == EDQUOT;
    if (is_full) {
        message += ", no room is left on the device";
    }
    return Error(is_full ? ErrorCode::DiskFull : ErrorCode::InputOutput, std::move(message))
        .with_log_detail(joined(path, std::generic_category().message(error_number)));
}

std::string command_line_text(const Error& error) {
    return joined(error.what(), error.log_detail());
}

} // namespace fundstelle::base
