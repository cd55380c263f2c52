#include "indexer/readers/linked_data.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "engine/article/article_json.hpp"
#include "engine/article/markup_text.hpp"
#include "engine/article/text_form.hpp"
#include "indexer/readers/news_date.hpp"

namespace fundstelle::indexer {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxScriptBytes = 4u * 1024 * 1024;

/// Control characters in strings are forbidden and frequent.
std::string forgiven(std::string_view script) {
    std::string text(article::trimmed(script));
    for (const std::string_view wrapping : {"<!--", "//<![CDATA[", "<![CDATA["}) {
        if (text.starts_with(wrapping)) {
            text.erase(0, wrapping.size());
        }
    }
    for (const std::string_view wrapping : {"-->", "//]]>", "]]>"}) {
        if (text.ends_with(wrapping)) {
            text.resize(text.size() - wrapping.size());
        }
    }
    std::replace_if(
        text.begin(),
        text.end(),
        [](char letter) { return static_cast<unsigned char>(letter) < 0x20; },
        ' '
    );
    while (!text.empty() && (text.back() == ';' || text.back() == ' ')) {
        text.pop_back();
    }
    return text;
}

const json* member(const json& object, std::string_view name) {
    if (!object.is_object()) {
        return nullptr;
    }
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string string_of(const json& value) {
    const auto* const text = value.get_ptr<const std::string*>();
    return text == nullptr ? std::string() : article::clean_line(article::text_of_markup(*text));
}

/// The texts of a value: a string, an object's name, or of a list all of them.
std::vector<std::string> texts_of(const json* value) {
    std::vector<std::string> texts;
    if (value == nullptr) {
        return texts;
    }
    if (value->is_array()) {
        for (const json& entry : *value) {
            if (!entry.is_array()) {
                for (std::string& text : texts_of(&entry)) {
                    texts.push_back(std::move(text));
                }
            }
        }
        return texts;
    }
    std::string text;
    if (value->is_object()) {
        for (const std::string_view name : {"name", "@value", "text"}) {
            const json* const inner = member(*value, name);
            if (inner != nullptr && text.empty()) {
                const std::vector<std::string> found = texts_of(inner);
                text = found.empty() ? "" : found.front();
            }
        }
    } else {
        text = string_of(*value);
    }
    if (!text.empty()) {
        texts.push_back(std::move(text));
    }
    return texts;
}

std::string first_text(const json& object, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        const std::vector<std::string> texts = texts_of(member(object, name));
        if (!texts.empty()) {
            return texts.front();
        }
    }
    return "";
}

std::string body_of(const json& object) {
    for (const std::string_view name : {"articleBody", "text"}) {
        const json* const value = member(object, name);
        const auto* const text = value == nullptr ? nullptr : value->get_ptr<const std::string*>();
        if (text != nullptr && !text->empty()) {
            return article::text_of_markup(*text);
        }
    }
    return "";
}

bool names_article(std::string_view type) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({"Article", "Posting", "Report", "ClaimReview"});
    return std::any_of(kEndings.begin(), kEndings.end(), [type](std::string_view ending) {
        return type.ends_with(ending);
    });
}

bool is_article(const json& object) {
    const std::vector<std::string> types = texts_of(member(object, "@type"));
    return std::any_of(types.begin(), types.end(), names_article);
}

/// Finds all objects of an article's type, also in graphs and in pages.
void collect(const json& value, std::size_t depth, std::vector<const json*>& found) {
    constexpr std::size_t kMaxDepth = 6;
    if (depth == kMaxDepth) {
        return;
    }
    if (value.is_array()) {
        for (const json& entry : value) {
            collect(entry, depth + 1, found);
        }
    } else if (value.is_object()) {
        if (is_article(value)) {
            found.push_back(&value);
        }
        for (const std::string_view name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            if (const json* const inner = member(value, name)) {
                collect(*inner, depth + 1, found);
            }
        }
    }
}

/// How much an object says: a list of other articles says little of each.
int weight_of(const json& object) {
    int weight = 0;
    for (const std::string_view name :
         {"headline", "datePublished", "author", "publisher", "description", "articleBody"}) {
        weight += member(object, name) != nullptr ? 1 : 0;
    }
    return weight;
}

std::vector<std::string> authors_of(const json& object) {
    std::vector<std::string> authors = texts_of(member(object, "author"));
    if (authors.empty()) {
        authors = texts_of(member(object, "creator"));
    }
    return authors;
}

std::vector<std::string> keywords_of(const json& object) {
    std::vector<std::string> written = texts_of(member(object, "keywords"));
    if (written.size() != 1) {
        return written;
    }
    std::vector<std::string> words;
    const std::string_view all = written.front();
    for (std::size_t begin = 0; begin <= all.size();) {
        const std::size_t end = std::min(all.find(',', begin), all.size());
        words.emplace_back(article::trimmed(all.substr(begin, end - begin)));
        begin = end + 1;
    }
    return words;
}

PageFacts facts_of_object(const json& object, const base::TimeZone& zone) {
    PageFacts facts;
    facts.title = first_text(object, {"headline", "name", "alternativeHeadline"});
    facts.lead = first_text(object, {"description", "abstract"});
    facts.body = body_of(object);
    facts.authors = authors_of(object);
    facts.keywords = keywords_of(object);
    facts.published_at =
        parse_news_date(first_text(object, {"datePublished", "dateCreated"}), zone);
    facts.updated_at = parse_news_date(first_text(object, {"dateModified"}), zone);
    facts.section = first_text(object, {"articleSection"});
    facts.source = first_text(object, {"publisher", "sourceOrganization", "provider"});
    facts.language = first_text(object, {"inLanguage"});
    return facts;
}

} // namespace

PageFacts facts_of_linked_data(
    const std::vector<std::string>& scripts, const base::TimeZone& zone
) {
    std::vector<json> documents;
    for (const std::string& script : scripts) {
        if (script.size() <= kMaxScriptBytes) {
            std::variant<json, std::string> parsed = article::parse_json(forgiven(script));
            if (json* const document = std::get_if<json>(&parsed)) {
                documents.push_back(std::move(*document));
            }
        }
    }
    std::vector<const json*> articles;
    for (const json& document : documents) {
        collect(document, 0, articles);
    }
    const auto best =
        std::max_element(articles.begin(), articles.end(), [](const json* left, const json* right) {
            return weight_of(*left) < weight_of(*right);
        });
    return best == articles.end() ? PageFacts() : facts_of_object(**best, zone);
}

} // namespace fundstelle::indexer
