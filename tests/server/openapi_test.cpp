#include "server/openapi.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"
#include "server/openapi_parameters.hpp"

namespace fundstelle::server {
namespace {

using Json = nlohmann::ordered_json;

Route route(std::string_view method, std::string_view pattern, std::string_view name) {
    return {method, pattern, name, [](const HttpRequest&) { return HttpResponse{}; }};
}

const std::vector<Route>& some_routes() {
    static const std::vector<Route> routes = {
        route("GET", "/v1/search", "search"),
        route("GET", "/v1/articles/{id}", "article"),
        route("GET", "/assets/abc.css", "style")};
    return routes;
}

Json document() {
    return Json::parse(openapi_document(some_routes()));
}

TEST(OpenApi, DescribesRoutesAndNoAssets) {
    const Json paths = document()["paths"];
    ASSERT_EQ(paths.size(), 2U);
    EXPECT_EQ(paths["/v1/search"]["get"]["operationId"], "search");
    EXPECT_EQ(paths["/v1/articles/{id}"]["get"]["parameters"][0]["name"], "id");
}

TEST(OpenApi, NamesWhatIsNotDescribed) {
    const std::vector<Route> routes = {route("GET", "/x", "unknown_route")};
    EXPECT_THAT(
        openapi_faults(routes),
        testing::AllOf(
            testing::Contains("no description of the route unknown_route"),
            testing::Contains("no route for the description search"),
            testing::Not(testing::Contains(testing::HasSubstr("field"))),
            testing::Not(testing::Contains(testing::HasSubstr("parameter")))
        )
    );
}

TEST(OpenApi, HoldsEveryProblem) {
    const Json problems =
        document()["components"]["responses"]["Problem"]["content"]["application/problem+json"]
                  ["schema"]["properties"]["type"]["enum"];
    std::set<std::string> types(problems.begin(), problems.end());
    for (const base::ErrorKind& kind : base::error_kinds()) {
        EXPECT_TRUE(types.contains("/problems/" + std::string(kind.slug))) << kind.slug;
    }
}

/// Reads one parameter of a search and tells whether it was accepted.
bool is_accepted(const std::string& name, const std::string& value) {
    try {
        (void)read_search_request({{name, value}}, base::TimeZone::load("Europe/Berlin"), {});
        return true;
    } catch (const base::ParameterError& error) {
        EXPECT_EQ(error.faults().front().parameter, name);
        return false;
    }
}

std::string text_of(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// The rows are written for people: what they say is held against what is read.
TEST(OpenApi, SaysOfParametersWhatIsTrue) {
    for (const ParameterRow& row : search_parameters()) {
        const std::string name(row.name);
        SCOPED_TRACE(name);
        const Json schema = parameter_object(row)["schema"];
        if (schema.contains("default")) {
            EXPECT_TRUE(is_accepted(name, text_of(schema["default"])));
        }
        if (schema.contains("minimum")) {
            const auto least = schema["minimum"].get<std::int64_t>();
            const auto most = schema["maximum"].get<std::int64_t>();
            EXPECT_TRUE(is_accepted(name, std::to_string(least)));
            EXPECT_TRUE(is_accepted(name, std::to_string(most)));
            EXPECT_FALSE(is_accepted(name, std::to_string(least - 1)));
            EXPECT_FALSE(is_accepted(name, std::to_string(most + 1)));
        }
        const bool is_list = schema["type"] == "array" && schema["items"].contains("enum");
        const Json choices = is_list ? schema["items"]["enum"] : schema.value("enum", Json());
        for (const Json& choice : choices) {
            EXPECT_TRUE(is_accepted(name, text_of(choice))) << choice;
        }
        if (!choices.empty()) {
            EXPECT_FALSE(is_accepted(name, "nichts-davon"));
        }
    }
}

/// An article with everything in it has every field of the schema, and no other.
TEST(OpenApi, KnowsTheFieldsOfArticles) {
    article::Article article;
    for (const article::FieldRow& row : article::fields()) {
        if (std::string* text = article::text_of(article, row.field)) {
            *text = "x";
        } else if (std::vector<std::string>* list = article::list_of(article, row.field)) {
            *list = {"x"};
        } else if (auto* instant = article::instant_of(article, row.field)) {
            *instant = base::Instant{0};
        }
    }
    const Json written =
        Json::parse(article::article_to_json(article, base::TimeZone::load("Europe/Berlin")));
    const Json properties = document()["components"]["schemas"]["Article"]["properties"];
    EXPECT_EQ(written.size(), properties.size());
    for (const auto& [name, value] : written.items()) {
        ASSERT_TRUE(properties.contains(name)) << name;
        EXPECT_EQ(properties[name]["type"], value.is_array() ? "array" : "string") << name;
        EXPECT_FALSE(properties[name]["description"].get<std::string>().empty()) << name;
    }
}

} // namespace
} // namespace fundstelle::server
