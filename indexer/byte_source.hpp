#pragma once
// Bytes of a file or of standard input, unpacked where they are gzip or zstd.
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fundstelle::indexer {

/// Gives bytes until there are no more. One object belongs to one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Fills `bytes` from its front; gives how many came, 0 at the end. Throws Error{InputOutput}
    /// where the system refuses to read, Error{InvalidBody} where packed bytes are broken.
    [[nodiscard]] virtual std::size_t read(std::span<char> bytes) = 0;
};

/// Opens a file; "-" is standard input. Packed bytes are known by their first four, not by the
/// name. Throws Error{InputOutput}.
[[nodiscard]] std::unique_ptr<ByteSource> open_source(const std::filesystem::path& path);

/// Unpacks bytes of gzip, zlib or raw deflate; nothing where they are broken or would be longer
/// than `limit` bytes. What an early end left whole is given. Never throws for bad bytes.
[[nodiscard]] std::optional<std::string> unpack_deflated(
    std::string_view packed, std::size_t limit
);

} // namespace fundstelle::indexer
