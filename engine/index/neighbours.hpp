#pragma once
// The neighbouring words of a token stream.
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/index/token_codes.hpp"
#include "engine/index/token_stream.hpp"

namespace fundstelle::index {

/// Calls `take(left, right)` for each two entries that stand at one position and the next.
template <typename Take>
void for_each_neighbours(std::string_view stream, const Take& take) {
    std::vector<TokenCode> before;
    std::vector<TokenCode> here;
    std::uint32_t position = 0;
    TokenStreamReader reader(stream);
    StreamToken token;
    while (reader.next(token)) {
        if (token.position != position) {
            before.swap(here);
            here.clear();
            if (token.position != position + 1) {
                before.clear();
            }
            position = token.position;
        }
        for (const TokenCode left : before) {
            take(left, token.code);
        }
        here.push_back(token.code);
    }
}

/// The hash of two neighbours. Source of the last steps: MurmurHash3's finalizer, Appleby.
[[nodiscard]] inline std::uint64_t hash_of_neighbours(TokenCode left, TokenCode right) {
    std::uint64_t hash = (std::uint64_t{left} << 32U) | right;
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdULL;
    hash ^= hash >> 33U;
    hash *= 0xc4ceb9fe1a85ec53ULL;
    return hash ^ (hash >> 33U);
}

} // namespace fundstelle::index
