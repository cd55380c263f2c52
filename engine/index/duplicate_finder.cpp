#include "engine/index/duplicate_finder.hpp"

#include <algorithm>
#include <utility>

#include <xxhash.h>

namespace fundstelle::index {

std::string own_group_key(std::string_view id) {
    const std::uint64_t hash = XXH3_64bits(id.data(), id.size());
    std::string key;
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        key += static_cast<char>((hash >> (shift - 8)) & 0xffU);
    }
    return key;
}

DuplicateFinder::DuplicateFinder(std::size_t articles)
    : capacity_(std::max<std::size_t>(1, articles)) {}

std::string DuplicateFinder::canonical(std::string group) const {
    for (auto found = joined_.find(group); found != joined_.end(); found = joined_.find(group)) {
        group = found->second;
    }
    return group;
}

/// Two groups become one under the lesser key, so that the order of calls does not matter.
void DuplicateFinder::join(std::string& group, const std::string& other) {
    const std::string found = canonical(other);
    if (group.empty() || found == group) {
        group = found;
        return;
    }
    const auto [lesser, greater] = std::minmax(group, found);
    joined_[greater] = lesser;
    group = std::string(lesser);
}

void DuplicateFinder::look_into(
    const Window& window,
    const german::Signature& signature,
    const std::vector<std::uint32_t>& bands,
    std::string& group
) {
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const auto last = window.last.find(bands[band]);
        std::uint32_t at = last == window.last.end() ? kNone : last->second;
        for (std::size_t step = 0; step < german::kMostComparedPerKey && at != kNone; ++step) {
            const Remembered& other = window.articles[at];
            if (german::is_near_duplicate(signature, other.signature)) {
                join(group, other.group);
            }
            at = other.before[band];
        }
    }
}

std::string DuplicateFinder::group_of(const german::Signature& signature, std::string_view id) {
    if (signature.empty()) {
        return own_group_key(id);
    }
    std::string group; // empty until a copy is found
    const std::vector<std::uint32_t> bands = german::bands(signature);
    const std::lock_guard lock(mutex_);
    look_into(current_, signature, bands, group);
    look_into(previous_, signature, bands, group);
    if (group.empty()) {
        group = own_group_key(id);
    }
    if (current_.articles.size() == capacity_) {
        previous_ = std::exchange(current_, {});
    }
    Remembered article{signature, group, {}};
    article.before.fill(kNone);
    const auto place = static_cast<std::uint32_t>(current_.articles.size());
    for (std::size_t band = 0; band < bands.size(); ++band) {
        const auto [last, is_new] = current_.last.try_emplace(bands[band], place);
        if (!is_new) {
            article.before[band] = std::exchange(last->second, place);
        }
    }
    current_.articles.push_back(std::move(article));
    return group;
}

std::unordered_map<std::string, std::string> DuplicateFinder::joined_groups() const {
    const std::lock_guard lock(mutex_);
    std::unordered_map<std::string, std::string> groups;
    for (const auto& [group, other] : joined_) {
        groups.emplace(group, canonical(other));
    }
    return groups;
}

} // namespace fundstelle::index
