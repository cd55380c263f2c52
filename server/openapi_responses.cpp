#include "server/openapi_responses.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"

namespace fundstelle::server {

namespace {

using Json = nlohmann::ordered_json;

/// Statuses that some routes have and others have not. All others any path can answer with, and
/// only `default` tells of them: what breaks the rules of HTTP, or comes too slowly.
constexpr std::array kStatusesOfRoutes = {
    400, 401, 403, 404, 406, 413, 415, 422, 429, 500, 503, 507};

bool is_of_any_path(int status) {
    return std::find(kStatusesOfRoutes.begin(), kStatusesOfRoutes.end(), status) ==
           kStatusesOfRoutes.end();
}

Json header_reference(const std::string& name) {
    Json reference = Json::object();
    reference["$ref"] = "#/components/headers/" + name;
    return reference;
}

Json answer_headers(const Json& operation) {
    Json headers = Json::object();
    headers["X-Request-Id"] = header_reference("X-Request-Id");
    for (const Json& name : operation.value("headers", Json::array())) {
        headers[name.get<std::string>()] = header_reference(name.get<std::string>());
    }
    return headers;
}

Json answer_content(const Route& route, const Json& answer) {
    Json content = Json::object();
    if (answer.contains("types")) {
        for (const auto& [type, schema] : answer["types"].items()) {
            content[type]["schema"] = schema;
        }
        return content;
    }
    Json& schema = content[std::string(route.produces)]["schema"];
    if (answer.contains("schema")) {
        schema["$ref"] = "#/components/schemas/" + answer["schema"].get<std::string>();
    } else {
        schema["type"] = answer.contains("object") ? "object" : "string";
    }
    return content;
}

/// Which statuses of problems a route has.
std::set<int> problem_statuses(const Route& route, const Json& operation) {
    constexpr int kInternal = 500;
    constexpr int kBusy = 503;
    std::set<int> statuses = {kInternal, kBusy};
    if (operation.contains("query")) {
        statuses.insert(400);
    }
    if (route.pattern.find('{') != std::string_view::npos) {
        statuses.insert(404);
    }
    if (!route.produces.empty()) {
        statuses.insert(406);
    }
    if (route.access != Access::Open) {
        statuses.insert({401, 429});
    }
    if (operation.contains("body")) {
        statuses.insert({400, 413, 415});
    }
    if (route.access == Access::Write) {
        statuses.insert({403, 422, 507});
    }
    return statuses;
}

void add_accepted(Json& responses, const Json& operation) {
    if (!operation.value("accepted", false)) {
        return;
    }
    Json accepted = responses["200"];
    accepted["description"] = "The write is on the disk and waits to be applied.";
    accepted["headers"]["Location"] = header_reference("Location");
    responses["202"] = std::move(accepted);
}

void add_not_modified(Json& responses, const Json& operation) {
    Json headers = answer_headers(operation);
    if (!headers.contains("ETag")) {
        return;
    }
    responses["304"]["description"] = "The client has this answer already.";
    responses["304"]["headers"] = std::move(headers);
}

} // namespace

Json responses_of(const Route& route, const Json& operation) {
    const Json answer = operation.value("answer", Json::object());
    Json responses = Json::object();
    Json& success = responses["200"];
    success["description"] = answer.value("description", "");
    success["headers"] = answer_headers(operation);
    success["content"] = answer_content(route, answer);
    add_accepted(responses, operation);
    add_not_modified(responses, operation);
    for (const int status : problem_statuses(route, operation)) {
        responses[std::to_string(status)]["$ref"] =
            "#/components/responses/Problem" + std::to_string(status);
    }
    if (operation.value("errors_as_pages", false)) {
        for (const char* status : {"400", "404", "503"}) {
            if (responses.contains(status)) {
                Json page = Json::object();
                page["description"] = "A page that says what is wrong.";
                page["content"]["text/html"]["schema"]["type"] = "string";
                responses[status] = std::move(page);
            }
        }
    }
    responses["default"]["$ref"] = "#/components/responses/Problem";
    return responses;
}

Json problem_responses() {
    std::map<int, std::vector<std::string>> types;
    std::map<int, std::string> titles;
    Json all = Json::array();
    for (const base::ErrorKind& kind : base::error_kinds()) {
        const std::string type = "/problems/" + std::string(kind.slug);
        types[kind.http_status].push_back(type);
        std::string& title = titles[kind.http_status];
        title += (title.empty() ? "" : ", or: ") + std::string(kind.title);
        all.push_back(type);
    }
    Json responses = Json::object();
    const auto response = [](const std::string& description, const Json& enumeration) {
        Json result = Json::object();
        result["description"] = description + '.';
        result["headers"]["X-Request-Id"] = header_reference("X-Request-Id");
        Json& schema = result["content"]["application/problem+json"]["schema"];
        schema["$ref"] = "#/components/schemas/Problem";
        schema["properties"]["type"]["enum"] = enumeration;
        return result;
    };
    for (const auto& [status, slugs] : types) {
        if (is_of_any_path(status)) {
            continue;
        }
        Json problem = response(titles[status], slugs);
        problem["content"]["application/problem+json"]["schema"]["properties"]["status"]["const"] =
            status;
        if (status == 429 || status == 503) {
            problem["headers"]["Retry-After"] = header_reference("Retry-After");
        }
        responses["Problem" + std::to_string(status)] = std::move(problem);
    }
    responses["Problem"] = response("Any other problem", all);
    return responses;
}

Json header_objects() {
    const std::vector<std::pair<std::string, std::string>> documents = {
        {"X-Request-Id", "The request's own X-Request-Id where it is harmless, else a fresh one."},
        {"ETag", "For If-None-Match, which is answered by 304 where nothing has changed."},
        {"Link", "Pages around this one, RFC 8288: next, prev, first; or another form of it."},
        {"Last-Modified", "When the newest entry was changed."},
        {"Location", "Where the receipt stands."},
        {"Retry-After", "After how many seconds to try again."},
        {"X-Total-Count", "How many articles follow."}};
    Json headers = Json::object();
    for (const auto& [name, document] : documents) {
        headers[name]["description"] = document;
        headers[name]["schema"]["type"] = "string";
    }
    return headers;
}

} // namespace fundstelle::server
