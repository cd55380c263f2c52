#pragma once
// Words of a token stream that follow one another: runs of two and of three.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/index/token_codes.hpp"
#include "engine/index/token_stream.hpp"

namespace fundstelle::index {

/// Two or three words at one position and the next ones.
struct WordRun {
    TokenCode first = 0;
    TokenCode second = 0;
    TokenCode third = 0; ///< where it has three
    bool has_third = false;

    static WordRun of(TokenCode first, TokenCode second) { return {first, second, 0, false}; }
    static WordRun of(TokenCode first, TokenCode second, TokenCode third) {
        return {first, second, third, true};
    }

    friend bool operator==(const WordRun&, const WordRun&) = default;
    friend bool operator<(const WordRun& left, const WordRun& right) {
        return std::tie(left.first, left.second, left.third, left.has_third) <
               std::tie(right.first, right.second, right.third, right.has_third);
    }
};

/// Spreads each bit over all. Source: MurmurHash3's finalizer, Appleby.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t hash) {
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdULL;
    hash ^= hash >> 33U;
    hash *= 0xc4ceb9fe1a85ec53ULL;
    return hash ^ (hash >> 33U);
}

[[nodiscard]] inline std::uint64_t hash_of(const WordRun& run) {
    const std::uint64_t of_two = mixed((std::uint64_t{run.first} << 32U) | run.second);
    return run.has_third ? mixed(of_two ^ (std::uint64_t{run.third} << 1U) ^ 1U) : of_two;
}

/// A run with its hash.
struct HashedRun {
    WordRun run;
    std::uint64_t hash = 0;
};

/// Calls `take(run)` for each run of two or, if `most_words` says so, three entries at one position
/// and the next ones; for a run of three right after that of its last two.
template <typename Take>
void for_each_run(std::string_view stream, std::size_t most_words, const Take& take) {
    std::vector<TokenCode> before_last;
    std::vector<TokenCode> last;
    std::vector<TokenCode> here;
    std::uint32_t position = 0;
    TokenStreamReader reader(stream);
    StreamToken token;
    while (reader.next(token)) {
        if (token.position != position) {
            before_last.swap(last);
            last.swap(here);
            here.clear();
            if (token.position != position + 1) {
                before_last.clear();
                last.clear();
            }
            position = token.position;
        }
        for (const TokenCode left : last) {
            take(WordRun::of(left, token.code));
            if (most_words > 2) {
                for (const TokenCode first : before_last) {
                    take(WordRun::of(first, left, token.code));
                }
            }
        }
        here.push_back(token.code);
    }
}

} // namespace fundstelle::index
