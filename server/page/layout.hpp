#pragma once
// The frame of every page: head, masthead with the search field, foot, and the headers that keep it
// safe.
#include <string>
#include <string_view>

#include "server/page/page_state.hpp"

namespace fundstelle::server {

/// What differs from page to page.
struct PageParts {
    std::string title;      ///< plain text
    std::string main;       ///< HTML inside of <main>
    std::string head;       ///< HTML for the end of <head>; may be empty
    std::string path = "/"; ///< of the page, for the way to the other language
    std::string kind;       ///< "results", "reading" or "text": what scripts and styles do there
    int status = 200;
};

/// Gives a whole page as a response with its content security policy.
[[nodiscard]] HttpResponse page_response(const PageState& state, const PageParts& parts);

/// Gives the fields that carry `address` through a form, but those of `fields`, which it has
/// itself.
[[nodiscard]] std::string hidden_fields(
    const Address& address, const std::vector<std::string_view>& fields
);

} // namespace fundstelle::server
