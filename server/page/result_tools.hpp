#pragma once
// What stands around a list of hits: how many, in which order, which page, and what else one can do
// with the search.
#include <string>

#include "server/page/page_state.hpp"

namespace fundstelle::server {

/// Gives "128 Treffer"; for all articles "74 Artikel".
[[nodiscard]] std::string count_text(
    const PageState& state, const search::SearchResponse& response
);

/// Gives the choice of orders.
[[nodiscard]] std::string order_links(const PageState& state);

/// Gives the links to the pages before and behind; empty where there is only one.
[[nodiscard]] std::string pager(const PageState& state, const search::SearchResponse& response);

/// Gives the address of the search as a feed.
[[nodiscard]] std::string feed_address(const PageState& state);

/// Gives "Suche als Feed" and "Suche merken".
[[nodiscard]] std::string search_tools(const PageState& state);

} // namespace fundstelle::server
