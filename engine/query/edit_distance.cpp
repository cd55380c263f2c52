#include "engine/query/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "engine/base/utf8.hpp"

namespace fundstelle::query {

namespace {

std::u32string decode(std::string_view text) {
    std::u32string letters;
    for (std::size_t offset = 0; offset < text.size();) {
        const base::CodePoint letter = base::decode_at(text, offset);
        letters += letter.value;
        offset += letter.length;
    }
    return letters;
}

} // namespace

std::size_t edit_distance(
    std::string_view left_text, std::string_view right_text, std::size_t limit
) {
    const std::u32string left = decode(left_text);
    const std::u32string right = decode(right_text);
    const std::size_t longer = std::max(left.size(), right.size());
    if (longer - std::min(left.size(), right.size()) > limit) {
        return limit + 1;
    }
    std::vector<std::size_t> before_last(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t line = 1; line <= left.size(); ++line) {
        row[0] = line;
        for (std::size_t column = 1; column <= right.size(); ++column) {
            const bool is_same = left[line - 1] == right[column - 1];
            row[column] = std::min(
                {last[column - 1] + (is_same ? 0 : 1), last[column] + 1, row[column - 1] + 1}
            );
            const bool is_swapped = line > 1 && column > 1 && left[line - 1] == right[column - 2] &&
                                    left[line - 2] == right[column - 1];
            if (is_swapped) {
                row[column] = std::min(row[column], before_last[column - 2] + 1);
            }
        }
        if (*std::min_element(row.begin(), row.end()) > limit) {
            return limit + 1;
        }
        before_last.swap(last);
        last.swap(row);
    }
    return std::min(last.back(), limit + 1);
}

} // namespace fundstelle::query
