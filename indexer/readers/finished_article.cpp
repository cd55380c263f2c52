#include "indexer/readers/finished_article.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::indexer {

namespace {

bool is_language(std::string_view tag) {
    constexpr std::size_t kLongestTag = 35; // RFC 5646 section 4.4.1
    const bool is_plain = std::all_of(tag.begin(), tag.end(), [](char letter) {
        return base::is_ascii_word(letter) || letter == '-' || letter == '_';
    });
    const std::string_view first = tag.substr(0, tag.find_first_of("-_"));
    return is_plain && tag.size() <= kLongestTag && first.size() >= 2 && first.size() <= 3;
}

void bound(std::string& text) {
    text.resize(base::prefix_of_bytes(text, article::kMaxValueBytes).size());
}

void bound(std::vector<std::string>& list) {
    std::erase_if(list, [](const std::string& entry) {
        return entry.empty() || entry.size() > article::kMaxValueBytes;
    });
    list.resize(std::min(list.size(), article::kMaxListLength));
}

} // namespace

void fill(std::string& field, std::string found) {
    if (field.empty()) {
        field = std::move(found);
    }
}

article::ArticleOrReason finished(article::Article article) {
    if (!is_language(article.language)) {
        article.language.clear();
    }
    if (article.url.size() > article::kMaxUrlBytes) {
        article.url.clear();
    }
    for (std::string* value : std::array{
             &article.section, &article.source, &article.agency, &article.place, &article.credit}) {
        bound(*value);
    }
    bound(article.authors);
    bound(article.keywords);
    article::complete(article);
    if (std::optional<std::string> broken = article::broken_rule(article)) {
        return std::move(*broken);
    }
    return article;
}

} // namespace fundstelle::indexer
