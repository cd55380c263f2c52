#include <algorithm>
#include <cstddef>
#include <numeric>

#include "engine/base/settings.hpp"

namespace fundstelle::base {
namespace {

/// Gives how many insertions, deletions, replacements and swaps of neighbours lie between two
/// texts.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    const std::size_t columns = right.size() + 1;
    std::vector<std::size_t> before_last(columns);
    std::vector<std::size_t> last(columns);
    std::vector<std::size_t> current(columns);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t row = 1; row <= left.size(); ++row) {
        current[0] = row;
        for (std::size_t column = 1; column < columns; ++column) {
            const bool is_same = left[row - 1] == right[column - 1];
            const std::size_t replaced = last[column - 1] + (is_same ? 0 : 1);
            current[column] = std::min({last[column] + 1, current[column - 1] + 1, replaced});
            const bool is_swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                                    left[row - 2] == right[column - 1];
            if (is_swapped) {
                current[column] = std::min(current[column], before_last[column - 2] + 1);
            }
        }
        before_last.swap(last);
        last.swap(current);
    }
    return last.back();
}

} // namespace

std::optional<std::string_view> nearest_name(
    std::string_view name, std::span<const std::string_view> candidates
) {
    constexpr std::size_t kMaxNameBytes =
        256; // a longer one is no slip of the hand, and costs time
    if (name.size() > kMaxNameBytes) {
        return std::nullopt;
    }
    std::optional<std::string_view> nearest;
    std::size_t least = name.size() / 3 + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(name, candidate);
        if (distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace fundstelle::base
