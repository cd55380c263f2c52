#pragma once
// A bare TCP connection to a server: sends any bytes, reads what comes.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::tests {

/// One answer as it came.
struct RawAnswer {
    int status = 0;   ///< 0 where the connection ended instead
    std::string head; ///< with its status line, without the empty line
    std::string body; ///< taken out of its chunks
};

/// One connection over the loopback. Waits for the server as long as a test may take. Move-only.
class RawClient {
public:
    /// Connects; `from` is the address it comes from.
    explicit RawClient(int port, const std::string& from = "127.0.0.1");
    RawClient(RawClient&& other) noexcept;
    RawClient& operator=(RawClient&&) = delete;
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient();

    /// Sends all bytes; gives false where the server has ended the connection.
    bool send(std::string_view bytes);

    /// Reads one answer. `to_head`: it answers HEAD, so that no body follows.
    [[nodiscard]] RawAnswer read_answer(bool to_head = false);

    /// Reads until the server ends the connection; gives what came.
    [[nodiscard]] std::string read_to_end();

private:
    [[nodiscard]] bool read_more();
    [[nodiscard]] std::optional<std::string> read_until(std::string_view mark);
    [[nodiscard]] std::string read_bytes(std::size_t size);
    [[nodiscard]] std::string read_chunks();

    int socket_ = -1;
    std::string pending_;
};

} // namespace fundstelle::tests
