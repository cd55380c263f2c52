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

/// Gives what stands behind a scheme in any case ("bearer "), or nothing.
std::string_view credentials(std::string_view authorization, std::string_view scheme) {
    const bool fits =
        authorization.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), authorization.begin(), [](char left, char right) {
            return left == static_cast<char>(std::tolower(static_cast<unsigned char>(right)));
        });
    return fits ? authorization.substr(scheme.size()) : std::string_view{};
}

std::string_view bearer_key(std::string_view authorization) {
    return credentials(authorization, "bearer ");
}

/// Gives the password of "Basic BASE64", or nothing. Source: RFC 7617.
std::string basic_password(std::string_view authorization) {
    constexpr std::size_t kMostBytes = 1024;
    const std::string_view encoded = credentials(authorization, "basic ");
    if (encoded.empty() || encoded.size() > kMostBytes || encoded.size() % 4 != 0) {
        return {};
    }
    std::array<unsigned char, kMostBytes> decoded{};
    const int size = EVP_DecodeBlock(
        decoded.data(),
        reinterpret_cast<const unsigned char*>(encoded.data()),
        static_cast<int>(encoded.size())
    );
    if (size <= 0) {
        return {};
    }
    std::string pair(decoded.begin(), decoded.begin() + size);
    pair.erase(pair.find_last_not_of('\0') + 1); // the library counts the padding too
    const std::size_t colon = pair.find(':');
    return colon == std::string::npos ? std::string{} : pair.substr(colon + 1);
}

std::vector<std::string> parse_hashes(std::string_view hashes, std::string_view setting) {
    std::vector<std::string> parsed;
    while (true) {
        const std::size_t begin = hashes.find_first_not_of(kSeparators);
        if (begin == std::string_view::npos) {
            return parsed;
        }
        hashes.remove_prefix(begin);
        const std::string_view hash = hashes.substr(0, hashes.find_first_of(kSeparators));
        if (!is_hash(hash)) {
            throw base::Error{
                base::ErrorCode::Usage,
                "holds something else than hashes that fundstelle-server hash-key prints",
                std::string(setting)};
        }
        parsed.emplace_back(hash);
        hashes.remove_prefix(hash.size());
    }
}

/// Takes the same time whichever hash it is.
bool holds(const std::vector<std::string>& hashes, std::string_view key) {
    const std::string hash = std::string(kScheme) + sha256_hex(key);
    bool is_known = false;
    for (const std::string& known : hashes) {
        is_known = CRYPTO_memcmp(known.data(), hash.data(), hash.size()) == 0 || is_known;
    }
    return is_known && !key.empty();
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

AccessKeys::AccessKeys(std::string_view write_hashes, std::string_view read_hashes)
    : write_hashes_(parse_hashes(write_hashes, "server.write_keys")),
      read_hashes_(parse_hashes(read_hashes, "server.read_keys")) {}

void AccessKeys::require_writing(std::string_view authorization) const {
    if (write_hashes_.empty()) {
        throw base::Error{
            base::ErrorCode::Forbidden, "writing is off: no key is configured (server.write_keys)"};
    }
    const std::string_view key = bearer_key(authorization);
    if (!holds(write_hashes_, key)) {
        throw base::Error{
            base::ErrorCode::Unauthorized,
            key.empty() ? "writing needs Authorization: Bearer KEY" : "this key may not write"};
    }
}

void AccessKeys::require_reading(std::string_view authorization) const {
    if (read_hashes_.empty()) {
        return;
    }
    std::string key(bearer_key(authorization));
    if (key.empty()) {
        key = basic_password(authorization);
    }
    const bool may_read = holds(read_hashes_, key);
    const bool may_write = holds(write_hashes_, key);
    if (!may_read && !may_write) {
        throw base::Error{
            base::ErrorCode::Unauthorized,
            key.empty() ? "reading needs Authorization: Bearer KEY" : "this key may not read"};
    }
}

} // namespace fundstelle::server
