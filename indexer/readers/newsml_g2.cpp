#include "indexer/readers/newsml_g2.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/article/agency.hpp"
#include "engine/article/byline.hpp"
#include "engine/article/dateline.hpp"
#include "engine/article/text_form.hpp"
#include "indexer/readers/finished_article.hpp"
#include "indexer/readers/news_date.hpp"
#include "indexer/readers/nitf_reader.hpp"
#include "indexer/readers/publishing_status.hpp"
#include "indexer/readers/xml_document.hpp"

namespace fundstelle::indexer {

namespace {

/// The part of "nprov:AFP" behind the colon.
std::string code_of(const pugi::xml_node& node) {
    const std::string_view code = node.attribute("qcode").value();
    return std::string(code.substr(std::min(code.rfind(':') + 1, code.size())));
}

/// The name of a thing, in German where it has one.
std::string name_of(const pugi::xml_node& node) {
    std::string name;
    for (const pugi::xml_node& candidate : node.children("name")) {
        const std::string_view language = candidate.attribute("xml:lang").value();
        if (name.empty() || language == "de" || language.starts_with("de-")) {
            name = line_of(candidate);
        }
    }
    return name;
}

/// The first description of these roles ("drol:caption"; "" for one without a role).
std::string description_of(const pugi::xml_node& meta, std::initializer_list<const char*> roles) {
    for (const char* const role : roles) {
        for (const pugi::xml_node& description : meta.children("description")) {
            if (std::string_view(description.attribute("role").value()) == role) {
                if (std::string text = paragraphs_of(description); !text.empty()) {
                    return text;
                }
            }
        }
    }
    return "";
}

void read_names(const pugi::xml_node& meta, article::Article& article) {
    for (const pugi::xml_node& by : meta.children("by")) {
        const std::string text = line_of(by);
        fill(article.agency, article::agencies_in(text));
        for (std::string& name : article::names_of_byline(text)) {
            article.authors.push_back(std::move(name));
        }
    }
    if (!meta.child("by").empty()) {
        return; // "Von dpa" has no other author
    }
    for (const pugi::xml_node& creator : meta.children("creator")) {
        // "loening.meyel" and "sp/lrc" are accounts and initials.
        std::string name = name_of(creator);
        const bool is_person = name.find(' ') != std::string::npos;
        if (is_person && article::agencies_in(name) != name) {
            article.authors.push_back(std::move(name));
        }
    }
}

void read_words(const pugi::xml_node& meta, article::Article& article) {
    for (std::string& keyword : lines_of(meta, "keyword")) {
        article.keywords.push_back(std::move(keyword));
    }
    for (const pugi::xml_node& subject : meta.children("subject")) {
        const std::string_view type = subject.attribute("type").value();
        std::string name = name_of(subject);
        if (type.ends_with(":category")) {
            fill(article.section, std::move(name));
        } else if (!type.ends_with(":poi")) { // addresses that a story mentions
            article.keywords.push_back(std::move(name));
        }
    }
}

void read_place(const pugi::xml_node& meta, article::Article& article) {
    const std::string dateline = first_line_of(meta, {"dateline"});
    fill(article.agency, article::agencies_in(dateline));
    if (const std::optional<article::Dateline> read = article::read_dateline(dateline)) {
        article.place = read->place;
    }
    for (const pugi::xml_node& located : meta.children("located")) {
        fill(article.place, name_of(located));
    }
    fill(article.place, dateline.substr(0, dateline.find_first_of(",(")));
}

void read_source(
    const pugi::xml_node& item, const pugi::xml_node& meta, article::Article& article
) {
    const pugi::xml_node provider = item.child("itemMeta").child("provider");
    const pugi::xml_node origin = meta.child("infoSource");
    const pugi::xml_node holder = item.child("rightsInfo").child("copyrightHolder");
    for (const pugi::xml_node& node : {provider, origin, holder}) {
        const std::string name = name_of(node);
        fill(article.source, name);
        fill(article.agency, article::agencies_in(name));
    }
    const std::string credit = first_line_of(meta, {"creditline"});
    fill(article.source, credit);
    fill(article.agency, article::agencies_in(credit));
    fill(article.source, code_of(provider));
}

std::optional<base::Instant> date_of(
    const pugi::xml_node& parent,
    std::initializer_list<const char*> names,
    const base::TimeZone& zone
) {
    for (const char* const name : names) {
        if (const auto date = parse_news_date(first_line_of(parent, {name}), zone)) {
            return date;
        }
    }
    return std::nullopt;
}

/// Gives the first element of a class, and takes it out of the tree around it.
std::string take_of_class(const pugi::xml_node& content, std::string_view name) {
    pugi::xml_node found = content.find_node([name](const pugi::xml_node& node) {
        return std::string_view(node.attribute("class").value()) == name;
    });
    std::string text = line_of(found);
    found.parent().remove_child(found);
    return text;
}

/// dpa repeats headline, byline and teaser in the HTML, as the page would show them.
std::string text_of_html(pugi::xml_node content, article::Article& article) {
    pugi::xml_node html = content.child("html");
    html.remove_child("head");
    pugi::xml_node body = html.child("body");
    body.remove_child("header");
    body.remove_child("footer");
    fill(article.lead, take_of_class(content, "teaser"));
    const std::string dateline = take_of_class(content, "dateline");
    fill(article.agency, article::agencies_in(dateline));
    if (const std::optional<article::Dateline> read = article::read_dateline(dateline)) {
        fill(article.place, read->place);
    }
    return paragraphs_of(content);
}

/// The text, as NITF, as HTML or plain.
void read_content(
    const pugi::xml_node& item, const base::TimeZone& zone, article::Article& article
) {
    for (const pugi::xml_node& content : item.child("contentSet").children()) {
        if (!article.body.empty()) {
            break;
        }
        if (std::string_view(content.name()) == "inlineXML") {
            const pugi::xml_node nitf = content.child("nitf");
            if (!nitf.empty()) {
                read_nitf(nitf, zone, article);
            } else {
                article.body = text_of_html(content, article);
            }
        } else if (std::string_view(content.name()) == "inlineData") {
            const std::string_view encoding = content.attribute("encoding").value();
            article.body = encoding.empty() ? paragraphs_of(content) : "";
        }
    }
}

std::string headline_of(const pugi::xml_node& meta) {
    // dpa gives the lowest rank to the headline, and others to what stands above it.
    pugi::xml_node best;
    constexpr int kLast = 1000;
    for (const pugi::xml_node& headline : meta.children("headline")) {
        if (best.empty() ||
            headline.attribute("rank").as_int(kLast) < best.attribute("rank").as_int(kLast)) {
            best = headline;
        }
    }
    return line_of(best);
}

Outcome versioned(Outcome outcome, const pugi::xml_node& item) {
    outcome.revision = revision_of(item.attribute("version").value());
    return outcome;
}

} // namespace

Outcome article_of_g2(const pugi::xml_node& item, const base::TimeZone& zone) {
    const pugi::xml_node management = item.child("itemMeta");
    const pugi::xml_node status = management.child("pubStatus");
    const std::string code = code_of(status);
    if (is_withdrawn(code.empty() ? status.attribute("uri").value() : code.c_str())) {
        return versioned(withdrawal(item.attribute("guid").value()), item);
    }
    if (auto reason = embargo(date_of(management, {"embargoed"}, zone), base::now())) {
        return article::ArticleOrReason(*reason);
    }
    const pugi::xml_node meta = item.child("contentMeta");
    article::Article article;
    article.id = item.attribute("guid").value();
    article.title = headline_of(meta);
    article.lead = description_of(meta, {"drol:teaser", "drol:summary", "drol:lead", ""});
    article.caption = description_of(meta, {"drol:caption"});
    article.language = meta.child("language").attribute("tag").value();
    fill(article.language, item.attribute("xml:lang").value());
    article.published_at = date_of(management, {"versionCreated"}, zone);
    if (!article.published_at) {
        article.published_at = date_of(meta, {"contentModified", "contentCreated"}, zone);
    }
    read_names(meta, article);
    read_words(meta, article);
    read_place(meta, article);
    read_source(item, meta, article);
    read_content(item, zone, article);
    fill(article.title, first_line_of(management, {"title"}));
    if (article.title.empty() && article.body.empty()) {
        // A picture is found by what it shows.
        article.body = std::exchange(article.caption.empty() ? article.lead : article.caption, "");
        fill(article.body, first_line_of(meta, {"slugline"}));
    }
    return versioned(finished(std::move(article)), item);
}

} // namespace fundstelle::indexer
