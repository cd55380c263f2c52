#include "engine/german/comparison.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

constexpr std::array<std::string_view, 3> kGood = {"gut", "besser", "beste"};

bool is_inflected_form(std::string_view word, std::string_view root) {
    constexpr std::array<std::string_view, 6> kEndings = {"", "e", "em", "en", "er", "es"};
    return word.starts_with(root) &&
           std::find(kEndings.begin(), kEndings.end(), word.substr(root.size())) != kEndings.end();
}

} // namespace

std::span<const std::string_view> degrees_of(std::string_view word) {
    constexpr std::array<std::string_view, 3> kRoots = {"gut", "besser", "best"};
    const bool is_good = std::any_of(kRoots.begin(), kRoots.end(), [word](std::string_view root) {
        return is_inflected_form(word, root);
    });
    return is_good ? std::span<const std::string_view>(kGood) : std::span<const std::string_view>{};
}

} // namespace fundstelle::german
