#pragma once
// What a page of hits is made from and made into, and the steps that all ways to make one share.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/search/all_matches.hpp"
#include "engine/search/match_phase.hpp"

namespace fundstelle::search {

/// A page of hits and what stands around it.
struct CountedPage {
    Page page;
    std::vector<Facet> facets;
    std::optional<std::string> next;   ///< cursor of the next page
    bool goes_on_in_new_index = false; ///< the cursor is from an index that was replaced since
};

/// Gives the name of the generation that is searched: documents are numbered in it.
[[nodiscard]] const std::string& generation_of(const SearchSetting& setting);

/// Plans a request with its words bound so.
[[nodiscard]] query::Plan plan_for(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    query::Binding binding,
    const SearchSetting& setting
);

/// Gathers matches as the hits that the request wants: stories, or each article by itself.
[[nodiscard]] Stories stories_of_request(
    const SearchRequest& request, AllMatches matches, const SearchSetting& setting
);

/// Counts facets and, with them, all hits of a page. `stories` are those of `page.binding`.
void count_all(
    CountedPage& counted,
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    const Stories& stories,
    const SearchSetting& setting
);

} // namespace fundstelle::search
