#include "server/article_api.hpp"

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"

namespace fundstelle::server {

HttpResponse handle_article(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    const std::optional<article::Article> article =
        services.searcher.find_article(http.captures.front());
    if (!article) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    return json_response(article::article_to_json(*article, services.zone));
}

} // namespace fundstelle::server
