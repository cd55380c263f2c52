#include "server/openapi_parameters.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/article/field.hpp"
#include "engine/base/setting_value.hpp"
#include "engine/search/facet.hpp"

namespace fundstelle::server {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> split(std::string_view list) {
    constexpr std::string_view kSeparator = ", ";
    std::vector<std::string> entries;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(kSeparator), list.size());
        entries.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + kSeparator.size(), list.size()));
    }
    return entries;
}

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || letter == '_';
    });
}

/// Gives {"type", "minimum", "maximum"} of "1..100", or nothing.
Json range_schema(std::string_view values) {
    const std::size_t dots = values.find("..");
    if (dots == std::string_view::npos) {
        return nullptr;
    }
    const auto least = base::parse_number(values.substr(0, dots));
    const auto most = base::parse_number(values.substr(dots + 2));
    if (!least || !most) {
        return nullptr;
    }
    return {{"type", "integer"}, {"minimum", *least}, {"maximum", *most}};
}

/// Gives {"type", "enum"} of "off, mild, strong" or "0, 1", or nothing.
Json choice_schema(std::string_view values) {
    const std::vector<std::string> choices = split(values);
    if (choices.size() < 2) {
        return nullptr;
    }
    if (std::all_of(choices.begin(), choices.end(), is_word)) {
        return {{"type", "string"}, {"enum", choices}};
    }
    Json numbers = Json::array();
    for (const std::string& choice : choices) {
        const auto number = base::parse_number(choice);
        if (!number) {
            return nullptr;
        }
        numbers.push_back(*number);
    }
    return {{"type", "integer"}, {"enum", numbers}};
}

Json value_schema(std::string_view values) {
    if (Json range = range_schema(values); !range.is_null()) {
        return range;
    }
    if (Json choice = choice_schema(values); !choice.is_null()) {
        return choice;
    }
    constexpr std::string_view kList = "list of ";
    if (values.starts_with(kList)) {
        return {
            {"type", "array"},
            {"items", {{"type", "string"}, {"enum", split(values.substr(kList.size()))}}}};
    }
    return {{"type", "string"}};
}

Json counts_schema() {
    return {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/FacetCount"}}}};
}

} // namespace

Json parameter_object(const ParameterRow& row) {
    Json schema = value_schema(row.values);
    if (!row.fallback.empty()) {
        const auto number = base::parse_number(row.fallback);
        schema["default"] =
            schema["type"] == "integer" && number ? Json(*number) : Json(std::string(row.fallback));
    }
    std::string document(row.document);
    if (schema["type"] == "string" && !schema.contains("enum") && row.values != "text") {
        document += " A " + std::string(row.values) + '.';
    }
    Json parameter = {
        {"name", std::string(row.name)},
        {"in", "query"},
        {"description", document},
        {"schema", schema}};
    if (row.is_repeatable) {
        parameter["schema"] = {{"type", "array"}, {"items", schema}};
        parameter["style"] = "form";
        parameter["explode"] = true;
    } else if (schema["type"] == "array") {
        parameter["style"] = "form";
        parameter["explode"] = false;
    }
    return parameter;
}

Json article_schema(const Json& documents) {
    Json properties = Json::object();
    for (const article::FieldRow& field : article::fields()) {
        const std::string name(field.json_name);
        Json schema = {{"type", "string"}};
        if (field.kind == article::FieldKind::Instant) {
            schema["format"] = "date-time";
        }
        if (field.is_list) {
            schema = {{"type", "array"}, {"items", schema}};
        }
        schema["description"] = documents.value(name, "");
        properties[name] = std::move(schema);
    }
    return {
        {"type", "object"},
        {"description", "An article as it was taken in. What it does not have is not there."},
        {"properties", std::move(properties)},
        {"required", {"id", "language"}},
        {"additionalProperties", false}};
}

Json facets_schema() {
    Json properties = Json::object();
    for (const article::FieldRow& field : article::fields()) {
        if (!field.parameter.empty()) {
            properties[std::string(field.parameter)] = counts_schema();
        }
    }
    for (const search::Period period :
         {search::Period::Year, search::Period::Month, search::Period::Day}) {
        properties[std::string(search::period_name(period))] = counts_schema();
    }
    return {
        {"type", "object"},
        {"description", "Counts over all matches, by what was asked for."},
        {"properties", std::move(properties)},
        {"additionalProperties", false}};
}

} // namespace fundstelle::server
