#pragma once
// Posting lists unpacked in memory: reading a frequent word's list from the database takes longer
// than all else that a search does with it.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include <xapian.h>

namespace fundstelle::index {

/// The articles that hold a term, and how often, at one to three bytes an article. Immutable once
/// built.
class PostingList {
public:
    /// Adds an article. REQUIRES a higher document than the last.
    void add(Xapian::docid document, Xapian::termcount count);

    /// Gives back the room that was taken for more articles.
    void shrink() { bytes_.shrink_to_fit(); }

    [[nodiscard]] std::size_t size() const { return size_; }

    /// How many bytes the articles take.
    [[nodiscard]] std::size_t bytes() const { return bytes_.capacity(); }

    /// Calls `take(document, count)` for each article, ascending.
    template <typename Take>
    void for_each(const Take& take) const {
        const char* at = bytes_.data();
        const char* const end = at + bytes_.size();
        Xapian::docid document = 0;
        while (at != end) {
            const std::uint32_t entry = read(at);
            document += (entry >> kCountBits) + 1;
            std::uint32_t count = entry & kManyTimes;
            if (count == kManyTimes) {
                count += read(at);
            }
            take(document, count);
        }
    }

    /// Gives how often a document holds the term; nothing where it does not.
    [[nodiscard]] std::optional<Xapian::termcount> count_in(Xapian::docid document) const;

private:
    // An entry is the distance from the document before, less one, and in its low bits the count;
    // where these are all set, the rest of the count follows. Both are numbers of 7 bits a byte,
    // low bits first: most articles of a frequent word take one byte.
    static constexpr unsigned kCountBits = 3;
    static constexpr std::uint32_t kManyTimes = (1U << kCountBits) - 1;

    static std::uint32_t read(const char*& at) {
        constexpr std::uint32_t kMore = 0x80;
        std::uint32_t byte = static_cast<unsigned char>(*at++);
        std::uint32_t number = byte & (kMore - 1);
        for (unsigned shift = 7; byte >= kMore; shift += 7) {
            byte = static_cast<unsigned char>(*at++);
            number |= (byte & (kMore - 1)) << shift;
        }
        return number;
    }

    std::string bytes_;
    std::size_t size_ = 0;
    Xapian::docid last_ = 0;
};

/// Keeps the lists that were asked for lately, of the newest revision that was asked for. Safe from
/// any thread.
class PostingLists {
public:
    explicit PostingLists(std::size_t most_bytes = kUsualBytes) : most_bytes_(most_bytes) {}

    /// Gives a term's list as of the revision that `database` reads; empty for unknown terms.
    /// Throws Xapian's errors.
    [[nodiscard]] std::shared_ptr<const PostingList> get(
        const Xapian::Database& database, const std::string& term
    );

private:
    static constexpr std::size_t kUsualBytes = 32u * 1024 * 1024;

    using Lists = std::unordered_map<std::string, std::shared_ptr<const PostingList>>;

    [[nodiscard]] std::shared_ptr<const PostingList> find(const std::string& term);
    void keep(const std::string& term, const std::shared_ptr<const PostingList>& list);

    const std::size_t most_bytes_;
    std::mutex mutex_;
    Xapian::rev revision_ = 0;    // guarded by mutex_
    Lists young_;                 // guarded by mutex_; asked for since `old_` was young
    Lists old_;                   // guarded by mutex_
    std::size_t young_bytes_ = 0; // guarded by mutex_
};

} // namespace fundstelle::index
