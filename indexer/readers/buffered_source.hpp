#pragma once
// A byte source with a buffer: looked into, taken byte by byte or up to a byte, given back.
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/byte_source.hpp"

namespace fundstelle::indexer {

/// Reads a source through a buffer. One object belongs to one thread. All calls throw what
/// `ByteSource::read` throws.
class BufferedSource {
public:
    explicit BufferedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// Gives the next byte without taking it; nothing at the end.
    [[nodiscard]] std::optional<char> peek();

    /// Takes the next byte; nothing at the end.
    [[nodiscard]] std::optional<char> take();

    /// Appends everything up to and without `end` to `bytes`, and takes `end`; beyond `limit` bytes
    /// the rest is passed over. Gives false where the input had ended already.
    bool take_until(char end, std::size_t limit, std::string& bytes);

    /// Appends the next `count` bytes to `bytes`, fewer at the end of the input.
    void take_count(std::size_t count, std::string& bytes);

    /// Fills `bytes` from its front as far as the buffer goes; gives how many came, 0 at the end.
    std::size_t take_into(std::span<char> bytes);

    /// Passes over the next `count` bytes; gives how many there were.
    std::size_t skip(std::size_t count);

    /// Puts bytes that were taken back in front of what follows.
    void give_back(std::string_view bytes);

    /// Gives the first bytes of the source, at most `count`, without taking them. REQUIRES count ≤
    /// 4096 and nothing taken yet.
    [[nodiscard]] std::string_view head(std::size_t count);

    /// Bytes taken so far.
    [[nodiscard]] std::size_t offset() const { return offset_; }

private:
    bool fill();

    std::unique_ptr<ByteSource> source_;
    std::string buffer_;
    std::size_t place_ = 0;
    std::size_t offset_ = 0;
};

} // namespace fundstelle::indexer
