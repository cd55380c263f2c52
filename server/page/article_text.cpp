#include "server/page/article_text.hpp"

#include <algorithm>

#include "engine/article/credit.hpp"
#include "engine/article/dateline.hpp"
#include "engine/article/newspaper_text.hpp"
#include "server/page/html.hpp"

namespace fundstelle::server {

namespace {

/// Writes texts as HTML with the query's places marked and numbered, in the order of the page.
class MarkWriter {
public:
    MarkWriter(const std::string& query, const search::Searcher& searcher)
        : query_(query), searcher_(searcher) {}

    /// Finds the places of a text, for `html` of it or of its parts.
    [[nodiscard]] search::MarkedText find(const std::string& text) const {
        return query_.empty() ? search::MarkedText{text, {}, 0} : searcher_.mark_text(query_, text);
    }

    /// Gives bytes `begin` to `end` of a text.
    std::string html(const search::MarkedText& text, std::size_t begin, std::size_t end) {
        std::string written;
        for (const base::ByteRange& mark : text.marks) {
            const std::size_t from = std::max(mark.begin, begin);
            const std::size_t to = std::min(mark.end, end);
            if (from >= to) {
                continue;
            }
            written += escaped(slice(text, begin, from));
            written += "<mark id=\"mark-" + std::to_string(++count_) + "\">" +
                       escaped(slice(text, from, to)) + "</mark>";
            begin = to;
        }
        return written + escaped(slice(text, begin, end));
    }

    std::string html(const std::string& text) { return html(find(text), 0, text.size()); }

    [[nodiscard]] std::size_t count() const { return count_; }

private:
    static std::string_view slice(
        const search::MarkedText& text, std::size_t begin, std::size_t end
    ) {
        return std::string_view(text.text).substr(begin, end - begin);
    }

    const std::string& query_;
    const search::Searcher& searcher_;
    std::size_t count_ = 0;
};

/// Gives where the credit begins in a caption that ends in it ("Foto: dpa/Virginia Mayo"), else the
/// caption's end.
std::size_t credit_begin(const article::Article& article) {
    const std::string& caption = article.caption;
    const std::string credit =
        article.credit.empty() ? article::read_credit(caption).value_or("") : article.credit;
    const std::size_t name = credit.empty() ? std::string::npos : caption.rfind(credit);
    if (name == std::string::npos) {
        return caption.size();
    }
    // The word before the name ("Foto:", "Bild:", "(Foto:") belongs to it.
    const std::size_t word_end = caption.find_last_not_of(' ', name == 0 ? 0 : name - 1);
    if (name == 0 || word_end == std::string::npos || caption[word_end] != ':') {
        return name;
    }
    const std::size_t space = caption.find_last_of(" \n", word_end);
    return space == std::string::npos ? 0 : space + 1;
}

std::string set_caption(const article::Article& article, MarkWriter& marks) {
    const search::MarkedText found = marks.find(article.caption);
    const std::size_t credit = credit_begin(article);
    std::string html = marks.html(found, 0, credit);
    if (credit < article.caption.size()) {
        html += "<span class=\"credit\">" + marks.html(found, credit, article.caption.size()) +
                "</span>";
    }
    return html;
}

/// Gives a paragraph that may open with a dateline.
std::string opening(
    const search::MarkedText& body,
    base::ByteRange paragraph,
    const article::Article& article,
    MarkWriter& marks
) {
    const std::string_view text =
        std::string_view(body.text).substr(paragraph.begin, paragraph.size());
    const std::optional<article::Dateline> dateline = article::read_dateline(text);
    if (dateline) {
        const std::size_t end = paragraph.begin + dateline->end_bytes;
        return "<span class=\"dateline\">" + marks.html(body, paragraph.begin, end) + "</span>" +
               marks.html(body, end, paragraph.end);
    }
    std::string html;
    if (!article.place.empty() && !text.starts_with(article.place)) {
        html = "<span class=\"dateline\">" + isolated(article.place) + " – </span>";
    }
    return html + marks.html(body, paragraph.begin, paragraph.end);
}

std::string set_body(const article::Article& article, MarkWriter& marks) {
    const std::vector<std::string> crossheads =
        article.crossheads.empty() ? article::crossheads_of(article.body) : article.crossheads;
    const search::MarkedText body = marks.find(article.body);
    std::string html;
    std::size_t begin = 0;
    bool is_first = true;
    while (begin < body.text.size()) {
        const std::size_t end = std::min(body.text.find("\n\n", begin), body.text.size());
        const base::ByteRange paragraph{begin, end};
        const std::string_view text = std::string_view(body.text).substr(begin, end - begin);
        begin = std::min(end + 2, body.text.size());
        if (std::find(crossheads.begin(), crossheads.end(), text) != crossheads.end()) {
            html += "<h2>" + marks.html(body, paragraph.begin, paragraph.end) + "</h2>\n";
            continue;
        }
        html += "<p>" +
                (is_first ? opening(body, paragraph, article, marks)
                          : marks.html(body, paragraph.begin, paragraph.end)) +
                "</p>\n";
        is_first = false;
    }
    return html;
}

} // namespace

SetArticle set_article(
    const article::Article& article, const PageState& state, const search::Searcher& searcher
) {
    MarkWriter marks(state.search.query, searcher);
    SetArticle set;
    set.title = marks.html(article::display_title(article));
    set.lead = marks.html(article.lead);
    set.caption = set_caption(article, marks);
    set.body = set_body(article, marks);
    set.marks = marks.count();
    return set;
}

} // namespace fundstelle::server
