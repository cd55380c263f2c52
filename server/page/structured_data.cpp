#include "server/page/structured_data.hpp"

#include "server/json_writer.hpp"
#include "server/page/html.hpp"

namespace fundstelle::server {

namespace {

void write_text(JsonWriter& json, std::string_view name, const std::string& text) {
    if (!text.empty()) {
        json.key(name).value(text);
    }
}

void write_instant(
    JsonWriter& json,
    std::string_view name,
    const std::optional<base::Instant>& instant,
    const base::TimeZone& zone
) {
    if (instant) {
        json.key(name).value(base::to_rfc3339(*instant, zone));
    }
}

void write_named(
    JsonWriter& json, std::string_view name, std::string_view type, const std::string& value
) {
    if (!value.empty()) {
        json.key(name).begin_object();
        json.key("@type").value(type);
        json.key("name").value(value);
        json.end_object();
    }
}

/// Escapes what could end a script element or begin a comment in it. Source: HTML,
/// section 4.12.1.3.
std::string fit_for_script(const std::string& json) {
    std::string fit;
    for (const char byte : json) {
        if (byte == '<') {
            fit += "\\u003c";
        } else if (byte == '>') {
            fit += "\\u003e";
        } else if (byte == '&') {
            fit += "\\u0026";
        } else {
            fit += byte;
        }
    }
    return fit;
}

} // namespace

std::string structured_data(const article::Article& article, const base::TimeZone& zone) {
    JsonWriter json;
    json.begin_object();
    json.key("@context").value("https://schema.org");
    json.key("@type").value("NewsArticle");
    json.key("headline").value(article::display_title(article));
    write_text(json, "abstract", article.lead);
    json.key("articleBody").value(article.body);
    write_instant(json, "datePublished", article.published_at, zone);
    write_instant(json, "dateModified", article.updated_at, zone);
    write_text(json, "inLanguage", article.language);
    write_text(json, "articleSection", article.section);
    if (!article.authors.empty()) {
        json.key("author").begin_array();
        for (const std::string& author : article.authors) {
            json.begin_object();
            json.key("@type").value("Person");
            json.key("name").value(author);
            json.end_object();
        }
        json.end_array();
    }
    write_named(json, "publisher", "Organization", article.source);
    write_named(json, "contentLocation", "Place", article.place);
    if (!article.keywords.empty()) {
        json.key("keywords").begin_array();
        for (const std::string& keyword : article.keywords) {
            json.value(keyword);
        }
        json.end_array();
    }
    write_text(json, "url", std::string(safe_link(article.url)));
    json.end_object();
    return "<script type=\"application/ld+json\">" + fit_for_script(json.take()) + "</script>\n";
}

} // namespace fundstelle::server
