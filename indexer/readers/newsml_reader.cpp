#include "indexer/readers/newsml_reader.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "indexer/readers/newsml_g2.hpp"
#include "indexer/readers/newsml_one.hpp"
#include "indexer/readers/xml_cutter.hpp"
#include "indexer/readers/xml_document.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::array<std::string_view, 2> kArticles = {"newsItem", "NewsItem"};
constexpr std::array<std::string_view, 8> kRoots = {
    "newsMessage",
    "NewsML",
    "packageItem",
    "conceptItem",
    "knowledgeItem",
    "planningItem",
    "catalogItem",
    "newsItem"};

} // namespace

std::unique_ptr<RecordReader> open_newsml(BufferedSource source, std::string name) {
    return std::make_unique<XmlCutter>(
        std::move(source), std::move(name), XmlCut{Format::Newsml, kArticles, kRoots, "NewsML"}
    );
}

Outcome article_of_news_item(const Record& record, const base::TimeZone& zone) {
    pugi::xml_document document;
    if (std::optional<std::string> fault = load_xml(record, XmlNames::Local, document)) {
        return article::ArticleOrReason(*fault);
    }
    const pugi::xml_node item = document.document_element();
    return std::string_view(item.name()) == "NewsItem" ? article_of_newsml_one(item, zone)
                                                       : article_of_g2(item, zone);
}

} // namespace fundstelle::indexer
