#include "engine/search/mark_filter.hpp"

#include <algorithm>

#include "engine/german/spelling.hpp"
#include "engine/search/letter_folding.hpp"

namespace fundstelle::search {

namespace {

bool holds(const std::vector<std::uint32_t>& hashes, std::uint32_t hash) {
    return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

} // namespace

MarkFilter::MarkFilter(const std::vector<query::Mark>& marks) {
    for (const query::Mark& mark : marks) {
        for (const std::string& word : mark.words) {
            if (word.empty()) {
                continue;
            }
            allow_beginnings_of(word);
            switch (mark.kind) {
                case query::MarkKind::Stem:
                    stems_.push_back(german::word_hash(word));
                    break;
                case query::MarkKind::Form:
                case query::MarkKind::Phrase:
                    normals_.push_back(german::word_hash(word));
                    break;
                case query::MarkKind::Prefix:
                    prefixes_.push_back(without_dots(word));
                    allow_beginnings_of(prefixes_.back());
                    break;
            }
        }
    }
}

/// Folding changes few first letters of the basic alphabet: "Klub" and "Club", "Phantasie", "Yacht",
/// "circa". What begins with any other sign may be anything.
void MarkFilter::allow_beginnings_of(std::string_view word) {
    constexpr std::array<std::string_view, 4> kAlike = {"ckz", "fp", "jy", "o\xC3"};
    for (std::size_t byte = 0; byte < may_begin_.size(); ++byte) {
        const auto sign = static_cast<char>(byte);
        const bool is_letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
        const auto lower = static_cast<char>(is_letter ? sign | 0x20 : sign);
        const bool is_alike = std::any_of(kAlike.begin(), kAlike.end(), [&](std::string_view signs) {
            return signs.find(lower) != std::string_view::npos &&
                   signs.find(word.front()) != std::string_view::npos;
        });
        may_begin_[byte] = may_begin_[byte] || !is_letter || lower == word.front() || is_alike;
    }
}

bool MarkFilter::looks_alike(std::string_view printed, german::Analyzer& analyzer) const {
    const german::WordHashes hashes = analyzer.hashes_of(printed);
    return holds(stems_, hashes.stem) || holds(normals_, hashes.normal) ||
           (!prefixes_.empty() && has_prefix(printed));
}

bool MarkFilter::has_prefix(std::string_view printed) const {
    const std::string bare = without_dots(german::normal_form(printed));
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) {
        return bare.starts_with(prefix);
    });
}

} // namespace fundstelle::search
