#pragma once
// Who may write and read: keys, of which only hashes are kept.
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

/// The keys that may write, and those that may read where not everybody may. Immutable, safe from
/// any thread.
class AccessKeys {
public:
    AccessKeys() = default;

    /// Hashes as in `server.write_keys` and `server.read_keys`: separated by commas or white space.
    /// Throws Error{Usage} that names the setting with something that is no hash.
    explicit AccessKeys(std::string_view write_hashes, std::string_view read_hashes = {});

    /// Requires `Authorization: Bearer KEY` with a key for writing, compared in constant time.
    /// Throws Error{Forbidden} where none is configured, Error{Unauthorized} else.
    void require_writing(std::string_view authorization) const;

    /// Requires a key for reading or writing, as Bearer or, for browsers, as the password of Basic;
    /// nothing where no key for reading is configured. Throws Error{Unauthorized}.
    void require_reading(std::string_view authorization) const;

    [[nodiscard]] bool can_write() const { return !write_hashes_.empty(); }
    [[nodiscard]] bool restrict_reading() const { return !read_hashes_.empty(); }

private:
    std::vector<std::string> write_hashes_;
    std::vector<std::string> read_hashes_;
};

} // namespace fundstelle::server
