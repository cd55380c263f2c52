#include "engine/search/explanation.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <variant>

#include "engine/index/schema.hpp"
#include "engine/search/reranking.hpp"
#include "engine/search/score_words.hpp"

namespace fundstelle::search {

namespace {

using query::Clause;
using query::Meaning;
using query::Operator;
using Node = query::Clause::Node;

/// The terms of a clause; `compounds_of` gives the stems of an InCompounds.
template <typename CompoundsOf>
void gather_terms(
    const Clause& clause, const CompoundsOf& compounds_of, std::vector<std::string>& terms
) {
    if (clause.node() == nullptr) {
        return;
    }
    const auto& value = clause.node()->value;
    if (const auto* term = std::get_if<Node::Term>(&value)) {
        terms.push_back(term->text);
    } else if (const auto* bound = std::get_if<Node::Bound>(&value)) {
        for (const Clause& part : bound->parts) {
            gather_terms(part, compounds_of, terms);
        }
    } else if (const auto* in_compounds = std::get_if<Node::InCompounds>(&value)) {
        for (const std::string& stem : compounds_of(*in_compounds)) {
            terms.push_back(index::stem_term({}, stem));
        }
    } else if (const auto* scaled = std::get_if<Node::Scaled>(&value)) {
        gather_terms(scaled->part, compounds_of, terms);
    } else if (const auto* named = std::get_if<Node::Named>(&value)) {
        gather_terms(named->part, compounds_of, terms);
    }
}

/// What a document holds of a clause.
struct Held {
    std::vector<std::string> terms;
    std::size_t times = 0;
};

/// Tells what the named clauses seek, with what they count.
void list_names(const Clause& clause, double share, std::vector<std::string>& lines) {
    if (clause.node() == nullptr) {
        return;
    }
    const auto& value = clause.node()->value;
    if (const auto* named = std::get_if<Node::Named>(&value)) {
        std::vector<std::string> terms;
        const auto most_frequent = [](const Node::InCompounds& in_compounds) {
            return in_compounds.compounds;
        };
        gather_terms(named->part, most_frequent, terms);
        std::string line = in_words(*named, terms);
        if (share != 1) {
            std::array<char, 16> number{};
            (void)std::snprintf(number.data(), number.size(), "%.2g", share);
            line += std::string(", counts ") + number.data();
        }
        if (!terms.empty() && std::find(lines.begin(), lines.end(), line) == lines.end()) {
            lines.push_back(std::move(line));
        }
    } else if (const auto* scaled = std::get_if<Node::Scaled>(&value)) {
        list_names(scaled->part, share * scaled->share, lines);
    } else if (const auto* bound = std::get_if<Node::Bound>(&value)) {
        const bool has_condition =
            bound->bond == Operator::Filter || bound->bond == Operator::AndNot;
        const std::size_t count = has_condition ? 1 : bound->parts.size();
        for (std::size_t index = 0; index < count; ++index) {
            list_names(bound->parts[index], share, lines);
        }
    }
}

class Explanation {
public:
    Explanation(const Page& page, const SearchSetting& setting)
        : page_(page),
          setting_(setting),
          postings_(setting.reader.frozen().postings->at(setting.reader.database())) {}

    std::map<Xapian::docid, std::vector<ScorePart>> run() {
        std::vector<Xapian::docid> documents;
        for (const FoundDocument& found : page_.documents) {
            documents.push_back(found.document.get_docid());
            take_bonuses(found);
        }
        walk(page_.scores.query, 1, documents);
        return std::move(parts_);
    }

private:
    using Documents = std::vector<Xapian::docid>;

    void take_bonuses(const FoundDocument& found) {
        const Xapian::docid document = found.document.get_docid();
        const ScoreSource& scores = page_.scores;
        std::vector<ScorePart>& parts = parts_[document];
        if (scores.all_words_bonus > 0 && scores.with_all_words.holds(document)) {
            parts.push_back(
                {scores.all_words_bonus,
                 page_.plan.binding_matters ? "holds all words of the query"
                                            : "holds more of the word than one part"}
            );
        }
        if (const Reading* reading = scores.reading_of(document)) {
            add_in_words(*reading, parts);
        }
        if (const double bonus = scores.recency.of(document); bonus > 0) {
            parts.push_back({bonus, scores.recency.what(document)});
        }
        if (const double loss = scores.loss_of(document, found.score); loss > 0) {
            parts.push_back(
                {-loss,
                 "stays behind the first " + std::to_string(kRerankedHits) +
                     ", which have an order of their own"}
            );
        }
    }

