#include "server/page/error_page.hpp"

#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

/// What a page says about a kind of error.
struct Words {
    Text title;
    Text text;
};

Words words_for(const HttpRequest& http, base::ErrorCode code) {
    switch (code) {
        case base::ErrorCode::NotFound:
            return http.path.starts_with("/artikel/")
                       ? Words{Text::NoArticleTitle, Text::NoArticleText}
                       : Words{Text::NoPageTitle, Text::NoPageText};
        case base::ErrorCode::IndexMissing:
        case base::ErrorCode::NotReady:
            return {Text::NoIndexTitle, Text::NoIndexText};
        default:
            break;
    }
    const int status = base::error_kind(code).http_status;
    if (status < 500) {
        return {Text::BadRequestTitle, Text::BadRequestText};
    }
    return status == 503 || status == 504 ? Words{Text::UnavailableTitle, Text::UnavailableText}
                                          : Words{Text::InternalTitle, Text::InternalText};
}

} // namespace

HttpResponse error_page(const HttpRequest& http, const base::Error& error) {
    const PageState state = bare_state(http);
    const Language language = state.language;
    const Words words = words_for(http, error.code());
    PageParts parts;
    parts.kind = "text";
    parts.status = base::error_kind(error.code()).http_status;
    parts.title = std::string(say(language, words.title)) + " – Fundstelle";
    parts.main = "<section class=\"nothing\" role=\"alert\">\n<h1>" +
                 escaped(say(language, words.title)) + "</h1>\n<p>" +
                 say(language, words.text, isolated(base::shorten(error.what(), 300))) + "</p>\n";
    if (parts.status >= 500 && !http.id.empty()) {
        parts.main +=
            "<p class=\"meta\">" + escaped(say(language, Text::Reference, http.id)) + "</p>\n";
    }
    parts.main += "<p><a href=\"" + escaped(Address(start_state(state)).on("/")) + "\">" +
                  escaped(say(language, Text::ToSearch)) + "</a></p>\n</section>\n";
    HttpResponse response = page_response(state, parts);
    if (parts.status == 503) {
        response.set_header("Retry-After", "60");
    }
    return response;
}

bool wants_page(const HttpRequest& http) {
    const bool is_reading = http.method == "GET" || http.method == "HEAD";
    const bool accepts_pages = http.header("accept").find("text/html") != std::string_view::npos;
    return is_reading && accepts_pages && !http.path.starts_with("/v1/");
}

} // namespace fundstelle::server
