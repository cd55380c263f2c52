#pragma once
// What a reader sees when there is no answer: what happened, whose fault it is, where to go on.
#include "engine/base/error.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// Gives the page of an error, with the status of its kind. Never throws for any request.
[[nodiscard]] HttpResponse error_page(const HttpRequest& http, const base::Error& error);

/// Whether a request comes from a reader's browser and not from a program: it asks for a page
/// outside of the programs' paths.
[[nodiscard]] bool wants_page(const HttpRequest& http);

} // namespace fundstelle::server
