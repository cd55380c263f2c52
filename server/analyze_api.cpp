#include "server/analyze_api.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/search/analysis_view.hpp"
#include "server/json_writer.hpp"

namespace fundstelle::server {

namespace {

const std::string& read_text(const HttpRequest& http) {
    constexpr std::array<std::string_view, 1> kParameters = {"text"};
    require_known(http.query, kParameters);
    const auto given = std::count_if(http.query.begin(), http.query.end(), [](const auto& value) {
        return value.first == "text";
    });
    if (given != 1) {
        throw base::ParameterError(std::vector{
            base::ParameterFault{"text", given == 0 ? "is missing" : "is given more than once"}});
    }
    return http.query.front().second;
}

std::vector<search::AnalyzedToken> understood(std::string_view text, const Services& services) {
    try {
        return search::analyze_text(text, services.snapshots);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::IndexMissing) {
            throw;
        }
        return search::analyze_text(text);
    }
}

/// What a token and its parts have in common.
template <typename Placed>
void write_place(JsonWriter& json, const Placed& placed) {
    json.key("text").value(placed.text);
    json.key("start").value(std::uint64_t{placed.begin});
    json.key("end").value(std::uint64_t{placed.end});
    json.key("normal").value(placed.normal);
    json.key("stem").value(placed.stem);
}

void write_token(JsonWriter& json, const search::AnalyzedToken& token) {
    json.begin_object();
    write_place(json, token);
    json.key("kind").value(search::kind_name(token.kind));
    json.key("position").value(std::uint64_t{token.position});
    json.key("stop_word").value(token.is_stop_word);
    json.key("parts").begin_array();
    for (const search::AnalyzedPart& part : token.parts) {
        json.begin_object();
        write_place(json, part);
        json.key("kind").value(part.is_hyphenated ? "hyphen" : "compound");
        json.end_object();
    }
    json.end_array();
    json.key("forms").begin_array();
    for (const search::AnalyzedForm& form : token.forms) {
        json.begin_object();
        json.key("normal").value(form.normal);
        json.key("stem").value(form.stem);
        json.key("kind").value(form.reason);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

} // namespace

HttpResponse handle_analyze(const HttpRequest& http, const Services& services) {
    const std::string& text = read_text(http);
    JsonWriter json;
    json.begin_object();
    json.key("text").value(text);
    json.key("offsets").value("code points");
    json.key("tokens").begin_array();
    for (const search::AnalyzedToken& token : understood(text, services)) {
        write_token(json, token);
    }
    json.end_array();
    json.end_object();
    return json_response(json.take());
}

} // namespace fundstelle::server
