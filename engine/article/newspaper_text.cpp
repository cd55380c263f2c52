#include "engine/article/newspaper_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/article/agency.hpp"
#include "engine/article/byline.hpp"
#include "engine/article/credit.hpp"
#include "engine/article/dateline.hpp"
#include "engine/article/letters.hpp"
#include "engine/article/text_form.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

std::string without_soft_hyphens(std::string_view text) {
    constexpr std::string_view kSoftHyphen = "\u00AD";
    std::string result;
    result.reserve(text.size());
    for (std::size_t found = text.find(kSoftHyphen); found != std::string_view::npos;
         found = text.find(kSoftHyphen)) {
        result += text.substr(0, found);
        text.remove_prefix(found + kSoftHyphen.size());
        if (text.starts_with('\n') && !text.starts_with("\n\n")) {
            text.remove_prefix(1); // the word goes on in the next line
        }
    }
    result += text;
    return result;
}

std::string readable_text(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark)) {
        bytes.remove_prefix(kByteOrderMark.size());
    }
    const bool is_utf8 = !base::first_invalid_byte(bytes);
    const std::string text =
        clean_paragraphs(is_utf8 ? std::string(bytes) : base::from_windows_1252(bytes));
    return clean_paragraphs(without_soft_hyphens(text));
}

/// Tells whether each line is a paragraph: nothing is separated by empty lines, and lines are
/// longer than any that was wrapped.
bool has_paragraph_lines(std::string_view text) {
    constexpr std::size_t kLongestWrapped = 120;
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        longest = std::max(longest, end - begin);
        begin = end + 1;
    }
    return longest > kLongestWrapped && text.find("\n\n") == std::string_view::npos;
}

/// Gives the paragraphs: what empty lines separate, or the lines where they are paragraphs
/// themselves. A byline above its story is a paragraph of its own.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
    const std::string_view separator = has_paragraph_lines(text) ? "\n" : "\n\n";
    std::vector<std::string_view> paragraphs;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        const std::string_view paragraph = text.substr(0, end);
        text.remove_prefix(std::min(end + separator.size(), text.size()));
        const std::size_t line_end = paragraph.find('\n');
        if (line_end != std::string_view::npos && read_byline(paragraph.substr(0, line_end))) {
            paragraphs.push_back(paragraph.substr(0, line_end));
            paragraphs.push_back(paragraph.substr(line_end + 1));
        } else {
            paragraphs.push_back(paragraph);
        }
    }
    return paragraphs;
}

