#include "indexer/readers/feed_reader.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "engine/article/agency.hpp"
#include "engine/article/byline.hpp"
#include "engine/article/text_form.hpp"
#include "indexer/readers/finished_article.hpp"
#include "indexer/readers/news_date.hpp"
#include "indexer/readers/xml_cutter.hpp"
#include "indexer/readers/xml_document.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::array<std::string_view, 2> kItems = {"item", "entry"};
constexpr std::array<std::string_view, 3> kRoots = {"rss", "RDF", "feed"};

bool is_address(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

/// What a channel says for all of its items.
struct Channel {
    std::string title;
    std::string language;
};

Channel channel_of(const Record& record) {
    pugi::xml_document document;
    load_head(record, document);
    const pugi::xml_node root = document.document_element();
    const pugi::xml_node inner = root.child("channel");
    const pugi::xml_node channel = inner.empty() ? root : inner;
    Channel found;
    found.title = first_line_of(channel, {"title"});
    found.language = first_line_of(channel, {"language", "dc:language"});
    if (found.language.empty()) {
        found.language = root.attribute("xml:lang").value();
    }
    return found;
}

std::string url_of(const pugi::xml_node& item) {
    for (const pugi::xml_node& link : item.children("link")) {
        const std::string_view relation = link.attribute("rel").value();
        const std::string target = link.attribute("href").value();
        if (!target.empty() && (relation.empty() || relation == "alternate")) {
            return target;
        }
        if (std::string text = line_of(link); !text.empty()) {
            return text;
        }
    }
    const pugi::xml_node guid = item.child("guid");
    const std::string text = line_of(guid);
    const bool is_link =
        std::string_view(guid.attribute("isPermaLink").as_string("true")) != "false";
    return is_link && is_address(text) ? text : item.attribute("rdf:about").value();
}

/// An id of the feed's own, where it is one in all the world.
std::string id_of(const pugi::xml_node& item) {
    const std::string id = first_line_of(item, {"id", "guid"});
    const bool is_name = id.starts_with("urn:") || id.starts_with("tag:");
    return is_name && id.size() <= article::kMaxIdBytes ? id : "";
}

/// RSS has authors as "mail@example.org (Anna Schneider)".
std::string name_in_address(const std::string& text) {
    const std::size_t begin = text.find('(');
    const std::size_t end = text.rfind(')');
    if (text.find('@') == std::string::npos) {
        return text;
    }
    return begin != std::string::npos && end != std::string::npos && begin < end
               ? text.substr(begin + 1, end - begin - 1)
               : "";
}

void read_authors(const pugi::xml_node& item, article::Article& article) {
    std::vector<std::string> written = lines_of(item, "dc:creator");
    for (const pugi::xml_node& author : item.children("author")) {
        const std::string name = first_line_of(author, {"name"});
        written.push_back(name.empty() ? name_in_address(line_of(author)) : name);
    }
    if (written.empty()) {
        written = lines_of(item, "itunes:author");
    }
    for (const std::string& text : written) {
        if (article.agency.empty()) {
            article.agency = article::agencies_in(text);
        }
        for (std::string& name : article::names_of_byline(text)) {
            article.authors.push_back(std::move(name));
        }
    }
}

void read_words(const pugi::xml_node& item, article::Article& article) {
    for (const pugi::xml_node& category : item.children("category")) {
        const std::string label = category.attribute("label").value();
        const std::string term = category.attribute("term").value();
        article.keywords.push_back(
            !label.empty()  ? label
            : !term.empty() ? term
                            : line_of(category)
        );
    }
    for (std::string& subject : lines_of(item, "dc:subject")) {
        article.keywords.push_back(std::move(subject));
    }
    // Papers give their department alone; blogs give many words.
    if (article.keywords.size() == 1) {
        article.section = article.keywords.front();
        article.keywords.clear();
    }
}

void read_texts(const pugi::xml_node& item, article::Article& article) {
    article.title = first_line_of(item, {"title", "media:title", "dc:title"});
    for (const char* const name : {"content:encoded", "content", "xhtml:body", "body"}) {
        if (article.body.empty()) {
            article.body = paragraphs_of(item.child(name));
        }
    }
    for (const char* const name : {"description", "summary", "dc:description", "itunes:summary"}) {
        if (article.lead.empty()) {
            article.lead = paragraphs_of(item.child(name));
        }
    }
    if (article.lead == article.body) {
        article.lead.clear();
    }
    // Captions may stand at the item, in its picture or in a group of pictures.
    const pugi::xml_node group = item.child("media:group");
    for (const pugi::xml_node& parent :
         {item.child("media:content"), group.child("media:content"), group, item}) {
        if (article.caption.empty()) {
            article.caption = first_line_of(parent, {"media:description", "media:text"});
        }
        if (article.credit.empty()) {
            article.credit = first_line_of(parent, {"media:credit"});
        }
    }
}

std::optional<base::Instant> date_in(
    const pugi::xml_node& item, std::initializer_list<const char*> names, const base::TimeZone& zone
) {
    return parse_news_date(first_line_of(item, names), zone);
}

} // namespace

std::unique_ptr<RecordReader> open_feed(BufferedSource source, std::string name) {
    return std::make_unique<XmlCutter>(
        std::move(source), std::move(name), XmlCut{Format::Feed, kItems, kRoots, "a feed"}
    );
}

article::ArticleOrReason article_of_feed_item(const Record& record, const base::TimeZone& zone) {
    pugi::xml_document document;
    if (std::optional<std::string> fault = load_xml(record, XmlNames::AsWritten, document)) {
        return *fault;
    }
    const pugi::xml_node item = document.document_element();
    const Channel channel = channel_of(record);
    article::Article article;
    article.id = id_of(item);
    article.url = url_of(item);
    read_texts(item, article);
    read_authors(item, article);
    read_words(item, article);
    article.published_at =
        date_in(item, {"pubDate", "dc:date", "published", "dcterms:created", "updated"}, zone);
    article.updated_at = date_in(item, {"updated", "dcterms:modified"}, zone);
    if (article.updated_at == article.published_at) {
        article.updated_at.reset();
    }
    article.source = first_line_of(item, {"dc:publisher", "source"});
    if (article.source.empty()) {
        article.source = channel.title;
    }
    article.language = first_line_of(item, {"dc:language"});
    if (article.language.empty()) {
        const std::string own = item.attribute("xml:lang").value();
        article.language = own.empty() ? channel.language : own;
    }
    return finished(std::move(article));
}

} // namespace fundstelle::indexer
