#include "engine/search/all_matches.hpp"

#include <utility>

namespace fundstelle::search {

AllMatches all_matches(const query::Plan& plan, const SearchSetting& setting) {
    const Matches found = evaluate(plan, Scoring::Off, setting);
    AllMatches matches;
    matches.documents = found.documents.to_vector();
    matches.ran_out_of_time = found.ran_out_of_time;
    return matches;
}

Stories stories_of(std::vector<Xapian::docid> documents, const index::ValueColumn* groups) {
    Stories stories;
    if (groups == nullptr) {
        stories.single = std::move(documents);
        return stories;
    }
    constexpr std::uint32_t kNowhere = 0xffffffff;
    std::vector<std::uint32_t> counts(groups->value_count());
    for (const Xapian::docid document : documents) {
        for (const std::uint32_t group : groups->of(document)) {
            ++counts[group];
        }
    }
    std::vector<std::uint32_t> places(groups->value_count(), kNowhere);
    for (const Xapian::docid document : documents) {
        const auto group = groups->of(document);
        if (group.empty() || counts[group.front()] == 1) {
            stories.single.push_back(document);
            continue;
        }
        std::uint32_t& place = places[group.front()];
        if (place == kNowhere) {
            place = static_cast<std::uint32_t>(stories.copied.size());
            stories.copied.emplace_back();
        }
        stories.copied[place].push_back(document);
    }
    return stories;
}

} // namespace fundstelle::search
