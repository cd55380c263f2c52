#include "server/routes.hpp"

#include "server/analyze_api.hpp"
#include "server/article_api.hpp"
#include "server/export_api.hpp"
#include "server/feed_api.hpp"
#include "server/openapi.hpp"
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

namespace {

constexpr std::string_view kJson = "application/json";
constexpr std::string_view kHtml = "text/html";
constexpr std::string_view kText = "text/plain";
constexpr std::string_view kAtom = "application/atom+xml";
constexpr std::string_view kRss = "application/rss+xml";
constexpr std::string_view kOpenSearch = "application/opensearchdescription+xml";
constexpr std::string_view kBibtex = "application/x-bibtex";
constexpr std::string_view kRis = "application/x-research-info-systems";
constexpr std::string_view kByParameter;
constexpr std::string_view kProblem = "/problems/{slug}";

} // namespace

std::vector<Route> make_routes(const Services& services) {
    const auto bound = [&services](HttpResponse (*handle)(const HttpRequest&, const Services&)
                       ) -> Handler {
        return [&services, handle](const HttpRequest& http) { return handle(http, services); };
    };
    std::vector<Route> routes = {
        {"GET", "/v1/search", "search", bound(handle_search)},
        {"GET", "/v1/export", "export", bound(handle_export), kByParameter},
        {"GET", "/v1/feed.atom", "atom_feed", bound(handle_atom_feed), kAtom},
        {"GET", "/v1/feed.rss", "rss_feed", bound(handle_rss_feed), kRss},
        {"POST", "/v1/articles", "write", bound(handle_write), kJson, Access::Write},
        {"PUT", "/v1/articles/{id}", "put", bound(handle_put), kJson, Access::Write},
        {"DELETE", "/v1/articles/{id}", "delete", bound(handle_delete), kJson, Access::Write},
        {"GET", "/v1/receipts/{receipt}", "receipt", bound(handle_receipt)},
        {"GET", "/v1/articles/{id}", "article", bound(handle_article)},
        {"GET", "/v1/articles/{id}/snippets", "article_snippets", bound(handle_article_snippets)},
        {"GET", "/v1/articles/{id}/similar", "similar", bound(handle_similar)},
        {"GET", "/v1/suggest", "suggest", bound(handle_suggest), kByParameter},
        {"GET", "/v1/analyze", "analyze", bound(handle_analyze)},
        {"POST", "/v1/snippets", "text_snippets", bound(handle_text_snippets)},
        {"GET", "/v1/stats", "stats", bound(handle_stats)},
        {"GET", "/healthz", "health", bound(handle_health), kJson, Access::Open},
        {"GET", "/readyz", "readiness", bound(handle_readiness), kJson, Access::Open},
        {"GET", "/metrics", "metrics", bound(handle_metrics), kText},
        {"GET", "/opensearch.xml", "opensearch", bound(handle_opensearch), kOpenSearch},
        {"GET", kProblem, "problem_page", bound(handle_problem_page), kText, Access::Open},
        {"GET", "/", "search_page", bound(handle_search_page), kHtml},
        {"GET", "/artikel/{id}", "article_page", bound(handle_article_page), kHtml},
        {"GET", "/artikel/{id}/aehnlich", "similar_page", bound(handle_similar_page), kHtml},
        {"GET", "/artikel/{id}/fassungen", "versions_page", bound(handle_versions_page), kHtml},
        {"GET", "/artikel/{id}/zitat.bib", "bibtex", bound(handle_bibtex), kBibtex},
        {"GET", "/artikel/{id}/zitat.ris", "ris", bound(handle_ris), kRis},
        {"GET", "/hilfe", "help_page", bound(handle_help_page), kHtml},
    };
    for (const Asset& asset : assets()) {
        const auto respond = [&asset](const HttpRequest& /*http*/) {
            return asset_response(asset);
        };
        routes.push_back({"GET", asset.path, "asset", respond, asset.content_type, Access::Open});
    }
    add_openapi_route(routes);
    return routes;
}

} // namespace fundstelle::server
