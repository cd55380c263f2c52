#include "engine/article/article.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <unordered_set>

#include <xxhash.h>

#include "engine/article/field.hpp"
#include "engine/article/text_form.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

constexpr std::string_view kDefaultLanguage = "de";

void clean_list(std::vector<std::string>& list) {
    std::unordered_set<std::string> seen;
    std::vector<std::string> cleaned;
    for (const std::string& entry : list) {
        std::string line = clean_line(entry);
        if (!line.empty() && seen.insert(line).second) {
            cleaned.push_back(std::move(line));
        }
    }
    list = std::move(cleaned);
}

void clean_field(Article& article, Field field) {
    if (std::vector<std::string>* list = list_of(article, field)) {
        clean_list(*list);
    } else if (std::string* text = text_of(article, field)) {
        const bool has_paragraphs =
            field == Field::Lead || field == Field::Body || field == Field::Caption;
        *text = has_paragraphs ? clean_paragraphs(*text) : clean_line(*text);
    }
}

/// Gives the cases that BCP 47 recommends (RFC 5646 section 2.1.1): "de-AT", "zh-Hant-TW".
std::string language_tag(std::string_view written) {
    std::string tag;
    for (std::size_t begin = 0; begin <= written.size();) {
        const std::size_t end = std::min(written.find_first_of("-_", begin), written.size());
        std::string part(written.substr(begin, end - begin));
        const bool is_first = begin == 0;
        begin = end + 1;
        std::transform(part.begin(), part.end(), part.begin(), [&](unsigned char letter) {
            const bool is_region = !is_first && part.size() == 2;
            return static_cast<char>(is_region ? std::toupper(letter) : std::tolower(letter));
        });
        if (!is_first && part.size() == 4) {
            part.front() =
                static_cast<char>(std::toupper(static_cast<unsigned char>(part.front())));
        }
        tag += is_first ? part : "-" + part;
    }
    return tag;
}

bool is_language_tag(std::string_view tag) {
    bool is_first = true;
    for (std::size_t begin = 0; begin <= tag.size(); is_first = false) {
        const std::size_t end = std::min(tag.find('-', begin), tag.size());
        const std::string_view part = tag.substr(begin, end - begin);
        begin = end + 1;
        const bool is_readable = std::all_of(part.begin(), part.end(), [&](unsigned char letter) {
            return std::isalpha(letter) != 0 || (!is_first && std::isdigit(letter) != 0);
        });
        if (!is_readable || part.size() < (is_first ? 2U : 1U) || part.size() > 8) {
            return false;
        }
    }
    return true;
}

std::string hash_of(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (const std::uint64_t half : {hash.high64, hash.low64}) {
        for (unsigned shift = 64; shift > 0; shift -= 4) {
            digits += kDigits[(half >> (shift - 4U)) & 0xFU];
        }
    }
    return digits;
}

std::string derived_id(const Article& article) {
    if (!article.url.empty()) {
        return "u-" + hash_of(article.url);
    }
    // No text holds this control character, so that no two articles run into the same bytes.
    constexpr char kSeparator = '\x1F';
    std::string content =
        article.title + kSeparator + article.lead + kSeparator + article.body + kSeparator;
    if (article.published_at) {
        content += std::to_string(article.published_at->seconds);
    }
    return "c-" + hash_of(content);
}

std::string too_long(std::string_view name, std::size_t limit) {
    return std::string(name) + ": longer than " + std::to_string(limit) + " bytes";
}

std::size_t text_bytes(const Article& article) {
    return article.title.size() + article.lead.size() + article.body.size() +
           article.caption.size();
}

std::optional<std::string> broken_value_rule(const Article& article, const FieldRow& row) {
    const std::vector<std::string>* list = list_of(article, row.field);
    if (list != nullptr && row.kind == FieldKind::Value && list->size() > kMaxListLength) {
        return std::string(row.json_name) + ": more than " + std::to_string(kMaxListLength) +
               " entries";
    }
    const bool is_limited = row.kind == FieldKind::Value || row.field == Field::Credit;
    const std::vector<std::string_view> values = values_of(article, row.field);
    const bool is_too_long =
        is_limited && std::any_of(values.begin(), values.end(), [](auto value) {
            return value.size() > kMaxValueBytes;
        });
    return is_too_long ? std::optional(too_long(row.json_name, kMaxValueBytes)) : std::nullopt;
}

std::string first_sentence(std::string_view text) {
    return clean_line(text.substr(0, first_sentence_end(text)));
}

} // namespace

void complete(Article& article) {
    for (const FieldRow& row : fields()) {
        clean_field(article, row.field);
    }
    article.language =
        article.language.empty() ? std::string(kDefaultLanguage) : language_tag(article.language);
    if (article.id.empty()) {
        article.id = derived_id(article);
    }
}

std::optional<std::string> broken_rule(const Article& article) {
    if (article.id.size() > kMaxIdBytes) {
        return too_long("id", kMaxIdBytes);
    }
    if (article.title.empty() && article.body.empty()) {
        return "body: title and body are both empty";
    }
    if (text_bytes(article) > kMaxTextBytes) {
        return "body: title, lead, body and caption are together longer than " +
               std::to_string(kMaxTextBytes) + " bytes";
    }
    if (article.url.size() > kMaxUrlBytes) {
        return too_long("url", kMaxUrlBytes);
    }
    for (const FieldRow& row : fields()) {
        if (std::optional<std::string> reason = broken_value_rule(article, row)) {
            return reason;
        }
    }
    if (!is_language_tag(article.language)) {
        return "language: \"" + std::string(base::prefix_of_code_points(article.language, 40)) +
               "\" is not a BCP 47 tag";
    }
    return std::nullopt;
}

std::string display_title(const Article& article) {
    constexpr std::size_t kMaxCodePoints = 100;
    if (!article.title.empty()) {
        return article.title;
    }
    return base::shorten(
        first_sentence(article.lead.empty() ? article.body : article.lead), kMaxCodePoints
    );
}

} // namespace fundstelle::article
