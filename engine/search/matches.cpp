#include <algorithm>
#include <string>
#include <vector>

#include "engine/search/compound_part.hpp"
#include "engine/search/mark_filter.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::search {

namespace {

/// A phrase whose first words have been seen.
struct BegunPhrase {
    std::size_t mark;
    std::size_t next_word;
    std::uint32_t next_position;
    std::size_t begin;
};

/// A stem or a normal form and the mark that it belongs to.
struct SoughtForm {
    std::string_view form;
    std::size_t mark;
};

/// Compares the terms of one text with the marks as they come.
class MatchCollector {
public:
    MatchCollector(std::string_view text, const std::vector<query::Mark>& marks)
        : text_(text), marks_(marks) {
        for (std::size_t index = 0; index < marks.size(); ++index) {
            const query::Mark& mark = marks[index];
            if (mark.words.empty()) {
                continue;
            }
            switch (mark.kind) {
                case query::MarkKind::Stem:
                    stems_.push_back({mark.words.front(), index});
                    break;
                case query::MarkKind::Form:
                    forms_.push_back({mark.words.front(), index});
                    break;
                case query::MarkKind::Prefix:
                    prefixes_.push_back(index);
                    break;
                case query::MarkKind::Phrase:
                    phrases_.push_back(index);
                    break;
                case query::MarkKind::CompoundPart:
                    for (std::size_t word = 1; word < mark.words.size(); ++word) {
                        compounds_.push_back({mark.words[word], index});
                    }
                    break;
            }
        }
    }

    void take(const german::Term& term) {
        if (const SoughtForm* found = find(stems_, term.stem)) {
            add(term.bytes, found->mark);
        }
        const bool is_printed =
            term.role == german::TermRole::Whole || term.role == german::TermRole::Part;
        if (!is_printed) {
            return;
        }
        take_compound(term);
        if (const SoughtForm* found = find(forms_, term.normal)) {
            add(term.bytes, found->mark);
        }
        for (const std::size_t index : prefixes_) {
            const std::string& prefix = marks_[index].words.front();
            if (term.normal.starts_with(prefix) || term.stem.starts_with(prefix)) {
                add(term.bytes, index);
            }
        }
        if (!phrases_.empty()) {
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
        for (const SoughtForm& compound : compounds_) {
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
    static const SoughtForm* find(const std::vector<SoughtForm>& sought, std::string_view form) {
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
        for (const std::size_t index : phrases_) {
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
    const std::vector<query::Mark>& marks_;
    // Few words come as far as here, so that lists are faster than tables that are to be filled.
    std::vector<SoughtForm> stems_;
    std::vector<SoughtForm> forms_;
    std::vector<SoughtForm> compounds_;
    PartFinder parts_;
    std::vector<std::size_t> prefixes_;
    std::vector<std::size_t> phrases_;
    std::vector<BegunPhrase> begun_;
    std::vector<Match> matches_;
};

} // namespace

std::vector<Match> find_matches(
    std::string_view text, const std::vector<query::Mark>& marks, german::Analyzer& analyzer
) {
    if (marks.empty() || text.empty()) {
        return {};
    }
    MatchCollector collector(text, marks);
    const MarkFilter filter(marks);
    analyzer.analyze(
        text,
        filter.beginnings(),
        [&](std::string_view printed) { return filter.may_match(printed, analyzer); },
        [&](const german::Term& term) { collector.take(term); }
    );
    return collector.finish();
}

} // namespace fundstelle::search
