#include "server/access.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {

namespace {

constexpr std::string_view kScheme = "sha256:";
constexpr std::size_t kDigestBytes = 32;
constexpr std::string_view kSeparators = ", \t\r\n";

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, kDigestBytes> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw base::Error{base::ErrorCode::Internal, "a key could not be hashed"};
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 0xfU];
    }
    return text;
}

bool is_hash(std::string_view text) {
    return text.starts_with(kScheme) && text.size() == kScheme.size() + 2 * kDigestBytes &&
           text.substr(kScheme.size()).find_first_not_of("0123456789abcdef") ==
               std::string_view::npos;
}

/// Gives the key of "Bearer KEY", or nothing.
std::string_view bearer_key(std::string_view authorization) {
    constexpr std::string_view kBearer = "bearer ";
    const bool is_bearer =
        authorization.size() > kBearer.size() &&
        std::equal(
            kBearer.begin(),
            kBearer.end(),
            authorization.begin(),
            [](char left, char right) {
                return left == static_cast<char>(std::tolower(static_cast<unsigned char>(right)));
            }
        );
    return is_bearer ? authorization.substr(kBearer.size()) : std::string_view{};
}

} // namespace

std::string new_key() {
    std::array<unsigned char, 32> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
        throw base::Error{base::ErrorCode::InputOutput, "the system gives no random bytes"};
    }
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string key;
    unsigned bits = 0;
    unsigned count = 0;
    for (const unsigned char byte : random) {
        bits = (bits << 8U) | byte;
        for (count += 8; count >= 6; count -= 6) {
            key += kDigits[(bits >> (count - 6)) & 0x3fU];
        }
    }
    return key += kDigits[(bits << (6 - count)) & 0x3fU];
}

std::string hash_key(std::string_view key) {
    if (key.size() < kLeastKeyBytes) {
        throw base::Error{
            base::ErrorCode::Usage,
            "the key is shorter than " + std::to_string(kLeastKeyBytes) +
                " bytes; hash-key --new makes one"};
    }
    const bool fits_a_header =
        std::all_of(key.begin(), key.end(), [](char byte) { return byte > 0x20 && byte < 0x7f; });
    if (!fits_a_header) {
        throw base::Error{
            base::ErrorCode::Usage,
            "the key holds white space or letters beyond ASCII, which no request can send"};
    }
    return std::string(kScheme) + sha256_hex(key);
}

WriteKeys::WriteKeys(std::string_view hashes) {
    while (true) {
        const std::size_t begin = hashes.find_first_not_of(kSeparators);
        if (begin == std::string_view::npos) {
            return;
        }
        hashes.remove_prefix(begin);
        const std::string_view hash = hashes.substr(0, hashes.find_first_of(kSeparators));
        if (!is_hash(hash)) {
            throw base::Error{
                base::ErrorCode::Usage,
                "holds something else than hashes that fundstelle-server hash-key prints",
                "server.write_keys"};
        }
        hashes_.emplace_back(hash);
        hashes.remove_prefix(hash.size());
    }
}

void WriteKeys::require(std::string_view authorization) const {
    if (hashes_.empty()) {
        throw base::Error{
            base::ErrorCode::Forbidden, "writing is off: no key is configured (server.write_keys)"};
    }
    const std::string_view key = bearer_key(authorization);
    const std::string hash = std::string(kScheme) + sha256_hex(key);
    bool is_known = false;
    for (const std::string& known : hashes_) {
        is_known = CRYPTO_memcmp(known.data(), hash.data(), hash.size()) == 0 || is_known;
    }
    if (key.empty() || !is_known) {
        throw base::Error{
            base::ErrorCode::Unauthorized,
            key.empty() ? "writing needs Authorization: Bearer KEY" : "this key may not write"};
    }
}

} // namespace fundstelle::server
