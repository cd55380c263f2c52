#include "engine/search/text_marker.hpp"

#include <algorithm>
#include <utility>

namespace fundstelle::search {

namespace {

/// A phrase whose first words have been seen.
struct BegunPhrase {
    std::size_t mark;
    std::size_t next_word;
    std::uint32_t next_position;
    std::size_t begin;
};

/// Compares the terms of one text with the marks as they come.
class MatchCollector {
public:
    MatchCollector(std::string_view text, const SoughtForms& sought, PartFinder& parts)
        : text_(text), sought_(sought), marks_(sought.marks), parts_(parts) {}

    void take(const german::Term& term) {
        if (const SoughtForms::Form* found = find(sought_.stems, term.stem)) {
            add(term.bytes, found->mark);
        }
        const bool is_printed =
            term.role == german::TermRole::Whole || term.role == german::TermRole::Part;
        if (!is_printed) {
            return;
        }
        take_compound(term);
        if (const SoughtForms::Form* found = find(sought_.forms, term.normal)) {
            add(term.bytes, found->mark);
        }
        for (const std::size_t index : sought_.prefixes) {
            const std::string& prefix = marks_[index].words.front();
            if (term.normal.starts_with(prefix) || term.stem.starts_with(prefix)) {
                add(term.bytes, index);
            }
        }
        if (!sought_.phrases.empty()) {
            follow_phrases(term);
        }
    }

    /// Ascending and disjoint: of two that overlap the longer one stays.
    [[nodiscard]] std::vector<Match> finish() {
        std::sort(matches_.begin(), matches_.end(), [](const Match& left, const Match& right) {
            return left.bytes.begin != right.bytes.begin ? left.bytes.begin < right.bytes.begin
                                                         : left.bytes.end > right.bytes.end;
        });
        std::vector<Match> disjoint;
        for (const Match& match : matches_) {
            if (disjoint.empty() || match.bytes.begin >= disjoint.back().bytes.end) {
                disjoint.push_back(match);
            } else if (match.bytes.size() > disjoint.back().bytes.size()) {
                disjoint.back() = match;
            }
        }
        return disjoint;
    }

private:
    /// Marks the parts of a compound that are sought. A hyphenated one is left to its parts, which
    /// are words of their own.
    void take_compound(const german::Term& term) {
        if (printed(term.bytes).find('-') != std::string_view::npos) {
            return;
        }
        for (const SoughtForms::Form& compound : sought_.compounds) {
            if (compound.form != term.stem) {
                continue;
            }
            const base::ByteRange part =
                parts_.find(term.normal, marks_[compound.mark].words.front());
            const bool is_as_printed = term.normal.size() == term.bytes.size();
            add(is_as_printed
                    ? base::ByteRange{term.bytes.begin + part.begin, term.bytes.begin + part.end}
                    : term.bytes,
                compound.mark);
        }
    }

    /// The first of two equal ones.
    static const SoughtForms::Form* find(
        const std::vector<SoughtForms::Form>& sought, std::string_view form
    ) {
        const auto found = std::find_if(sought.begin(), sought.end(), [form](const auto& one) {
            return one.form == form;
        });
        return found == sought.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string_view printed(base::ByteRange bytes) const {
        return text_.substr(bytes.begin, bytes.size());
    }

    void add(base::ByteRange bytes, std::size_t mark) {
        matches_.push_back({bytes, mark, marks_[mark].weight});
    }

    void follow_phrases(const german::Term& term) {
        std::vector<BegunPhrase> still_begun;
        for (BegunPhrase phrase : begun_) {
            const std::vector<std::string>& words = marks_[phrase.mark].words;
            if (phrase.next_position == term.position && words[phrase.next_word] == term.normal) {
                phrase.next_word += 1;
                phrase.next_position += 1;
                if (phrase.next_word == words.size()) {
                    add({phrase.begin, term.bytes.end}, phrase.mark);
                    continue;
                }
            }
            if (phrase.next_position >= term.position) {
                still_begun.push_back(phrase);
            }
        }
        begun_ = std::move(still_begun);
        for (const std::size_t index : sought_.phrases) {
            const std::vector<std::string>& words = marks_[index].words;
            if (words.front() != term.normal) {
                continue;
            }
            if (words.size() == 1) {
                add(term.bytes, index);
            } else {
                begun_.push_back({index, 1, term.position + 1, term.bytes.begin});
            }
        }
    }

    std::string_view text_;
    const SoughtForms& sought_;
    const std::vector<query::Mark>& marks_;
    PartFinder& parts_;
    std::vector<BegunPhrase> begun_;
    std::vector<Match> matches_;
};

} // namespace

SoughtForms::SoughtForms(std::vector<query::Mark> all) : marks(std::move(all)) {
    for (std::size_t index = 0; index < marks.size(); ++index) {
        const query::Mark& mark = marks[index];
        if (mark.words.empty()) {
            continue;
        }
        switch (mark.kind) {
            case query::MarkKind::Stem:
                stems.push_back({mark.words.front(), index});
                break;
            case query::MarkKind::Form:
                forms.push_back({mark.words.front(), index});
                break;
            case query::MarkKind::Prefix:
                prefixes.push_back(index);
                break;
            case query::MarkKind::Phrase:
                phrases.push_back(index);
                break;
            case query::MarkKind::CompoundPart:
                for (std::size_t word = 1; word < mark.words.size(); ++word) {
                    compounds.push_back({mark.words[word], index});
                }
                break;
        }
    }
}

TextMarker::TextMarker(std::vector<query::Mark> marks)
    : sought_(std::move(marks)), filter_(sought_.marks) {}

std::vector<Match> TextMarker::find(
    std::string_view text, german::Analyzer& analyzer, german::PositionRange stretch
) {
    if (sought_.marks.empty() || text.empty()) {
        return {};
    }
    MatchCollector collector(text, sought_, parts_);
    analyzer.analyze(
        text,
        filter_.beginnings(),
        [&](std::string_view printed) { return filter_.may_match(printed, analyzer); },
        [&](const german::Term& term) { collector.take(term); },
        stretch
    );
    return collector.finish();
}

MarkedText TextMarker::mark_whole(std::string_view text, german::Analyzer& analyzer) {
    MarkedText marked;
    marked.text = text;
    for (const Match& match : find(text, analyzer)) {
        marked.marks.push_back(match.bytes);
    }
    return marked;
}

} // namespace fundstelle::search
