#pragma once
// Finds the near-duplicates of each article among those taken in shortly before, while an index is
// built.
#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/german/near_duplicate.hpp"

namespace fundstelle::index {

/// Gives the key of the group that an article founds if it is no one's copy: 8 bytes.
[[nodiscard]] std::string own_group_key(std::string_view id);

/// About how many bytes of memory an article that is looked back at takes.
inline constexpr std::size_t kMemoryPerRememberedArticle = 320;

/// Remembers the signatures of some articles, the latest ones: copies appear close to one another.
/// Safe from any thread.
class DuplicateFinder {
public:
    /// Looks back at no fewer than `articles` and at most twice as many.
    explicit DuplicateFinder(std::size_t articles);

    /// Gives the key of an article's group and remembers it. Articles that were given different
    /// keys before may turn out to be copies of one story: see `joined_groups`.
    [[nodiscard]] std::string group_of(const german::Signature& signature, std::string_view id);

    /// Gives the keys that were given out, but have become others, with those.
    [[nodiscard]] std::unordered_map<std::string, std::string> joined_groups() const;

private:
    static constexpr std::uint32_t kNone = 0xffffffff;

    struct Remembered {
        german::Signature signature;
        std::string group;
        std::array<std::uint32_t, german::Signature::kBands> before; ///< with the same band
    };

    /// A stretch of articles and the last one of each band.
    struct Window {
        std::vector<Remembered> articles;
        std::unordered_map<std::uint32_t, std::uint32_t> last;
    };

    [[nodiscard]] std::string canonical(std::string group) const;
    void join(std::string& group, const std::string& other);
    void look_into(
        const Window& window,
        const german::Signature& signature,
        const std::vector<std::uint32_t>& bands,
        std::string& group
    );

    const std::size_t capacity_;
    mutable std::mutex mutex_;
    Window current_;                                      // guarded by mutex_
    Window previous_;                                     // guarded by mutex_
    std::unordered_map<std::string, std::string> joined_; // guarded by mutex_
};

} // namespace fundstelle::index
