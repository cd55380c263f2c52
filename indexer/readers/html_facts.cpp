#include "indexer/readers/html_facts.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>

#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"
#include "indexer/readers/finished_article.hpp"
#include "indexer/readers/html_byline.hpp"
#include "indexer/readers/linked_data.hpp"
#include "indexer/readers/news_date.hpp"

namespace fundstelle::indexer {

namespace {

/// One line in which white space in a row is one space.
std::string one_spaced(std::string_view text) {
    std::string line;
    for (const char letter : article::clean_line(text)) {
        if (letter != ' ' || (!line.empty() && line.back() != ' ')) {
            line += letter;
        }
    }
    return line;
}

/// All values of the page's `meta` elements, by name in small letters.
class MetaValues {
public:
    explicit MetaValues(const GumboNode& root) {
        for (const GumboNode* meta : elements_of(root, GUMBO_TAG_META)) {
            const std::string value = one_spaced(attribute_of(*meta, "content"));
            for (const char* const attribute : {"property", "name", "itemprop"}) {
                const std::string name = base::in_lower_case(attribute_of(*meta, attribute));
                if (!name.empty() && !value.empty()) {
                    values_[name].push_back(value);
                }
            }
        }
    }

    [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? std::vector<std::string>() : found->second;
    }

    [[nodiscard]] std::string first(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names) {
            const auto found = values_.find(name);
            if (found != values_.end()) {
                return found->second.front();
            }
        }
        return "";
    }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// The text of the first element with a microdata property.
std::string microdata(const GumboNode& root, std::string_view property) {
    for (const GumboTag tag :
         {GUMBO_TAG_H1, GUMBO_TAG_SPAN, GUMBO_TAG_A, GUMBO_TAG_DIV, GUMBO_TAG_P}) {
        for (const GumboNode* element : elements_of(root, tag)) {
            if (attribute_of(*element, "itemprop") == property) {
                return text_in(*element);
            }
        }
    }
    return "";
}

std::string canonical_url(const GumboNode& root) {
    for (const GumboNode* link : elements_of(root, GUMBO_TAG_LINK)) {
        const std::string_view target = attribute_of(*link, "href");
        if (base::in_lower_case(attribute_of(*link, "rel")) == "canonical" &&
            target.starts_with("http")) {
            return std::string(target);
        }
    }
    return "";
}

/// The caption of the article's first picture.
std::string caption_of(const GumboNode& root) {
    constexpr std::size_t kLeast = 20;
    constexpr std::size_t kMost = 1000;
    for (const GumboTag tag : {GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN}) {
        const std::vector<const GumboNode*> around = elements_of(root, tag);
        if (around.empty()) {
            continue;
        }
        for (const GumboNode* caption : elements_of(*around.front(), GUMBO_TAG_FIGCAPTION)) {
            std::string text = one_spaced(text_in(*caption));
            const bool is_byline = text.starts_with("Von "); // under the author's picture
            if (text.size() >= kLeast && text.size() <= kMost && !is_byline) {
                return text;
            }
        }
    }
    return "";
}

std::vector<std::string> linked_data_scripts(const GumboNode& root) {
    std::vector<std::string> scripts;
    for (const GumboNode* script : elements_of(root, GUMBO_TAG_SCRIPT)) {
        if (base::in_lower_case(attribute_of(*script, "type")).starts_with("application/ld+json")) {
            scripts.push_back(script_of(*script));
        }
    }
    return scripts;
}

/// "Titel - Zeitung" without the name of the site, where another text of the page is the title
/// alone or the name is known; what stands behind a bar is always one.
std::string without_site(
    std::string title, const std::vector<std::string>& others, const std::string& site
) {
    for (const std::string_view bar : {" | ", " - ", " – ", " — "}) {
        for (const std::string& other : others) {
            const bool is_longer = !other.empty() && title.starts_with(other) &&
                                   title.substr(other.size()).starts_with(bar);
            if (is_longer) {
                return other;
            }
        }
        const std::size_t at = title.rfind(bar);
        if (at != std::string::npos && (bar == " | " || title.substr(at + bar.size()) == site)) {
            title.resize(at);
        }
    }
    return title;
}

/// The title for sharing first: where it, the headline of JSON-LD and the heading differ, papers
/// mostly take it for the printed one, and the others for search engines.
std::string title_of(const GumboNode& root, const MetaValues& meta, const PageFacts& facts) {
    std::vector<std::string> headings;
    for (const GumboNode* heading : elements_of(root, GUMBO_TAG_H1)) {
        if (std::string text = text_in(*heading); !text.empty()) {
            headings.push_back(std::move(text));
        }
    }
    const std::string first = headings.empty() ? "" : headings.front();
    std::vector<std::string> others = headings;
    others.push_back(facts.title);
    const std::vector<const GumboNode*> titles = elements_of(root, GUMBO_TAG_TITLE);
    for (std::string title :
         {meta.first({"og:title", "dc.title", "dcterms.title", "twitter:title"}),
          facts.title,
          microdata(root, "headline"),
          first,
          titles.empty() ? std::string() : text_in(*titles.front())}) {
        title = without_site(std::move(title), others, facts.source);
        if (!title.empty()) {
            return title;
        }
    }
    return "";
}

/// Whether authors are only the house: its name, or no person's.
bool name_the_house(const PageFacts& facts) {
    return std::all_of(facts.authors.begin(), facts.authors.end(), [&](const std::string& name) {
        return !is_person(name) || base::in_lower_case(name) == base::in_lower_case(facts.source);
    });
}

void read_authors(const GumboNode& root, const MetaValues& meta, PageFacts& facts) {
    facts.authors = author_names(facts.authors);
    if (!facts.authors.empty() && !name_the_house(facts)) {
        return;
    }
    std::vector<std::string> persons;
    for (const std::string_view name :
         {"author", "dc.creator", "article:author", "twitter:misc:written by"}) {
        for (std::string& author : author_names(meta.all(name))) {
            if (facts.authors.empty() || is_person(author)) {
                persons.push_back(std::move(author));
            }
        }
        if (!persons.empty()) {
            break;
        }
    }
    const bool has_person = std::any_of(persons.begin(), persons.end(), is_person);
    std::vector<std::string> shown = has_person ? std::vector<std::string>() : byline_in(root);
    if (!shown.empty()) {
        facts.authors = std::move(shown);
    } else if (!persons.empty()) {
        facts.authors = std::move(persons);
    }
}

/// JSON-LD may give the day alone where another tells the time of that day.
void read_dates(
    const GumboNode& root, const MetaValues& meta, const base::TimeZone& zone, PageFacts& facts
) {
    const bool is_day = facts.published_at &&
                        base::start_of_day(base::local_date(*facts.published_at, zone), zone) ==
                            *facts.published_at;
    for (const std::string_view name :
         {"article:published_time",
          "article:published:time",
          "datepublished",
          "date.available",
          "date.created",
          "dc.date.issued",
          "dcterms.created",
          "dc.date",
          "pubdate",
          "date"}) {
        const std::optional<base::Instant> date = parse_news_date(meta.first({name}), zone);
        const bool is_finer =
            is_day && date &&
            base::local_date(*date, zone) == base::local_date(*facts.published_at, zone);
        if (date && (!facts.published_at || is_finer)) {
            facts.published_at = date;
            break;
        }
    }
    for (const std::string_view name :
         {"article:modified_time", "datemodified", "og:updated_time", "date.modified"}) {
        if (!facts.updated_at) {
            facts.updated_at = parse_news_date(meta.first({name}), zone);
        }
    }
    if (!facts.published_at) {
        facts.published_at = date_in(root, zone);
    }
}

void read_meta(const MetaValues& meta, PageFacts& facts) {
    fill(facts.source, meta.first({"og:site_name", "publisher", "dc.publisher"}));
    fill(facts.lead, meta.first({"og:description", "description", "dc.description"}));
    fill(facts.section, meta.first({"article:section"}));
    fill(facts.language, meta.first({"dc.language", "language", "og:locale"}));
    if (facts.keywords.empty()) {
        facts.keywords = meta.all("article:tag");
    }
}

} // namespace

PageFacts facts_of(const HtmlDocument& page, const base::TimeZone& zone) {
    const GumboNode& root = page.root();
    PageFacts facts = facts_of_linked_data(linked_data_scripts(root), zone);
    const MetaValues meta(root);
    read_meta(meta, facts);
    facts.title = title_of(root, meta, facts);
    read_authors(root, meta, facts);
    read_dates(root, meta, zone, facts);
    fill(facts.language, std::string(attribute_of(root, "lang")));
    facts.caption = caption_of(root);
    facts.url = canonical_url(root);
    fill(facts.url, meta.first({"og:url"}));
    return facts;
}

} // namespace fundstelle::indexer
