#include "server/routes.hpp"

#include "server/analyze_api.hpp"
#include "server/article_api.hpp"
#include "server/export_api.hpp"
#include "server/feed_api.hpp"
#include "server/page/article_page.hpp"
#include "server/page/asset_table.hpp"
#include "server/page/help_page.hpp"
#include "server/page/related_page.hpp"
#include "server/page/search_page.hpp"
#include "server/search_api.hpp"
#include "server/service_api.hpp"
#include "server/similar_api.hpp"
#include "server/suggest_api.hpp"
#include "server/write_api.hpp"

namespace fundstelle::server {

std::vector<Route> make_routes(const Services& services) {
    const auto bound = [&services](HttpResponse (*handle)(const HttpRequest&, const Services&)
                       ) -> Handler {
        return [&services, handle](const HttpRequest& http) { return handle(http, services); };
    };
    std::vector<Route> routes = {
        {"GET", "/v1/search", "search", bound(handle_search)},
        {"GET", "/v1/export", "export", bound(handle_export)},
        {"GET", "/v1/feed.atom", "atom_feed", bound(handle_atom_feed)},
        {"GET", "/v1/feed.rss", "rss_feed", bound(handle_rss_feed)},
        {"POST", "/v1/articles", "write", bound(handle_write)},
        {"PUT", "/v1/articles/{}", "put", bound(handle_put)},
        {"DELETE", "/v1/articles/{}", "delete", bound(handle_delete)},
        {"GET", "/v1/receipts/{}", "receipt", bound(handle_receipt)},
        {"GET", "/v1/articles/{}", "article", bound(handle_article)},
        {"GET", "/v1/articles/{}/snippets", "article_snippets", bound(handle_article_snippets)},
        {"GET", "/v1/articles/{}/similar", "similar", bound(handle_similar)},
        {"GET", "/v1/suggest", "suggest", bound(handle_suggest)},
        {"GET", "/v1/analyze", "analyze", bound(handle_analyze)},
        {"POST", "/v1/snippets", "text_snippets", bound(handle_text_snippets)},
        {"GET", "/v1/stats", "stats", bound(handle_stats)},
        {"GET", "/healthz", "health", bound(handle_health)},
        {"GET", "/readyz", "readiness", bound(handle_readiness)},
        {"GET", "/problems/{}", "problem_page", bound(handle_problem_page)},
        {"GET", "/", "search_page", bound(handle_search_page)},
        {"GET", "/artikel/{}", "article_page", bound(handle_article_page)},
        {"GET", "/artikel/{}/aehnlich", "similar_page", bound(handle_similar_page)},
        {"GET", "/artikel/{}/fassungen", "versions_page", bound(handle_versions_page)},
        {"GET", "/artikel/{}/zitat.bib", "bibtex", bound(handle_bibtex)},
        {"GET", "/artikel/{}/zitat.ris", "ris", bound(handle_ris)},
        {"GET", "/hilfe", "help_page", bound(handle_help_page)},
    };
    for (const Asset& asset : assets()) {
        routes.push_back({"GET", asset.path, "asset", [&asset](const HttpRequest& /*http*/) {
                              return asset_response(asset);
                          }});
    }
    return routes;
}

} // namespace fundstelle::server
