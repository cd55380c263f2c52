#include "engine/article/article_json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/article/agency.hpp"
#include "engine/article/article_json_texts.hpp"
#include "engine/article/byline.hpp"
#include "engine/article/dateline.hpp"
#include "engine/article/field.hpp"
#include "engine/article/json_names.hpp"
#include "engine/article/markup_text.hpp"
#include "engine/article/text_form.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

using nlohmann::json;

/// Reads a JSON object name by name into an article; stops at the first value that cannot be read.
class Reader {
public:
    Reader(const json& object, const base::TimeZone& zone) : object_(object), zone_(zone) {}

    [[nodiscard]] ArticleOrReason read() {
        for (const JsonName& name : json_names()) {
            const json* value = find_value(object_, name.path);
            if (value == nullptr || is_filled(name.field)) {
                continue;
            }
            if (std::optional<std::string> fault = read_value(name, *value)) {
                return std::string(name.path) + ": " + *fault;
            }
        }
        keep_address_in_id();
        return std::move(article_);
    }

private:
    [[nodiscard]] bool is_filled(Field field) const {
        if (const std::vector<std::string>* list = list_of(article_, field)) {
            return !list->empty();
        }
        const std::string* text = text_of(article_, field);
        return text != nullptr ? !text->empty() : instant_of(article_, field)->has_value();
    }

    /// Other formats name an article by its address, which may be longer than an id of ours.
    void keep_address_in_id() {
        const bool is_address =
            article_.id.starts_with("http://") || article_.id.starts_with("https://");
        if (!is_address || find_value(object_, field_row(Field::Id).json_name) != nullptr) {
            return;
        }
        if (article_.url.empty()) {
            article_.url = article_.id;
        }
        if (article_.id.size() > kMaxIdBytes) {
            article_.id.clear();
        }
    }

    std::optional<std::string> read_value(const JsonName& name, const json& value) {
        JsonTexts found = texts_of(value, name);
        if (found.fault) {
            return found.fault;
        }
        std::erase_if(found.texts, [](const std::string& text) { return trimmed(text).empty(); });
        if (found.texts.empty()) {
            return std::nullopt;
        }
        if (name.reading == Reading::Moment) {
            return read_instant(name.field, found.texts.front());
        }
        if (std::vector<std::string>* list = list_of(article_, name.field)) {
            *list = entries(name.reading, std::move(found.texts));
        } else {
            *text_of(article_, name.field) = one_text(name.reading, std::move(found.texts.front()));
        }
        return std::nullopt;
    }

    std::optional<std::string> read_instant(Field field, std::string_view text) {
        constexpr std::size_t kShownCodePoints = 40;
        const std::optional<base::Instant> instant = base::parse_instant(trimmed(text), zone_);
        if (!instant) {
            const std::string_view shown = base::prefix_of_code_points(text, kShownCodePoints);
            return "\"" + clean_line(shown) + "\" is not a date";
        }
        *instant_of(article_, field) = instant;
        return std::nullopt;
    }

    static std::string one_text(Reading reading, std::string text) {
        if (reading == Reading::Markup) {
            return text_of_markup(text);
        }
        if (reading == Reading::Agency) {
            return agencies_in(text);
        }
        if (reading == Reading::Dateline) {
            const std::optional<Dateline> dateline = read_dateline(text);
            return dateline ? dateline->place : text.substr(0, text.find_first_of(",("));
        }
        return text;
    }

    static std::vector<std::string> entries(Reading reading, std::vector<std::string> texts) {
        if (reading == Reading::Byline) {
            return names_of_byline(texts.front());
        }
        if (reading == Reading::Words && texts.size() == 1) {
            return split_at_commas(texts.front());
        }
        return texts;
    }

    static std::vector<std::string> split_at_commas(std::string_view text) {
        std::vector<std::string> parts;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            parts.emplace_back(trimmed(text.substr(begin, end - begin)));
            begin = end + 1;
        }
        return parts;
    }

    const json& object_;
    const base::TimeZone& zone_;
    Article article_;
};

