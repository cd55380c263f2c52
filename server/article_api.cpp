#include "server/article_api.hpp"

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"
#include "server/conditional.hpp"

namespace fundstelle::server {

HttpResponse handle_article(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    const std::optional<article::Article> article =
        services.searcher.find_article(http.captures.front());
    if (!article) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    HttpResponse response = json_response(article::article_to_json(*article, services.zone));
    response.set_header("Cache-Control", "no-cache");
    // Of the content and not of the revision: commits that leave the article alone cost nothing.
    response.set_header("ETag", entity_tag(response.body));
    response.set_header(
        "Link",
        "</artikel/" + encode_component(article->id) + ">; rel=\"alternate\"; type=\"text/html\""
    );
    return response;
}

} // namespace fundstelle::server
