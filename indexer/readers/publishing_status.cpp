#include "indexer/readers/publishing_status.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace fundstelle::indexer {

std::optional<std::string> withdrawal(std::string_view name, std::string_view status) {
    static constexpr auto kWithdrawn = std::to_array<std::string_view>(
        {"canceled", "cancelled", "withheld", "killed", "deleted", "withdrawn"}
    );
    std::string word(status.substr(std::min(status.rfind(':') + 1, status.size())));
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    if (std::find(kWithdrawn.begin(), kWithdrawn.end(), word) == kWithdrawn.end()) {
        return std::nullopt;
    }
    return "withdrawn: its " + std::string(name) + " is " + word;
}

std::optional<std::string> embargo(const std::optional<base::Instant>& until, base::Instant now) {
    if (!until || *until <= now) {
        return std::nullopt;
    }
    return "under an embargo until " + base::to_rfc3339_utc(*until);
}

} // namespace fundstelle::indexer