/// Gives what a JSON-LD graph says of its article, else the value itself.
const json& article_in(const json& value) {
    const auto graph = value.find("@graph");
    if (graph == value.end() || !graph->is_array()) {
        return value;
    }
    const auto is_article = [](const json& node) {
        const json* type = find_value(node, "@type");
        const auto names_article = [](const json& name) {
            const std::string* text = name.get_ptr<const std::string*>();
            return text != nullptr && (text->ends_with("Article") || text->ends_with("Posting"));
        };
        return type != nullptr &&
               (type->is_array() ? std::any_of(type->begin(), type->end(), names_article)
                                 : names_article(*type));
    };
    const auto found = std::find_if(graph->begin(), graph->end(), is_article);
    return found == graph->end() ? value : *found;
}

/// Gives the byte, from 0, where brackets are nested deeper than `most`.
std::optional<std::size_t> first_too_deep_byte(std::string_view text, std::size_t most) {
    std::size_t depth = 0;
    bool is_in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == '"') {
            is_in_string = !is_in_string;
        } else if (is_in_string) {
            at += letter == '\\' ? 1U : 0U;
        } else if (letter == '{' || letter == '[') {
            if (++depth > most) {
                return at;
            }
        } else if (letter == '}' || letter == ']') {
            depth -= depth > 0 ? 1U : 0U;
        }
    }
    return std::nullopt;
}

/// Says where parsing ended, in our words: the library's may change.
std::string parse_fault(std::string_view text, std::size_t byte) {
    const std::string place = "byte " + std::to_string(byte) + ": broken JSON: ";
    if (byte == 0 || byte > text.size()) {
        return place + "unexpected end of input";
    }
    const char letter = text[byte - 1];
    if (letter >= 0x20 && letter < 0x7F) {
        return place + "unexpected " +
               (letter == '"' ? "'\"'" : "\"" + std::string(1, letter) + "\"");
    }
    const bool is_control = letter >= 0 && letter < 0x20;
    return place + (is_control ? "unexpected control character" : "unexpected letter");
}

} // namespace

std::variant<json, std::string> parse_json(std::string_view text, std::size_t outer) {
    constexpr std::size_t kMaxDepth = 64;
    if (const std::optional<std::size_t> byte = base::first_invalid_byte(text)) {
        return "byte " + std::to_string(*byte + 1) + ": not valid UTF-8";
    }
    if (const std::optional<std::size_t> byte = first_too_deep_byte(text, kMaxDepth + outer)) {
        return "byte " + std::to_string(*byte + 1) + ": nested too deep";
    }
    // The parser would take this byte for the end and pass over what follows.
    if (const std::size_t byte = text.find('\0'); byte != std::string_view::npos) {
        return parse_fault(text, byte + 1);
    }
    try {
        return json::parse(text);
    } catch (const json::parse_error& error) {
        return parse_fault(text, error.byte);
    } catch (const json::exception&) {
        return std::string("broken JSON: a number is too large");
    }
}

ArticleOrReason article_from_json(std::string_view text, const base::TimeZone& zone) {
    const std::variant<json, std::string> parsed = parse_json(text);
    if (const auto* reason = std::get_if<std::string>(&parsed)) {
        return *reason;
    }
    return article_from_value(std::get<json>(parsed), zone);
}

ArticleOrReason article_from_value(const json& value, const base::TimeZone& zone) {
    if (!value.is_object()) {
        return "is " + kind_of(value) + ", not an object";
    }
    ArticleOrReason result = Reader(article_in(value), zone).read();
    if (Article* article = std::get_if<Article>(&result)) {
        complete(*article);
        if (std::optional<std::string> reason = broken_rule(*article)) {
            return *reason;
        }
    }
    return result;
}

std::string article_to_json(const Article& article, const base::TimeZone& zone) {
    static constexpr auto kOrder = std::to_array<Field>(
        {Field::Id,
         Field::Title,
         Field::Lead,
         Field::Body,
         Field::Caption,
         Field::PublishedAt,
         Field::UpdatedAt,
         Field::Section,
         Field::Source,
         Field::Agency,
         Field::Place,
         Field::Language,
         Field::Url,
         Field::Authors,
         Field::Keywords,
         Field::Credit,
         Field::Crossheads}
    );
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const Field field : kOrder) {
        const std::string name(field_row(field).json_name);
        const std::vector<std::string>* list = list_of(article, field);
        const std::string* text = text_of(article, field);
        if (list != nullptr && !list->empty()) {
            object[name] = *list;
        } else if (text != nullptr && !text->empty()) {
            object[name] = *text;
        } else if (const auto* instant = instant_of(article, field);
                   instant != nullptr && *instant) {
            object[name] = base::to_rfc3339(**instant, zone);
        }
    }
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace fundstelle::article
