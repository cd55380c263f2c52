#pragma once
// Who may write: keys, of which only hashes are kept.
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::server {

/// Shortest key that is hashed, in bytes. Keys are random, so a fast hash is enough: what could be
/// guessed is refused.
inline constexpr std::size_t kLeastKeyBytes = 20;

/// Gives a new key: 32 random bytes, base64url. Throws Error{InputOutput}.
[[nodiscard]] std::string new_key();

/// Gives a key's hash as settings hold it: "sha256:" and 64 hex digits. Throws Error{Usage} for a
/// key that is too short or cannot stand in a header. Source: FIPS 180-4.
[[nodiscard]] std::string hash_key(std::string_view key);

/// The keys that may write. Immutable, safe from any thread.
class WriteKeys {
public:
    /// `hashes` as in `server.write_keys`: separated by commas or white space. Throws Error{Usage}
    /// that names what is no hash.
    explicit WriteKeys(std::string_view hashes);

    /// Requires `Authorization: Bearer KEY` with one of the keys, compared in constant time. Throws
    /// Error{Forbidden} where no key is configured, Error{Unauthorized} else.
    void require(std::string_view authorization) const;

    [[nodiscard]] bool are_configured() const { return !hashes_.empty(); }

private:
    std::vector<std::string> hashes_;
};

} // namespace fundstelle::server
