#include "server/service_api.hpp"

#include <chrono>

#include "engine/base/error.hpp"
#include "engine/base/instant.hpp"
#include "server/conditional.hpp"
#include "server/feed.hpp"
#include "server/json_writer.hpp"
#include "server/public_address.hpp"

namespace fundstelle::server {

namespace {

void write_instant(
    JsonWriter& json, const std::optional<base::Instant>& instant, const base::TimeZone& zone
) {
    instant ? json.value(base::to_rfc3339(*instant, zone)) : json.null();
}

HttpResponse status_response(std::string_view status) {
    JsonWriter json;
    json.begin_object().key("status").value(status).end_object();
    HttpResponse response = json_response(json.take());
    response.set_header("Cache-Control", "no-store");
    return response;
}

} // namespace

HttpResponse handle_stats(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    const search::IndexStatistics statistics = search::statistics(services.snapshots);
    JsonWriter json;
    json.begin_object();
    json.key("articles").value(std::uint64_t{statistics.articles});
    json.key("terms").value(std::uint64_t{statistics.terms});
    json.key("average_length").value(statistics.average_length, 1);
    json.key("generation").value(statistics.generation);
    json.key("revision").value(statistics.revision);
    json.key("first_published");
    write_instant(json, statistics.first_published, services.zone);
    json.key("last_published");
    write_instant(json, statistics.last_published, services.zone);
    json.key("size_bytes").value(std::uint64_t{statistics.size_bytes});
    json.end_object();
    HttpResponse response = json_response(json.take());
    response.set_header("Cache-Control", "no-cache");
    response.set_header("ETag", entity_tag(response.body));
    return response;
}

HttpResponse handle_health(const HttpRequest& /*http*/, const Services& /*services*/) {
    return status_response("ok");
}

HttpResponse handle_readiness(const HttpRequest& /*http*/, const Services& services) {
    if (services.is_stopping) {
        throw base::Error{base::ErrorCode::NotReady, "the server is stopping"};
    }
    services.snapshots.require_ready();
    return status_response("ready");
}

HttpResponse handle_metrics(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    MetricsState state;
    state.load = services.load();
    state.now = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::system_clock::now().time_since_epoch()
    );
    try {
        state.index = search::index_state(services.snapshots);
    } catch (const base::Error& /*error*/) {
        state.index.reset(); // the metrics say so
    }
    state.answers = services.answers.state();
    state.inbox_writes = services.writes.inbox.count();
    HttpResponse response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = services.metrics.text(state);
    response.set_header("Cache-Control", "no-store");
    return response;
}

HttpResponse handle_opensearch(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    const std::string url = xml_escaped(public_address(http, services.public_url));
    HttpResponse response;
    response.content_type = "application/opensearchdescription+xml; charset=utf-8";
    response.body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
        "<ShortName>Fundstelle</ShortName>\n"
        "<Description>Volltextsuche in Zeitungsartikeln</Description>\n"
        "<LongName>Fundstelle, die Volltextsuche für Nachrichten</LongName>\n"
        "<Language>de</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "<OutputEncoding>UTF-8</OutputEncoding>\n"
        "<Url type=\"text/html\" template=\"" +
        url +
        "/?q={searchTerms}\"/>\n"
        "<Url type=\"application/x-suggestions+json\" rel=\"suggestions\" template=\"" +
        url +
        "/v1/suggest?format=opensearch&amp;q={searchTerms}\"/>\n"
        "<Url type=\"application/atom+xml\" template=\"" +
        url +
        "/v1/feed.atom?q={searchTerms}\"/>\n"
        "<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"" +
        url +
        "/opensearch.xml\"/>\n"
        "</OpenSearchDescription>\n";
    response.set_header("Cache-Control", "public, max-age=86400");
    response.set_header("ETag", entity_tag(response.body));
    return response;
}

HttpResponse handle_problem_page(const HttpRequest& http, const Services& /*services*/) {
    for (const base::ErrorKind& kind : base::error_kinds()) {
        if (kind.slug == http.captures.front()) {
            HttpResponse response;
            response.content_type = "text/plain; charset=utf-8";
            response.body =
                std::string(kind.title) + ".\n\nHTTP status " + std::to_string(kind.http_status) +
                ". The manual tells more: docs/problems/" + std::string(kind.slug) + ".md\n";
            return response;
        }
    }
    throw base::Error{base::ErrorCode::NotFound, "no problem has this name"};
}

} // namespace fundstelle::server
