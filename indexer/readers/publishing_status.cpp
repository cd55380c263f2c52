#include "indexer/readers/publishing_status.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"

namespace fundstelle::indexer {

bool is_withdrawn(std::string_view status) {
    static constexpr auto kWithdrawn = std::to_array<std::string_view>(
        {"canceled", "cancelled", "withheld", "killed", "deleted", "withdrawn"}
    );
    const std::string word =
        base::in_lower_case(status.substr(std::min(status.rfind(':') + 1, status.size())));
    return std::find(kWithdrawn.begin(), kWithdrawn.end(), word) != kWithdrawn.end();
}

Outcome withdrawal(std::string_view id) {
    const std::string line = article::clean_line(id);
    if (line.empty()) {
        return Outcome(std::string("withdrawn, but without an id"));
    }
    return Outcome(Withdrawal{line});
}

std::size_t revision_of(std::string_view version) {
    const std::string_view digits = article::trimmed(version);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number : 0;
}

std::optional<std::string> embargo(const std::optional<base::Instant>& until, base::Instant now) {
    if (!until || *until <= now) {
        return std::nullopt;
    }
    return "under an embargo until " + base::to_rfc3339_utc(*until);
}

} // namespace fundstelle::indexer
