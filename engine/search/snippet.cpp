#include "engine/search/snippet.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "engine/base/utf8.hpp"

namespace fundstelle::search {

namespace {

constexpr double kRepeatedMark = 0.1;     // what a mark's further places count, of its first
constexpr double kKnownMark = 0.3;        // what a mark counts that an earlier passage shows
constexpr double kSentenceStart = 1.1;    // factor for a passage that begins a sentence
constexpr double kClosenessBytes = 80;    // distance at which two words' closeness has halved
constexpr std::size_t kMaxMatches = 2000; // beyond, more places tell no more

bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t';
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// Goes `count` code points forward from `offset`.
std::size_t forward(std::string_view text, std::size_t offset, std::size_t count) {
    return offset + base::prefix_of_code_points(text.substr(offset), count).size();
}

/// Goes `count` code points back from `offset`.
std::size_t backward(std::string_view text, std::size_t offset, std::size_t count) {
    return offset - base::suffix_of_code_points(text.substr(0, offset), count).size();
}

/// Tells whether the full stop at `offset` ends a sentence: not one of an abbreviation ("z. B.",
/// "Dr.") or an ordinal.
bool is_full_stop(std::string_view text, std::size_t offset) {
    std::size_t begin = offset;
    while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != '.') {
        --begin;
    }
    const std::string_view word = text.substr(begin, offset - begin);
    const bool is_number = !word.empty() && std::all_of(word.begin(), word.end(), [](char byte) {
        return byte >= '0' && byte <= '9';
    });
    constexpr std::array<std::string_view, 12> kAbbreviations = {
        "Dr", "Prof", "Nr", "St", "bzw", "ca", "etc", "evtl", "ggf", "Mio", "Mrd", "Tel"};
    const bool is_abbreviation =
        std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
    return word.size() > 1 && !is_number && !is_abbreviation;
}

/// Gives where the sentence begins that holds `offset`, not before `earliest`.
std::size_t sentence_begin(std::string_view text, std::size_t offset, std::size_t earliest) {
    for (std::size_t at = offset; at > earliest; --at) {
        const char before = text[at - 1];
        if (before == '\n') {
            return at;
        }
        if (before != ' ' || at < 2) {
            continue;
        }
        std::size_t end = at - 2;
        while (end > earliest && (is_continuation(text[end]) ||
                                  static_cast<unsigned char>(text[end]) >= 0xc0 || text[end] == '"')
        ) {
            --end; // closing quotation marks behind the stop
        }
        if (text[end] == '!' || text[end] == '?' || (text[end] == '.' && is_full_stop(text, end))) {
            return at;
        }
    }
    return earliest == 0 ? 0 : std::string_view::npos;
}

/// Gives the last sentence's end in (`from`, `to`], or nothing.
std::optional<std::size_t> last_sentence_end(
    std::string_view text, std::size_t from, std::size_t to
) {
    for (std::size_t at = to; at > from; --at) {
        const char byte = text[at - 1];
        const bool may_end = at == text.size() || is_space(text[at]);
        if (may_end &&
            (byte == '!' || byte == '?' || (byte == '.' && is_full_stop(text, at - 1)))) {
            return at;
        }
        if (byte == '\n') {
            return at - 1;
        }
    }
    return std::nullopt;
}

/// A passage that could be shown.
struct Candidate {
    base::ByteRange bytes;
    std::size_t first_match = 0;
    bool begins_sentence = false;
    double score = 0;
};

/// Lays one passage around the match `first`.
Candidate lay_out(
    std::string_view text, const std::vector<Match>& matches, std::size_t first, std::size_t length
) {
    const std::size_t match_begin = matches[first].bytes.begin;
    Candidate candidate;
    candidate.first_match = first;
    const std::size_t earliest = backward(text, match_begin, length / 2);
    const std::size_t sentence = sentence_begin(text, match_begin, earliest);
    candidate.begins_sentence = sentence != std::string_view::npos;
    std::size_t begin =
        candidate.begins_sentence ? sentence : backward(text, match_begin, length / 3);
    if (!candidate.begins_sentence) {
        while (begin < match_begin && begin > 0 && !is_space(text[begin - 1])) {
            ++begin;
        }
    }
    while (begin < match_begin && is_space(text[begin])) {
        ++begin;
    }
    candidate.bytes = {begin, std::max(forward(text, begin, length), matches[first].bytes.end)};
    return candidate;
}

/// Cover density: different and rare marks first, their closeness next, repetition last.
double score(
    const Candidate& candidate,
    const std::vector<Match>& matches,
    const std::vector<bool>& shown_marks
) {
    std::vector<std::size_t> seen;
    double total = 0;
    const Match* previous = nullptr;
    for (std::size_t index = candidate.first_match; index < matches.size(); ++index) {
        const Match& match = matches[index];
        if (match.bytes.end > candidate.bytes.end) {
            break;
        }
        const bool is_repeated = std::find(seen.begin(), seen.end(), match.mark) != seen.end();
        const double share = is_repeated ? kRepeatedMark : shown_marks[match.mark] ? kKnownMark : 1;
        total += match.weight * share;
        if (!is_repeated) {
            seen.push_back(match.mark);
        }
        if (previous != nullptr && previous->mark != match.mark) {
            const auto gap = static_cast<double>(match.bytes.begin - previous->bytes.end);
            total +=
                std::min(match.weight, previous->weight) * share / (1 + gap / kClosenessBytes) / 2;
        }
        previous = &match;
    }
    return candidate.begins_sentence ? total * kSentenceStart : total;
}

/// Ends a passage at a sentence's or at least a word's end.
void settle_end(Candidate& candidate, std::string_view text, std::size_t last_match_end) {
    std::size_t& end = candidate.bytes.end;
    if (end >= text.size()) {
        end = text.size();
    } else {
        const std::size_t least =
            std::max(last_match_end, candidate.bytes.begin + candidate.bytes.size() * 3 / 5);
        if (const auto sentence = last_sentence_end(text, least, end)) {
            end = *sentence;
        } else {
            const std::size_t whole = end;
            while (end > last_match_end && !is_space(text[end])) {
                --end;
            }
            if (end <= last_match_end && !is_space(text[end])) {
                end = whole; // one endless word: on to its end
                while (end < text.size() && !is_space(text[end])) {
                    ++end;
                }
            }
        }
    }
    while (end > candidate.bytes.begin && is_space(text[end - 1])) {
        --end;
    }
}

bool overlaps(const base::ByteRange& left, const base::ByteRange& right) {
    return left.begin < right.end && right.begin < left.end;
}

bool ends_with_stop(std::string_view text) {
    constexpr std::array<std::string_view, 8> kStops = {".", "!", "?", ":", "…", "“", "\"", "«"};
    return std::any_of(kStops.begin(), kStops.end(), [&](std::string_view stop) {
        return text.ends_with(stop);
    });
}

/// Copies a passage: runs of white space become one space, "…" stands where a sentence was cut.
MarkedText render(
    std::string_view text, const Candidate& passage, const std::vector<Match>& matches
) {
    MarkedText marked;
    marked.source_offset_bytes = passage.bytes.begin;
    if (!passage.begins_sentence && passage.bytes.begin > 0) {
        marked.text += "… ";
    }
    std::size_t next = 0;
    while (next < matches.size() && matches[next].bytes.begin < passage.bytes.begin) {
        ++next;
    }
    std::size_t begin_of_mark = 0;
    for (std::size_t at = passage.bytes.begin; at < passage.bytes.end; ++at) {
        if (next < matches.size() && at == matches[next].bytes.begin) {
            begin_of_mark = marked.text.size();
        }
        const bool is_second_space =
            is_space(text[at]) && !marked.text.empty() && marked.text.back() == ' ';
        const bool begins_paragraph =
            text[at] == '\n' && at + 1 < passage.bytes.end && text[at + 1] == '\n';
        if (begins_paragraph && !ends_with_stop(marked.text)) {
            marked.text += " –"; // a crosshead runs into the text behind it
        }
        if (!is_second_space) {
            marked.text += is_space(text[at]) ? ' ' : text[at];
        }
        if (next < matches.size() && at + 1 == matches[next].bytes.end) {
            marked.marks.push_back({begin_of_mark, marked.text.size()});
            ++next;
        }
    }
    const char last = text[passage.bytes.end - 1];
    const bool ends_sentence = passage.bytes.end == text.size() ||
                               text[passage.bytes.end] == '\n' || last == '!' || last == '?' ||
                               (last == '.' && is_full_stop(text, passage.bytes.end - 1));
    if (!ends_sentence) {
        marked.text += " …";
    }
    return marked;
}

Candidate beginning(std::string_view text, std::size_t length) {
    Candidate candidate;
    candidate.begins_sentence = true;
    std::size_t begin = 0;
    while (begin < text.size() && is_space(text[begin])) {
        ++begin;
    }
    candidate.bytes = {begin, forward(text, begin, length)};
    settle_end(candidate, text, begin);
    return candidate;
}

std::size_t end_of_last_match(const Candidate& candidate, const std::vector<Match>& matches) {
    std::size_t end = candidate.bytes.begin;
    for (std::size_t index = candidate.first_match; index < matches.size(); ++index) {
        if (matches[index].bytes.end > candidate.bytes.end) {
            break;
        }
        end = matches[index].bytes.end;
    }
    return end;
}

} // namespace

