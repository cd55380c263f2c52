#include "engine/article/article_json_texts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include <nlohmann/json.hpp>

namespace fundstelle::article {
namespace {

using nlohmann::json;

const json* member(const json& object, std::string_view name) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

/// Gives the string in an object that stands for the whole: a person's name, a headline's value.
const std::string* text_in_object(const json& object, Reading reading) {
    static constexpr auto kNames =
        std::to_array<std::string_view>({"name", "value", "@value", "text", "addressLocality"});
    if (reading == Reading::Link) {
        const json* link = member(object, "@id");
        return link == nullptr ? nullptr : link->get_ptr<const std::string*>();
    }
    for (const std::string_view name : kNames) {
        const json* value = member(object, name);
        const std::string* text = value == nullptr ? nullptr : value->get_ptr<const std::string*>();
        if (text != nullptr && !text->empty()) {
            return text;
        }
    }
    const json* address = member(object, "address");
    const json* town = address == nullptr ? nullptr : member(*address, "addressLocality");
    return town == nullptr ? nullptr : town->get_ptr<const std::string*>();
}

/// Tells whether a list's entry has the role, or the content type, that is asked for.
bool has_role(const json& entry, std::string_view role) {
    static constexpr auto kNames =
        std::to_array<std::string_view>({"role", "contenttype", "contentType"});
    return role.empty() || std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
               const json* value = member(entry, name);
               const std::string* text =
                   value == nullptr ? nullptr : value->get_ptr<const std::string*>();
               return text != nullptr && *text == role;
           });
}

bool takes_objects(Reading reading) {
    return reading != Reading::Text && reading != Reading::Moment;
}

bool takes_lists(Reading reading) {
    return takes_objects(reading) || reading == Reading::Moment;
}

std::string wrong_kind(const json& value, const JsonName& name) {
    const bool is_list = name.reading == Reading::List || name.reading == Reading::Words;
    return "is " + kind_of(value) + (is_list ? ", not a list of strings" : ", not a string");
}

/// Adds the text of one value that is no list. Gives a fault for a kind that cannot be read.
std::optional<std::string> add_text(
    const json& value, const JsonName& name, std::vector<std::string>& texts
) {
    if (const std::string* text = value.get_ptr<const std::string*>()) {
        texts.push_back(*text);
    } else if (value.is_object() && takes_objects(name.reading)) {
        if (const std::string* inner = text_in_object(value, name.reading)) {
            texts.push_back(*inner);
        }
    } else if (value.is_number_integer() && name.field == Field::Id) {
        texts.push_back(value.dump());
    } else if (!value.is_null()) {
        return wrong_kind(value, name);
    }
    return std::nullopt;
}

} // namespace

std::string kind_of(const json& value) {
    switch (value.type()) {
        case json::value_t::null:
            return "null";
        case json::value_t::boolean:
            return "a boolean";
        case json::value_t::string:
            return "a string";
        case json::value_t::array:
            return "a list";
        case json::value_t::object:
            return "an object";
        default:
            return "a number";
    }
}

const json* find_value(const json& object, std::string_view path) {
    const std::size_t stop = path.find('.');
    const json* value = member(object, path.substr(0, stop));
    if (value == nullptr || stop == std::string_view::npos) {
        return value;
    }
    if (value->is_array()) {
        return value->empty() ? nullptr : member(value->front(), path.substr(stop + 1));
    }
    return member(*value, path.substr(stop + 1));
}

JsonTexts texts_of(const json& value, const JsonName& name) {
    JsonTexts result;
    if (!value.is_array()) {
        if (has_role(value, name.role)) {
            result.fault = add_text(value, name, result.texts);
        }
        return result;
    }
    if (!takes_lists(name.reading)) {
        result.fault = wrong_kind(value, name);
        return result;
    }
    for (const json& entry : value) {
        std::optional<std::string> fault =
            has_role(entry, name.role) ? add_text(entry, name, result.texts) : std::nullopt;
        if (fault) {
            result.fault = "holds " + kind_of(entry) + ", not only strings";
            return result;
        }
    }
    return result;
}

} // namespace fundstelle::article
