#include "indexer/readers/newsml_one.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

std::string formal_name(const pugi::xml_node& node) {
    return node.attribute("FormalName").value();
}

std::string id_of(const pugi::xml_node& item) {
    const pugi::xml_node id = find_below(item.child("Identification"), "NewsIdentifier");
    const std::string provider = first_line_of(id, {"ProviderId"});
    const std::string date = first_line_of(id, {"DateId"});
    const std::string name = first_line_of(id, {"NewsItemId"});
    if (provider.empty() || name.empty()) {
        return first_line_of(id, {"PublicIdentifier"});
    }
    return "urn:newsml:" + provider + ':' + date + ':' + name;
}

/// The language of the nearest component around a node.
std::string language_of(pugi::xml_node node) {
    for (; !node.empty(); node = node.parent()) {
        const std::string name = formal_name(node.child("DescriptiveMetadata").child("Language"));
        if (!name.empty()) {
            return name;
        }
        const std::string language = node.attribute("xml:lang").value();
        if (!language.empty()) {
            return language;
        }
    }
    return "";
}

/// What a component is for: "HeadLine" and style sheets are no body.
bool is_beside_the_text(const pugi::xml_node& content) {
    static constexpr auto kBeside = std::to_array<std::string_view>(
        {"StyleSheet", "HeadLine", "SubHeadLine", "Caption", "Keywords", "Supporting"}
    );
    const std::string role = formal_name(content.parent().child("Role"));
    const std::string type = formal_name(content.child("MediaType"));
    const bool is_text = type.empty() || type == "Text" || type == "ComplexData";
    return !is_text || std::find(kBeside.begin(), kBeside.end(), role) != kBeside.end();
}

/// The item's texts.
struct Content {
    pugi::xml_node node; ///< DataContent
    std::string text;
    bool is_german = false;
};

class ContentFinder final : public pugi::xml_tree_walker {
public:
    bool for_each(pugi::xml_node& node) override {
        if (std::string_view(node.name()) == "DataContent" && !is_beside_the_text(node.parent())) {
            take(node);
        }
        return true;
    }

    Content best;

private:
    void take(const pugi::xml_node& node) {
        Content content{node, paragraphs_of(node), language_of(node).starts_with("de")};
        const bool is_better = content.is_german != best.is_german
                                   ? content.is_german
                                   : content.text.size() > best.text.size();
        if (!content.text.empty() && is_better) {
            best = std::move(content);
        }
    }
};

/// The first line of a kind, looked for from the text outwards, and at last anywhere.
std::string news_line(const pugi::xml_node& content, const pugi::xml_node& item, const char* name) {
    for (pugi::xml_node node = content; !node.empty(); node = node.parent()) {
        if (std::string line = first_line_of(node.child("NewsLines"), {name}); !line.empty()) {
            return line;
        }
    }
    return line_of(find_below(item, name));
}

void read_names(const Content& content, const pugi::xml_node& item, article::Article& article) {
    const std::string byline = news_line(content.node, item, "ByLine");
    article.agency = article::agencies_in(byline);
    article.authors = article::names_of_byline(byline);
    const std::string dateline = news_line(content.node, item, "DateLine");
    fill(article.agency, article::agencies_in(dateline));
    const std::optional<article::Dateline> read = article::read_dateline(dateline);
    article.place = read ? read->place : dateline.substr(0, dateline.find_first_of(",("));
    for (const char* const role : {"Provider", "Source", "Creator"}) {
        const std::string party = formal_name(find_below(item, role).child("Party"));
        const std::string_view name = article::trimmed(party);
        if (std::string_view(role) == "Creator") {
            if (article.authors.empty() && name.find(' ') != std::string_view::npos) {
                article.authors = article::names_of_byline(name);
            }
        } else {
            fill(article.source, std::string(name));
            fill(article.agency, article::agencies_in(name));
        }
    }
    fill(article.source, news_line(content.node, item, "CreditLine"));
    fill(article.source, line_of(find_below(item, "ProviderId")));
}

class KeywordFinder final : public pugi::xml_tree_walker {
public:
    explicit KeywordFinder(std::vector<std::string>& keywords) : keywords_(keywords) {}

    bool for_each(pugi::xml_node& node) override {
        const std::string_view name = node.name();
        const bool is_property = name == "Property" && formal_name(node).ends_with("Keywords");
        if (is_property || (name == "Property" && formal_name(node) == "Keyword")) {
            keywords_.emplace_back(node.attribute("Value").value());
        } else if (name == "KeywordLine") {
            keywords_.push_back(line_of(node));
        }
        return true;
    }

private:
    std::vector<std::string>& keywords_;
};

} // namespace

Outcome article_of_newsml_one(const pugi::xml_node& item, const base::TimeZone& zone) {
    const pugi::xml_node management = item.child("NewsManagement");
    const std::string status = formal_name(management.child("Status"));
    const pugi::xml_node revision = find_below(item.child("Identification"), "RevisionId");
    if (is_withdrawn(status)) {
        Outcome outcome = withdrawal(id_of(item));
        outcome.revision = revision_of(line_of(revision));
        return outcome;
    }
    if (status == "Embargoed") {
        const std::string until =
            first_line_of(management.child("StatusWillChange"), {"DateAndTime"});
        if (auto reason = embargo(parse_news_date(until, zone), base::now())) {
            return article::ArticleOrReason(*reason);
        }
    }
    pugi::xml_node root = item;
    ContentFinder finder;
    (void)root.traverse(finder);
    const Content& content = finder.best;
    article::Article article;
    article.id = id_of(item);
    article.title = news_line(content.node, item, "HeadLine");
    article.published_at = parse_news_date(first_line_of(management, {"FirstCreated"}), zone);
    const auto revised = parse_news_date(first_line_of(management, {"ThisRevisionCreated"}), zone);
    if (!article.published_at) {
        article.published_at = revised;
    } else if (revised != article.published_at) {
        article.updated_at = revised;
    }
    article.language = language_of(content.node.empty() ? item : content.node);
    read_names(content, item, article);
    KeywordFinder keywords(article.keywords);
    (void)root.traverse(keywords);
    if (const pugi::xml_node nitf = content.node.child("nitf"); !nitf.empty()) {
        read_nitf(nitf, zone, article);
    }
    fill(article.body, content.text);
    Outcome outcome = finished(std::move(article));
    outcome.revision = revision_of(line_of(revision));
    return outcome;
}

} // namespace fundstelle::indexer