std::size_t word_count(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

/// Tells whether a paragraph is a heading: one short line without a closing mark.
bool is_heading(std::string_view paragraph, std::size_t max_code_points) {
    constexpr std::string_view kClosings = ".:,;";
    return !paragraph.empty() && paragraph.find('\n') == std::string_view::npos &&
           kClosings.find(paragraph.back()) == std::string_view::npos &&
           !paragraph.ends_with("…") && base::count_code_points(paragraph) <= max_code_points;
}

/// Tells whether a paragraph is speech: a quotation from its first letter to its last, or one that
/// a speaker ends.
bool is_speech(std::string_view paragraph) {
    constexpr auto kOpenings = std::to_array<std::string_view>({"„", "»", "«", "“", "\"", "‚"});
    constexpr auto kClosings = std::to_array<std::string_view>({"“", "«", "»", "”", "\"", "‘"});
    const auto opens = [&](std::string_view mark) { return paragraph.starts_with(mark); };
    const auto closes = [&](std::string_view mark) { return paragraph.ends_with(mark); };
    const bool is_quotation = std::any_of(kOpenings.begin(), kOpenings.end(), opens) &&
                              std::any_of(kClosings.begin(), kClosings.end(), closes);
    const bool has_speaker =
        std::any_of(kClosings.begin(), kClosings.end(), [&](std::string_view mark) {
            return paragraph.find(std::string(mark) + ", ") != std::string_view::npos;
        });
    return is_quotation || has_speaker;
}

bool is_crosshead(std::string_view paragraph) {
    constexpr std::size_t kMaxCodePoints = 80;
    constexpr std::size_t kMaxWords = 10;
    constexpr auto kOpenings = std::to_array<std::string_view>({"„", "»", "«", "“", "\"", "‚"});
    if (!is_heading(paragraph, kMaxCodePoints) || word_count(paragraph) > kMaxWords ||
        is_speech(paragraph)) {
        return false;
    }
    return begins_with_capital(paragraph) ||
           std::isdigit(static_cast<unsigned char>(paragraph.front())) != 0 ||
           std::any_of(kOpenings.begin(), kOpenings.end(), [&](std::string_view mark) {
               return paragraph.starts_with(mark);
           });
}

/// Reads the paragraphs of one text from above.
class Reader {
public:
    explicit Reader(std::span<const std::string_view> paragraphs) : rest_(paragraphs) {}

    [[nodiscard]] Article read() {
        take_title();
        take_head();
        take_body();
        for (const std::string* agency : {&dateline_agency_, &byline_agency_, &credit_agency_}) {
            if (article_.agency.empty()) {
                article_.agency = *agency;
            }
        }
        if (article_.title.empty()) {
            article_.title = display_title(article_);
        }
        return std::move(article_);
    }

private:
    void take_title() {
        constexpr std::size_t kMaxCodePoints = 120;
        if (rest_.size() < 2) {
            return;
        }
        const std::string_view first = rest_.front();
        const bool is_other = read_credit(first) || read_byline(first) || read_dateline(first);
        if (!is_other && is_heading(first, kMaxCodePoints)) {
            article_.title = first;
            rest_ = rest_.subspan(1);
        }
    }

    /// Takes captions, bylines and the lead, in whatever order, up to where the story opens.
    void take_head() {
        while (!rest_.empty()) {
            const std::string_view paragraph = rest_.front();
            if (!take_caption(paragraph) && !take_byline(paragraph) && !take_lead(paragraph)) {
                return;
            }
            rest_ = rest_.subspan(1);
        }
    }

    bool take_caption(std::string_view paragraph) {
        std::optional<std::string> credit =
            article_.caption.empty() ? read_credit(paragraph) : std::nullopt;
        if (!credit || read_dateline(paragraph)) {
            return false;
        }
        article_.caption = paragraph;
        credit_agency_ = agencies_in(*credit);
        article_.credit = std::move(*credit);
        return true;
    }

    bool take_byline(std::string_view paragraph) {
        std::optional<std::vector<std::string>> names =
            article_.authors.empty() ? read_byline(paragraph) : std::nullopt;
        if (!names) {
            return false;
        }
        byline_agency_ = agencies_in(paragraph);
        article_.authors = std::move(*names);
        return true;
    }

    /// A lead is the one paragraph before the story opens, captions and bylines between not
    /// counted.
    bool take_lead(std::string_view paragraph) {
        if (!article_.lead.empty() || !article_.authors.empty() || read_dateline(paragraph)) {
            return false;
        }
        for (const std::string_view next : rest_.subspan(1)) {
            if (read_dateline(next) || read_byline(next)) {
                article_.lead = paragraph;
                return true;
            }
            if (!read_credit(next)) {
                return false;
            }
        }
        return false;
    }

    void take_body() {
        if (rest_.empty()) {
            return;
        }
        std::vector<std::string_view> body(rest_.begin(), rest_.end());
        if (std::optional<Dateline> dateline = read_dateline(body.front())) {
            body.front() = trimmed(body.front().substr(dateline->end_bytes));
            article_.place = std::move(dateline->place);
            dateline_agency_ = std::move(dateline->agency);
        }
        for (std::size_t index = 0; index < body.size(); ++index) {
            const bool is_inside = index > 0 && index + 1 < body.size();
            if (is_inside && is_crosshead(body[index])) {
                article_.crossheads.emplace_back(body[index]);
            }
            article_.body += article_.body.empty() ? "" : "\n\n";
            article_.body += body[index];
        }
    }

    std::span<const std::string_view> rest_;
    Article article_;
    std::string dateline_agency_;
    std::string byline_agency_;
    std::string credit_agency_;
};

} // namespace

Article read_newspaper_text(std::string_view bytes) {
    const std::string text = readable_text(bytes);
    return Reader(paragraphs_of(text)).read();
}

std::vector<std::string> crossheads_of(std::string_view body) {
    std::vector<std::string> crossheads;
    bool is_inside = false; // the first paragraph is none, nor is the last
    for (std::size_t end = body.find("\n\n"); end != std::string_view::npos;
         end = body.find("\n\n")) {
        const std::string_view paragraph = body.substr(0, end);
        if (is_inside && !paragraph.empty() && is_crosshead(paragraph)) {
            crossheads.emplace_back(paragraph);
        }
        is_inside = true;
        body.remove_prefix(end + 2);
    }
    return crossheads;
}

} // namespace fundstelle::article
