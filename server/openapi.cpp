#include "server/openapi.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/article/field.hpp"
#include "engine/base/ascii.hpp"
#include "engine/base/error.hpp"
#include "server/conditional.hpp"
#include "server/openapi_parameters.hpp"
#include "server/openapi_responses.hpp"
#include "server/openapi_texts.hpp"
#include "server/version.hpp"

namespace fundstelle::server {

namespace {

using Json = nlohmann::ordered_json;

/// Assets are no part of the API.
bool is_described(const Route& route) {
    return !route.pattern.starts_with("/assets/");
}

Json find_operation(const Json& prose, std::string_view name) {
    return prose["operations"].value(std::string(name), Json::object());
}

/// Gives the names in braces of a pattern.
std::vector<std::string> captures_of(std::string_view pattern) {
    std::vector<std::string> names;
    while (true) {
        const std::size_t begin = pattern.find('{');
        const std::size_t end = pattern.find('}');
        if (begin == std::string_view::npos || end == std::string_view::npos) {
            return names;
        }
        names.emplace_back(pattern.substr(begin + 1, end - begin - 1));
        pattern.remove_prefix(end + 1);
    }
}

const ParameterRow* find_row(std::string_view name) {
    for (const ParameterRow& row : search_parameters()) {
        if (row.name == name) {
            return &row;
        }
    }
    return nullptr;
}

/// A parameter that only one route has.
Json own_parameter(const Json& entry) {
    const auto name = entry["name"].get<std::string>();
    const auto values = entry["values"].get<std::string>();
    const auto fallback = entry["fallback"].get<std::string>();
    const auto document = entry["document"].get<std::string>();
    Json parameter = parameter_object({name, values, fallback, document, false});
    if (entry.value("required", false)) {
        parameter["required"] = true;
    }
    return parameter;
}

/// Takes an entry of an operation's "query": "*" for all of a search, "-name" for all but one,
/// "name" for one of a search, "name!" for one that must be there, an object for one of its own.
void add_parameters(Json& parameters, const Json& entry) {
    if (entry.is_object()) {
        parameters.push_back(own_parameter(entry));
        return;
    }
    std::string name = entry.get<std::string>();
    if (name == "*") {
        for (const ParameterRow& row : search_parameters()) {
            parameters.push_back(parameter_object(row));
        }
        return;
    }
    if (name.starts_with('-')) {
        const auto is_named = [&name](const Json& parameter) {
            return parameter["name"] == name.substr(1);
        };
        parameters.erase(
            std::remove_if(parameters.begin(), parameters.end(), is_named), parameters.end()
        );
        return;
    }
    const bool is_required = name.ends_with('!');
    if (is_required) {
        name.pop_back();
    }
    if (const ParameterRow* row = find_row(name)) {
        Json parameter = parameter_object(*row);
        if (is_required) {
            parameter["required"] = true;
        }
        parameters.push_back(std::move(parameter));
    }
}

Json parameters_of(const Route& route, const Json& operation) {
    Json parameters = Json::array();
    for (const std::string& name : captures_of(route.pattern)) {
        Json parameter = Json::object();
        parameter["name"] = name;
        parameter["in"] = "path";
        parameter["required"] = true;
        parameter["description"] = "Percent-encoded.";
        parameter["schema"]["type"] = "string";
        parameters.push_back(std::move(parameter));
    }
    for (const Json& entry : operation.value("query", Json::array())) {
        add_parameters(parameters, entry);
    }
    return parameters;
}

Json request_body(const Json& body) {
    Json result = Json::object();
    result["description"] = body["description"];
    result["required"] = true;
    for (const auto& [type, schema] : body["types"].items()) {
        result["content"][type]["schema"] = schema;
    }
    return result;
}

/// Who may: anybody where nothing is configured, so that a key is one choice of two for reading.
Json security_of(Access access) {
    Json key = Json::object();
    key["key"] = Json::array();
    switch (access) {
        case Access::Open:
            return Json::array();
        case Access::Write:
            return Json::array({key});
        case Access::Read:
            return Json::array({Json::object(), key});
    }
    return Json::array();
}

Json operation_object(const Route& route, const Json& operation) {
    Json result = Json::object();
    result["operationId"] = std::string(route.name);
    result["tags"] = Json::array({operation.value("tag", "")});
    result["summary"] = operation.value("summary", "");
    result["description"] = operation.value("description", "");
    result["security"] = security_of(route.access);
    if (Json parameters = parameters_of(route, operation); !parameters.empty()) {
        result["parameters"] = std::move(parameters);
    }
    if (operation.contains("body")) {
        result["requestBody"] = request_body(operation["body"]);
    }
    result["responses"] = responses_of(route, operation);
    return result;
}

Json components(const Json& prose) {
    Json components = Json::object();
    components["schemas"] = Json::parse(kOpenapiSchemas);
    components["schemas"]["Article"] = article_schema(prose["article_fields"]);
    components["schemas"]["Facets"] = facets_schema();
    components["responses"] = problem_responses();
    components["headers"] = header_objects();
    Json& key = components["securitySchemes"]["key"];
    key["type"] = "http";
    key["scheme"] = "bearer";
    key["description"] =
        "A key of server.write_keys, or for reading of server.read_keys, where any are configured.";
    return components;
}

Json info_object(const Json& prose) {
    Json info = prose["info"];
    info["version"] = kVersion;
    return info;
}

} // namespace

std::string openapi_document(std::span<const Route> routes) {
    const Json prose = Json::parse(kOpenapiOperations);
    Json document = Json::object();
    document["openapi"] = "3.1.0";
    document["info"] = info_object(prose);
    document["servers"] = Json::array({{{"url", "/"}, {"description", "This server."}}});
    document["tags"] = prose["tags"];
    for (const Route& route : routes) {
        if (is_described(route)) {
            document["paths"][std::string(route.pattern)][base::in_lower_case(route.method)] =
                operation_object(route, find_operation(prose, route.name));
        }
    }
    document["components"] = components(prose);
    return document.dump(2) + '\n';
}

std::vector<std::string> openapi_faults(std::span<const Route> routes) {
    const Json prose = Json::parse(kOpenapiOperations);
    std::vector<std::string> faults;
    std::set<std::string> names;
    for (const Route& route : routes) {
        names.emplace(route.name);
        if (is_described(route) && find_operation(prose, route.name).empty()) {
            faults.push_back("no description of the route " + std::string(route.name));
        }
    }
    for (const auto& [name, operation] : prose["operations"].items()) {
        if (!names.contains(name)) {
            faults.push_back("no route for the description " + name);
        }
        for (const Json& entry : operation.value("query", Json::array())) {
            std::string parameter = entry.is_string() ? entry.get<std::string>() : "*";
            std::erase_if(parameter, [](char sign) { return sign == '-' || sign == '!'; });
            if (parameter != "*" && find_row(parameter) == nullptr) {
                faults.push_back(name);
                faults.back().append(": no parameter ").append(parameter);
            }
        }
    }
    std::set<std::string> fields;
    for (const article::FieldRow& field : article::fields()) {
        fields.emplace(field.json_name);
        if (!prose["article_fields"].contains(std::string(field.json_name))) {
            faults.push_back("no description of the field " + std::string(field.json_name));
        }
    }
    for (const auto& [name, document] : prose["article_fields"].items()) {
        if (!fields.contains(name)) {
            faults.push_back("no field for the description " + name);
        }
    }
    return faults;
}

void add_openapi_route(std::vector<Route>& routes) {
    const auto document = std::make_shared<std::string>();
    routes.push_back(
        {"GET",
         "/openapi.json",
         "openapi",
         [document](const HttpRequest& http) {
             require_known(http.query, {});
             HttpResponse response = json_response(*document);
             response.set_header("Cache-Control", "public, max-age=3600");
             response.set_header("ETag", entity_tag(*document));
             return response;
         },
         "application/json",
         Access::Open}
    );
    *document = openapi_document(routes);
}

} // namespace fundstelle::server
