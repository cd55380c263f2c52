#include "engine/index/accepted_write.hpp"

#include <xxhash.h>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/stored_article.hpp"

namespace fundstelle::index {

namespace {

// A file: `kMagic`; time of acceptance, number of operations; each operation as its kind and its
// text; the XXH3 hash of all before, 8 bytes.
constexpr std::string_view kMagic = "FSWRITE1";
constexpr std::size_t kHashBytes = 8;
constexpr std::string_view kPut = "put";
constexpr std::string_view kDelete = "delete";

std::string hash_bytes(std::string_view bytes) {
    std::string text;
    const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
    for (std::size_t index = 0; index < kHashBytes; ++index) {
        text += static_cast<char>((hash >> (8 * index)) & 0xffU);
    }
    return text;
}

[[noreturn]] void throw_torn() {
    throw base::Error{base::ErrorCode::InvalidBody, "the write is not as it was accepted"};
}

} // namespace

std::string pack_write(std::span<const WriteOperation> operations) {
    std::string bytes(kMagic);
    append_text(bytes, encode_instant(base::now()));
    append_number(bytes, operations.size());
    for (const WriteOperation& operation : operations) {
        if (const auto* article = std::get_if<article::Article>(&operation)) {
            append_text(bytes, kPut);
            append_text(bytes, pack_article(*article));
        } else {
            append_text(bytes, kDelete);
            append_text(bytes, std::get<std::string>(operation));
        }
    }
    bytes += hash_bytes(bytes);
    return bytes;
}

AcceptedWrite unpack_write(std::string_view bytes) {
    if (bytes.size() < kMagic.size() + kHashBytes || !bytes.starts_with(kMagic)) {
        throw_torn();
    }
    const std::string_view hashed = std::string_view(bytes).substr(0, bytes.size() - kHashBytes);
    if (hash_bytes(hashed) != bytes.substr(hashed.size())) {
        throw_torn();
    }
    try {
        ByteReader reader(hashed.substr(kMagic.size()));
        AcceptedWrite write;
        write.accepted_at = decode_instant(reader.text()).value_or(base::Instant{});
        const std::uint64_t count = reader.number();
        for (std::uint64_t index = 0; index < count; ++index) {
            if (reader.text() == kPut) {
                write.operations.emplace_back(unpack_article(reader.text()));
            } else {
                write.operations.emplace_back(std::string(reader.text()));
            }
        }
        return write;
    } catch (const base::Error&) {
        throw_torn();
    }
}

} // namespace fundstelle::index
