#pragma once
// Terms by number and numbers by term.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::index {

/// The terms of a shard, numbered as they come. One object belongs to one thread.
class TermTable {
public:
    static constexpr std::uint32_t kNone = 0xffffffff;

    /// Gives the number of a term, which is new with its first call.
    [[nodiscard]] std::uint32_t number_of(std::string_view term);

    /// Likewise, but `kNone` for one that is not there.
    [[nodiscard]] std::uint32_t find(std::string_view term) const;

    /// Valid until the next `number_of` or `clear`.
    [[nodiscard]] std::string_view term(std::uint32_t number) const;

    [[nodiscard]] std::size_t size() const { return terms_.size(); }

    /// Gives all numbers in the order of their terms.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;

    void clear();

private:
    struct Term {
        std::uint64_t hash = 0;
        std::uint64_t begin = 0; ///< in `bytes_`
        std::uint32_t size = 0;
    };

    [[nodiscard]] std::size_t place_of(std::string_view term, std::uint64_t hash) const;
    void grow();

    std::string bytes_;
    std::vector<Term> terms_;
    std::vector<std::uint32_t> places_; ///< by hash: number, or kNone; a power of two of them
};

} // namespace fundstelle::index