    /// Goes down to the named clauses with the documents that they count for.
    void walk(const Clause& clause, double share, const Documents& documents) {
        if (clause.node() == nullptr || documents.empty()) {
            return;
        }
        const auto& value = clause.node()->value;
        if (const auto* named = std::get_if<Node::Named>(&value)) {
            take(*named, share, documents);
        } else if (const auto* scaled = std::get_if<Node::Scaled>(&value)) {
            walk(scaled->part, share * scaled->share, documents);
        } else if (const auto* bound = std::get_if<Node::Bound>(&value)) {
            walk_bound(clause, *bound, share, documents);
        } else if (const auto* term = std::get_if<Node::Term>(&value)) {
            take({clause, Meaning::Word, term->text}, share, documents);
        }
    }

    void walk_bound(
        const Clause& clause, const Node::Bound& bound, double share, const Documents& documents
    ) {
        switch (bound.bond) {
            case Operator::Or:
                for (const Clause& part : bound.parts) {
                    walk(part, share, documents);
                }
                break;
            case Operator::Synonym:
                take({clause, Meaning::Word, "any of them"}, share, documents);
                break;
            case Operator::And: {
                const Documents matching = those_that_match(clause, documents);
                for (const Clause& part : bound.parts) {
                    walk(part, share, matching);
                }
                break;
            }
            case Operator::AndMaybe: {
                const Documents matching = those_that_match(bound.parts.front(), documents);
                walk(bound.parts.front(), share, matching);
                walk(bound.parts.back(), share, matching);
                break;
            }
            case Operator::Filter:
            case Operator::AndNot:
                walk(bound.parts.front(), share, those_that_match(clause, documents));
                break;
        }
    }

    Matches matches_of(const Clause& clause, Scoring scoring) const {
        query::Plan plan;
        plan.query = clause;
        plan.budget = page_.plan.budget;
        return evaluate(plan, scoring, setting_);
    }

    Documents those_that_match(const Clause& clause, const Documents& documents) const {
        const Matches matches = matches_of(clause, Scoring::Off);
        Documents matching;
        for (const Xapian::docid document : documents) {
            if (matches.documents.holds(document)) {
                matching.push_back(document);
            }
        }
        return matching;
    }

    void take(const Node::Named& named, double share, const Documents& documents) {
        const Matches matches = matches_of(Clause::scaled(named.part, share), Scoring::On);
        std::vector<std::string> terms;
        const auto all = [&](const Node::InCompounds& in_compounds) {
            return postings_.compounds_of(in_compounds.part_stem, index::kMostCompounds);
        };
        gather_terms(named.part, all, terms);
        const std::string articles = "; in " + counted(matches.documents.size(), "article");
        for (const Xapian::docid document : documents) {
            const float score = matches.scores[document];
            if (score != 0) {
                const Held held = held_by(document, terms);
                std::string what = in_words(named, held.terms);
                if (tells_count(named.meaning)) {
                    what += ", " + counted(held.times, "time");
                }
                parts_[document].push_back({static_cast<double>(score), what + articles});
            }
        }
    }

    Held held_by(Xapian::docid document, const std::vector<std::string>& terms) const {
        Held held;
        for (const std::string& term : terms) {
            if (const auto times = postings_.get(term).count_in(document)) {
                held.terms.push_back(term);
                held.times += *times;
            }
        }
        return held;
    }

    const Page& page_;
    const SearchSetting& setting_;
    const index::RevisionPostings postings_;
    std::map<Xapian::docid, std::vector<ScorePart>> parts_;
};

} // namespace

std::vector<std::string> explain_query(const Page& page) {
    std::vector<std::string> lines;
    if (page.plan.binding_matters) {
        lines.emplace_back(
            page.binding == query::Binding::All     ? "hits hold all words"
            : page.scores.with_all_words.is_empty() ? "hits hold any of the words"
                                                    : "hits that hold all words come first, then "
                                                      "those with any"
        );
    }
    if (!page.plan.binding_matters && page.scores.all_words_bonus > 0) {
        lines.emplace_back(
            "hits that hold the word or all of its parts come first, then those "
            "with any part"
        );
    }
    list_names(page.scores.query, 1, lines);
    return lines;
}

std::vector<std::vector<ScorePart>> explain(const Page& page, const SearchSetting& setting) {
    std::map<Xapian::docid, std::vector<ScorePart>> by_document = Explanation(page, setting).run();
    std::vector<std::vector<ScorePart>> explained;
    for (const FoundDocument& found : page.documents) {
        std::vector<ScorePart>& parts = by_document[found.document.get_docid()];
        std::stable_sort(parts.begin(), parts.end(), [](const auto& left, const auto& right) {
            return left.score > right.score;
        });
        explained.push_back(std::move(parts));
    }
    return explained;
}

} // namespace fundstelle::search
