#pragma once
// The article: what a newspaper printed, as one value, and the rules that every article keeps.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.hpp"

namespace fundstelle::article {

/// Longest id in bytes.
inline constexpr std::size_t kMaxIdBytes = 200;

/// Longest text of title, lead, body and caption together in bytes.
inline constexpr std::size_t kMaxTextBytes = 16u * 1024 * 1024;

/// Longest url in bytes.
inline constexpr std::size_t kMaxUrlBytes = 4000;

/// Longest single value of section, source, agency, place, language, author, keyword in bytes.
inline constexpr std::size_t kMaxValueBytes = 500;

/// Most authors or keywords.
inline constexpr std::size_t kMaxListLength = 100;

/// One article. All texts are UTF-8 in NFC; paragraphs of `body` are separated by one empty line.
struct Article {
    std::string id;
    std::string title;
    std::string lead;
    std::string body;                    ///< with its crossheads as paragraphs of their own
    std::string caption;                 ///< of the picture, as printed, with its credit
    std::string credit;                  ///< the picture's credit alone ("dpa/Virginia Mayo")
    std::vector<std::string> crossheads; ///< the body's paragraphs that are crossheads, in order
    std::optional<base::Instant> published_at;
    std::optional<base::Instant> updated_at;
    std::string section;
    std::string source;
    std::string agency;
    std::string place;
    std::string language; ///< BCP 47
    std::string url;
    std::vector<std::string> authors;
    std::vector<std::string> keywords;

    friend bool operator==(const Article&, const Article&) = default;
};

/// Why an input did not become an article. A value: one bad article never costs another.
struct Rejection {
    std::string input; ///< file name, "-" or "request"
    std::size_t line;  ///< line or record, from 1; 0 where it does not apply
    std::string id;    ///< of the article where known
    std::string
        reason; ///< lower case, no full stop, names the field: "published_at: ... is not a date"
};

/// Brings an article into its lasting form: texts repaired to NFC without control characters (NUL,
/// C0 but tab and newline, C1), line ends to "\n", outer white space cut, empty list entries
/// dropped, `language` "de" if missing, and `id` derived from `url`, else from the content (title,
/// lead, body, published_at), where missing: "u-" or "c-" and 32 hex digits of XXH3-128. Soft
/// hyphens and zero-width characters stay: the analysis passes over them.
void complete(Article& article);

/// Tells what rule a completed article breaks ("body: title and body are both empty", "id: longer
/// than 200 bytes"), or nothing when it may be taken in.
[[nodiscard]] std::optional<std::string> broken_rule(const Article& article);

/// Gives the line under which an article is listed: its title, else the first sentence of lead or
/// body cut to at most 100 code points at a word's end with "…".
[[nodiscard]] std::string display_title(const Article& article);

/// Gives the end (bytes) of the first sentence of `text`; abbreviations such as "z. B.", "Dr." and
/// ordinals such as "24. Februar" end none.
[[nodiscard]] std::size_t first_sentence_end(std::string_view text);

} // namespace fundstelle::article