std::vector<MarkedText> best_passages(
    std::string_view text, const std::vector<Match>& matches, const SnippetRequest& request
) {
    if (request.passages == 0 || std::all_of(text.begin(), text.end(), is_space)) {
        return {};
    }
    if (matches.empty()) {
        return {render(text, beginning(text, request.length_code_points), matches)};
    }
    std::size_t most_marks = 0;
    std::vector<Candidate> candidates;
    for (std::size_t first = 0; first < std::min(matches.size(), kMaxMatches); ++first) {
        candidates.push_back(lay_out(text, matches, first, request.length_code_points));
    }
    for (const Match& match : matches) {
        most_marks = std::max(most_marks, match.mark + 1);
    }
    std::vector<bool> shown_marks(most_marks, false);
    std::vector<Candidate> chosen;
    std::vector<MarkedText> passages;
    while (passages.size() < request.passages) {
        Candidate* best = nullptr;
        for (Candidate& candidate : candidates) {
            const bool is_free =
                std::none_of(chosen.begin(), chosen.end(), [&](const Candidate& other) {
                    return overlaps(other.bytes, candidate.bytes);
                });
            candidate.score = is_free ? score(candidate, matches, shown_marks) : 0;
            if (is_free && (best == nullptr || candidate.score > best->score)) {
                best = &candidate;
            }
        }
        if (best == nullptr) {
            break;
        }
        settle_end(*best, text, end_of_last_match(*best, matches));
        for (std::size_t index = best->first_match;
             index < matches.size() && matches[index].bytes.end <= best->bytes.end;
             ++index) {
            shown_marks[matches[index].mark] = true;
        }
        passages.push_back(render(text, *best, matches));
        chosen.push_back(*best);
    }
    return passages;
}

void append_escaped_html(std::string& html, std::string_view text) {
    for (const char byte : text) {
        switch (byte) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += byte;
        }
    }
}

std::string to_html(const MarkedText& text) {
    std::string html;
    html.reserve(text.text.size() + text.marks.size() * 13 + 32);
    const std::string_view whole = text.text;
    std::size_t at = 0;
    for (const base::ByteRange& mark : text.marks) {
        append_escaped_html(html, whole.substr(at, mark.begin - at));
        html += "<mark>";
        append_escaped_html(html, whole.substr(mark.begin, mark.size()));
        html += "</mark>";
        at = mark.end;
    }
    append_escaped_html(html, whole.substr(at));
    return html;
}

} // namespace fundstelle::search
