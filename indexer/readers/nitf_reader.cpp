#include "indexer/readers/nitf_reader.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/article/agency.hpp"
#include "engine/article/byline.hpp"
#include "engine/article/dateline.hpp"
#include "engine/article/text_form.hpp"
#include "indexer/readers/finished_article.hpp"
#include "indexer/readers/news_date.hpp"
#include "indexer/readers/publishing_status.hpp"
#include "indexer/readers/xml_cutter.hpp"
#include "indexer/readers/xml_document.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::array<std::string_view, 1> kArticles = {"nitf"};

/// Gives the first of some texts with something in it.
std::string first_of(std::initializer_list<std::string> texts) {
    for (const std::string& text : texts) {
        if (!article::trimmed(text).empty()) {
            return text;
        }
    }
    return "";
}

/// The paragraph marked as the lead, taken out of the body.
std::string take_lead(pugi::xml_node content) {
    for (pugi::xml_node paragraph : content.children("p")) {
        const std::string_view kind = paragraph.attribute("class").value();
        if (paragraph.attribute("lede").as_bool() || kind == "lead" || kind == "ingress") {
            std::string lead = line_of(paragraph);
            content.remove_child(paragraph);
            return lead;
        }
    }
    return "";
}

void read_body_head(const pugi::xml_node& head, article::Article& article) {
    const pugi::xml_node headline = head.child("hedline");
    fill(article.title, first_line_of(headline, {"hl1", "hl2"}));
    fill(article.title, line_of(headline));
    fill(article.lead, paragraphs_of(head.child("abstract")));
    for (const pugi::xml_node& byline : head.children("byline")) {
        const std::string text = line_of(byline);
        fill(article.agency, article::agencies_in(text));
        std::vector<std::string> names = lines_of(byline, "person");
        if (names.empty()) {
            pugi::xml_document copy;
            pugi::xml_node alone = copy.append_copy(byline);
            alone.remove_child("byttl"); // "Staff Reporter"
            const std::string written = line_of(alone);
            names =
                article::names_of_byline(written.substr(0, written.find_last_not_of(" ,;") + 1));
        }
        article.authors.insert(article.authors.end(), names.begin(), names.end());
    }
    const pugi::xml_node dateline = head.child("dateline");
    const std::string text = line_of(dateline);
    fill(article.agency, article::agencies_in(text));
    fill(article.place, first_line_of(dateline, {"location"}));
    if (article.place.empty() && !text.empty()) {
        const std::optional<article::Dateline> read = article::read_dateline(text);
        article.place = read ? read->place : text.substr(0, text.find_first_of(",("));
    }
    fill(article.source, line_of(head.child("distributor")));
}

/// The texts of the pictures stand in the body; they are taken out of it.
void take_media(pugi::xml_node content, article::Article& article) {
    for (pugi::xml_node media = content.child("media"); !media.empty();
         media = content.child("media")) {
        fill(article.caption, paragraphs_of(media.child("media-caption")));
        fill(article.credit, first_line_of(media, {"media-producer"}));
        content.remove_child(media);
    }
}

void read_dates(const pugi::xml_node& head, const base::TimeZone& zone, article::Article& article) {
    const pugi::xml_node data = head.child("docdata");
    for (const char* const written :
         {data.child("date.release").attribute("norm").value(),
          head.child("pubdata").attribute("date.publication").value(),
          data.child("date.issue").attribute("norm").value()}) {
        if (!article.published_at) {
            article.published_at = parse_news_date(written, zone);
        }
    }
    if (!article.updated_at) {
        article.updated_at =
            parse_news_date(head.child("revision-history").attribute("norm").value(), zone);
    }
}

void read_head(const pugi::xml_node& head, article::Article& article) {
    const pugi::xml_node data = head.child("docdata");
    fill(article.id, data.child("doc-id").attribute("id-string").value());
    fill(article.source, data.child("doc-id").attribute("regsrc").value());
    fill(
        article.section,
        first_of(
            {head.child("pubdata").attribute("position.section").value(),
             head.child("tobject").attribute("tobject.type").value()}
        )
    );
    fill(article.url, head.child("pubdata").attribute("ex-ref").value());
    for (const pugi::xml_node& keyword : data.child("key-list").children("keyword")) {
        article.keywords.emplace_back(keyword.attribute("key").value());
    }
    for (const pugi::xml_node& subject : head.child("tobject").children("tobject.subject")) {
        article.keywords.push_back(first_of(
            {subject.attribute("tobject.subject.detail").value(),
             subject.attribute("tobject.subject.matter").value(),
             subject.attribute("tobject.subject.type").value()}
        ));
    }
}

} // namespace

void read_nitf(const pugi::xml_node& nitf, const base::TimeZone& zone, article::Article& article) {
    const pugi::xml_node head = nitf.child("head");
    const pugi::xml_node body = nitf.child("body");
    pugi::xml_node content = body.child("body.content");
    read_body_head(body.child("body.head"), article);
    read_head(head, article);
    read_dates(head, zone, article);
    take_media(content, article);
    if (article.lead.empty()) {
        article.lead = take_lead(content);
    }
    fill(article.body, paragraphs_of(content));
    fill(article.title, line_of(head.child("title")));
    for (const char* const name : {"xml:lang", "baselang", "lang"}) {
        fill(article.language, nitf.attribute(name).value());
        fill(article.language, body.attribute(name).value());
    }
}

std::unique_ptr<RecordReader> open_nitf(BufferedSource source, std::string name) {
    return std::make_unique<XmlCutter>(
        std::move(source), std::move(name), XmlCut{Format::Nitf, kArticles, kArticles, "NITF"}
    );
}

Outcome article_of_nitf(const Record& record, const base::TimeZone& zone) {
    pugi::xml_document document;
    if (std::optional<std::string> fault = load_xml(record, XmlNames::Local, document)) {
        return article::ArticleOrReason(*fault);
    }
    const pugi::xml_node nitf = document.document_element();
    const pugi::xml_node data = nitf.child("head").child("docdata");
    const std::string_view status = data.attribute("management-status").value();
    if (is_withdrawn(status)) {
        return withdrawal(data.child("doc-id").attribute("id-string").value());
    }
    if (status == "embargoed") {
        const char* const until = data.child("date.release").attribute("norm").value();
        if (auto reason = embargo(parse_news_date(until, zone), base::now())) {
            return article::ArticleOrReason(*reason);
        }
    }
    article::Article article;
    read_nitf(nitf, zone, article);
    Outcome outcome = finished(std::move(article));
    outcome.revision = revision_of(data.child("du-key").attribute("version").value());
    return outcome;
}

} // namespace fundstelle::indexer
