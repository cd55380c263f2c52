#pragma once
// An article's text as newspapers set it, with the places marked that a query finds.
#include <cstddef>
#include <string>

#include "engine/article/article.hpp"
#include "server/page/page_state.hpp"

namespace fundstelle::server {

/// The parts of an article as HTML.
struct SetArticle {
    std::string title;
    std::string lead;      ///< a paragraph; empty where there is none
    std::string caption;   ///< a figure's caption with its credit; empty where there is none
    std::string body;      ///< paragraphs and crossheads
    std::size_t marks = 0; ///< places marked; they have the ids "mark-1", "mark-2", ...
};

/// Sets an article.
[[nodiscard]] SetArticle set_article(
    const article::Article& article, const PageState& state, const search::Searcher& searcher
);

} // namespace fundstelle::server
