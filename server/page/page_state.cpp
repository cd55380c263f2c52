#include "server/page/page_state.hpp"

#include <algorithm>

#include "engine/article/field.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kLongestShownQuery = 4096; // bytes

std::vector<NamedValue> given_parameters(const HttpRequest& http) {
    std::vector<NamedValue> given;
    std::copy_if(
        http.query.begin(),
        http.query.end(),
        std::back_inserter(given),
        [](const NamedValue& parameter) { return !parameter.second.empty(); }
    );
    return given;
}

bool has(const std::vector<NamedValue>& parameters, std::string_view name) {
    return std::any_of(parameters.begin(), parameters.end(), [name](const NamedValue& parameter) {
        return parameter.first == name;
    });
}

bool is_place_in_list(std::string_view name) {
    return name == "offset" || name == "cursor";
}

bool narrows(std::string_view name) {
    return name == "from" || name == "to" || article::find_parameter_field(name) != nullptr;
}

} // namespace

PageState read_page_state(const HttpRequest& http, const Services& services) {
    PageState state;
    state.language = language_of(http);
    state.parameters = given_parameters(http);
    std::vector<NamedValue> of_search = state.parameters;
    std::erase_if(of_search, [](const NamedValue& parameter) { return parameter.first == "lang"; });
    state.search = read_search_request(of_search, services.zone, services.limits).search;
    if (!has(state.parameters, "collapse")) {
        state.search.collapses_duplicates = true;
    }
    return state;
}

PageState bare_state(const HttpRequest& http) {
    PageState state;
    state.language = language_of(http);
    for (const auto& [name, value] : http.query) {
        const bool is_kept = name == "q" || (name == "lang" && !has(state.parameters, "lang"));
        if (is_kept && !value.empty()) {
            const std::string kept(base::prefix_of_bytes(value, kLongestShownQuery));
            state.parameters.emplace_back(name, kept);
            state.search.query = name == "q" ? kept : state.search.query;
        }
    }
    return state;
}

PageState start_state(const PageState& state) {
    PageState start;
    start.language = state.language;
    for (const NamedValue& parameter : state.parameters) {
        if (parameter.first == "lang") {
            start.parameters.push_back(parameter);
        }
    }
    return start;
}

const std::vector<article::Field>& page_fields() {
    static const std::vector<article::Field> fields = {
        article::Field::Section,
        article::Field::Source,
        article::Field::Authors,
        article::Field::Agency,
        article::Field::Place,
        article::Field::Keywords};
    return fields;
}

bool has_filters(const PageState& state) {
    return !state.search.filters.empty() || state.search.published.begin ||
           state.search.published.end;
}

Address::Address(const PageState& state) {
    std::copy_if(
        state.parameters.begin(),
        state.parameters.end(),
        std::back_inserter(parameters_),
        [](const NamedValue& parameter) { return !is_place_in_list(parameter.first); }
    );
}

Address& Address::set(std::string_view name, std::string_view value) {
    std::erase_if(parameters_, [name](const NamedValue& given) { return given.first == name; });
    if (!value.empty()) {
        parameters_.emplace_back(name, value);
    }
    return *this;
}

Address& Address::add(std::string_view name, std::string_view value) {
    parameters_.emplace_back(name, value);
    return *this;
}

Address& Address::remove(std::string_view name, std::string_view value) {
    std::erase_if(parameters_, [&](const NamedValue& given) {
        return given.first == name && given.second == value;
    });
    return *this;
}

Address& Address::remove_filters() {
    std::erase_if(parameters_, [](const NamedValue& given) { return narrows(given.first); });
    return *this;
}

std::string Address::on(std::string_view path) const {
    std::string address(path);
    char separator = '?';
    for (const auto& [name, value] : parameters_) {
        address += separator;
        address += encode_component(name) + '=' + encode_component(value);
        separator = '&';
    }
    return address;
}

std::string article_address(const PageState& state, std::string_view id) {
    Address address(state);
    for (const auto& [name, value] : state.parameters) {
        if (is_place_in_list(name)) {
            address.add(name, value);
        }
    }
    return address.on("/artikel/" + encode_component(id));
}

} // namespace fundstelle::server
