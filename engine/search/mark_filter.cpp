#include "engine/search/mark_filter.hpp"

#include <algorithm>

#include "engine/german/spelling.hpp"
#include "engine/search/letter_folding.hpp"

namespace fundstelle::search {

namespace {

constexpr bool is_small_letter(unsigned char byte) {
    return byte >= 'a' && byte <= 'z';
}

/// What begins with no letter of the basic alphabet may be anything.
constexpr std::array<bool, 256> all_but_letters() {
    std::array<bool, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        bytes[byte] = !is_small_letter(static_cast<unsigned char>(byte | 0x20U)) || byte > 0x7F;
    }
    return bytes;
}

constexpr std::array<bool, 256> kAllButLetters = all_but_letters();

} // namespace

MarkFilter::MarkFilter(const std::vector<query::Mark>& marks) : may_begin_(kAllButLetters) {
    for (const query::Mark& mark : marks) {
        for (const std::string& word : mark.words) {
            if (word.empty()) {
                continue;
            }
            allow_beginnings_of(word);
            switch (mark.kind) {
                case query::MarkKind::Stem:
                case query::MarkKind::CompoundPart:
                    stems_.add(german::word_hash(word));
                    break;
                case query::MarkKind::Form:
                case query::MarkKind::Phrase:
                    normals_.add(german::word_hash(word));
                    break;
                case query::MarkKind::Prefix:
                    prefixes_.push_back(without_dots(word));
                    allow_beginnings_of(prefixes_.back());
                    break;
            }
        }
    }
}

/// Folding changes few first letters of the basic alphabet: "Klub" and "Club", "Phantasie",
/// "Yacht", "circa".
void MarkFilter::allow_beginnings_of(std::string_view word) {
    constexpr std::array<std::string_view, 4> kAlike = {"ckz", "fp", "jy", "o\xC3"};
    const char first = word.front();
    allow(first);
    for (const std::string_view alike : kAlike) {
        if (alike.find(first) != std::string_view::npos) {
            std::for_each(alike.begin(), alike.end(), [this](char sign) { allow(sign); });
        }
    }
}

void MarkFilter::allow(char sign) {
    constexpr unsigned char kCaseBit = 0x20;
    const auto byte = static_cast<unsigned char>(sign);
    may_begin_[byte] = true;
    if (is_small_letter(byte)) {
        may_begin_[byte ^ kCaseBit] = true;
    }
}

bool MarkFilter::looks_alike(std::string_view printed, german::Analyzer& analyzer) const {
    const german::WordHashes hashes = analyzer.hashes_of(printed);
    return stems_.contains(hashes.stem) || normals_.contains(hashes.normal) ||
           (!prefixes_.empty() && has_prefix(printed));
}

bool MarkFilter::has_prefix(std::string_view printed) const {
    const std::string bare = without_dots(german::normal_form(printed));
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) {
        return bare.starts_with(prefix);
    });
}

} // namespace fundstelle::search
