#include "engine/search/evaluation.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "engine/search/article_conditions.hpp"
#include "engine/search/clause_parts.hpp"
#include "engine/search/posting_scores.hpp"
#include "engine/search/ranking.hpp"
#include "engine/search/scratch.hpp"

namespace fundstelle::search {

namespace {

using query::Clause;
using query::Operator;
using Node = query::Clause::Node;

class Evaluation {
public:
    Evaluation(const query::Plan& plan, const SearchSetting& setting)
        : plan_(plan),
          setting_(setting),
          database_(setting.reader.database()),
          last_(database_.get_lastdocid()),
          postings_(setting.reader.frozen().postings->at(database_)),
          lengths_(setting.reader.frozen().columns->lengths(database_)),
          scores_(
              lengths_,
              {static_cast<double>(database_.get_doccount()), database_.get_average_length()}
          ),
          end_(std::chrono::steady_clock::now() + setting.limits.time) {}

    Matches run(Scoring scoring, const ScoresNeeded& needed) {
        Matches matches;
        matches.documents = DocumentSet(last_);
        if (scoring == Scoring::On) {
            matches.scores.resize(std::size_t{last_} + 1);
            add_for_page(plan_.query, needed, {matches.documents, &matches.scores});
        } else {
            add(plan_.query, {matches.documents});
        }
        matches.phrases_nowhere = std::move(phrases_nowhere_);
        matches.ran_out_of_time = ran_out_of_time_ || plan_.budget->is_spent();
        return matches;
    }

private:
    /// Adds what nothing is added to afterwards.
    void add_for_page(const Clause& clause, const ScoresNeeded& needed, const Target& to) {
        const auto* bound =
            clause.node() == nullptr ? nullptr : std::get_if<Node::Bound>(&clause.node()->value);
        if (bound != nullptr && bound->bond == Operator::Or) {
            Choices choices = choices_of(clause, postings_);
            for (const Choices::Other& other : choices.others) {
                Target inner = to;
                inner.share *= other.share;
                add(other.clause, inner);
            }
            add_for_best(
                std::move(choices.words), scores_, needed, [this] { return has_time(); }, to
            );
        } else if (bound != nullptr && bound->bond == Operator::Filter &&
                   !looks_at_articles(bound->parts.back())) {
            DocumentSet condition(last_);
            add(bound->parts.back(), {condition, nullptr, 1, to.allowed});
            Target inner = to;
            inner.allowed = &condition;
            add_for_page(bound->parts.front(), needed, inner);
        } else {
            add(clause, to);
        }
    }

    void add(const Clause& clause, const Target& to) {
        if (clause.node() != nullptr && has_time()) {
            std::visit([&](const auto& value) { add_node(value, to); }, clause.node()->value);
        }
    }

    void add_node(const Node::AllArticles& /*all*/, const Target& to) {
        lengths_->for_each_document([&](Xapian::docid document) {
            if (to.allows(document)) {
                to.found.add(document);
            }
        });
    }

    void add_node(const Node::Term& term, const Target& to) {
        scores_.add(postings_.get(term.text), to);
    }

    void add_node(const Node::InCompounds& in_compounds, const Target& to) {
        scores_.add(postings_.in_compounds_of(in_compounds.part_stem), to);
    }

    void add_node(const Node::Scaled& scaled, const Target& to) {
        Target inner = to;
        inner.share *= scaled.share;
        add(scaled.part, inner);
    }

    void add_node(const Node::Named& named, const Target& to) {
        if (named.meaning != query::Meaning::Phrase) {
            add(named.part, to);
            return;
        }
        DocumentSet found(last_);
        add(named.part, {found, to.scores, to.share, to.allowed, to.scored});
        if (found.is_empty()) {
            phrases_nowhere_.push_back(named.words);
        }
        to.found.unite(found);
    }

    void add_node(const Node::Bound& bound, const Target& to) {
        switch (bound.bond) {
            case Operator::Or:
                add_each(bound.parts, to);
                break;
            case Operator::And:
                add_all(bound.parts, to);
                break;
            case Operator::Synonym:
                to.scores == nullptr ? add_each(bound.parts, to) : add_synonyms(bound.parts, to);
                break;
            case Operator::AndMaybe:
                add_and_maybe(bound.parts, to);
                break;
            case Operator::Filter:
                add_filtered(bound.parts, to);
                break;
            case Operator::AndNot:
                add_but_not(bound.parts, to);
                break;
        }
    }

    void add_node(const Node::Published& published, const Target& to) {
        const auto times = setting_.reader.frozen().columns->times(database_, setting_.zone);
        for (const Xapian::docid document : times->published_in(published.range)) {
            if (to.allows(document)) {
                to.found.add(document);
            }
        }
    }

    void add_node(const Node::Positions& positions, const Target& to) {
        auto found = match_positions(positions, setting_.reader, setting_.limits.time);
        ran_out_of_time_ = ran_out_of_time_ || found.ran_out_of_time;
        keep_allowed(found.documents, to);
        to.found.unite(found.documents);
    }

    void add_node(const Node::WordsAnswer& words, const Target& to) {
        ArticleWords articles(words, setting_.reader);
        if (to.allowed != nullptr) {
            articles.add_answering(*to.allowed, to.found);
            return;
        }
        DocumentSet all(last_);
        lengths_->for_each_document([&](Xapian::docid document) { all.add(document); });
        articles.add_answering(all, to.found);
    }

    void add_each(const std::vector<Clause>& parts, const Target& to) {
        for (const Clause& part : parts) {
            add(part, to);
        }
    }

    /// Terms that count as one word.
    void add_synonyms(const std::vector<Clause>& terms, const Target& to) {
        std::vector<index::Postings> lists;
        for (const Clause& term : terms) {
            if (term.node() != nullptr) { // otherwise the plan has no room for it
                lists.push_back(postings_.get(std::get<Node::Term>(term.node()->value).text));
            }
        }
        if (has_time()) {
            scores_.add_as_one(lists, free_, last_, to);
        }
    }

    /// Those that hold all parts.
    void add_all(const std::vector<Clause>& parts, const Target& to) {
        const std::vector<Clause> in_order = rarest_first(parts, postings_);
        Scratch scores(free_, last_);
        DocumentSet touched(last_);
        DocumentSet found(last_);
        const DocumentSet* allowed = to.allowed;
        for (const Clause& part : in_order) {
            DocumentSet of_part(last_);
            add(part, {of_part, to.scores == nullptr ? nullptr : &*scores, to.share, allowed});
            if (&part == &in_order.front()) {
                touched = of_part;
            }
            found = std::move(of_part);
            allowed = &found;
            if (ran_out_of_time_ || found.is_empty()) {
                found = DocumentSet(last_);
                break;
            }
        }
        to.found.unite(found);
        if (to.scores != nullptr) {
            found.for_each([&](Xapian::docid document) {
                (*to.scores)[document] += (*scores)[document];
            });
            touched.for_each([&](Xapian::docid document) { (*scores)[document] = 0; });
        }
    }

    void add_and_maybe(const std::vector<Clause>& parts, const Target& to) {
        DocumentSet found(last_);
        add(parts.front(), {found, to.scores, to.share, to.allowed});
        if (to.scores != nullptr) {
            DocumentSet also(last_);
            add(parts.back(), {also, to.scores, to.share, &found});
        }
        to.found.unite(found);
    }

    void add_filtered(const std::vector<Clause>& parts, const Target& to) {
        if (looks_at_articles(parts.back())) {
            const std::optional<DocumentSet> candidates =
                candidates_for(parts.back(), setting_.reader, to.allowed);
            Target inner = to;
            inner.allowed = candidates ? &*candidates : to.allowed;
            add_all({parts.front(), Clause::scaled(parts.back(), 0)}, inner);
            return;
        }
        DocumentSet condition(last_);
        add(parts.back(), {condition, nullptr, 1, to.allowed});
        if (!condition.is_empty()) {
            add(parts.front(), {to.found, to.scores, to.share, &condition});
        }
    }

    void add_but_not(const std::vector<Clause>& parts, const Target& to) {
        DocumentSet excluded(last_);
        add(parts.back(), {excluded, nullptr, 1, nullptr});
        if (ran_out_of_time_) {
            return; // what was to be left out, and was not found in time, must not be found
        }
        DocumentSet allowed(last_);
        lengths_->for_each_document([&](Xapian::docid document) {
            if (!excluded.holds(document) && to.allows(document)) {
                allowed.add(document);
            }
        });
        add(parts.front(), {to.found, to.scores, to.share, &allowed});
    }

    static void keep_allowed(DocumentSet& found, const Target& to) {
        if (to.allowed != nullptr) {
            found.intersect(*to.allowed);
        }
    }

    bool has_time() {
        ran_out_of_time_ = ran_out_of_time_ || std::chrono::steady_clock::now() > end_;
        return !ran_out_of_time_;
    }

    const query::Plan& plan_;
    const SearchSetting& setting_;
    const Xapian::Database& database_;
    const Xapian::docid last_;
    const index::RevisionPostings postings_;
    const std::shared_ptr<const index::LengthColumn> lengths_;
    const PostingScores scores_;
    Scratch::Free free_;
    const std::chrono::steady_clock::time_point end_;
    bool ran_out_of_time_ = false;
    std::vector<std::string> phrases_nowhere_;
};

} // namespace

Matches evaluate(
    const query::Plan& plan,
    Scoring scoring,
    const SearchSetting& setting,
    const ScoresNeeded& needed
) {
    plan.budget->begin(setting.limits.time);
    return Evaluation(plan, setting).run(scoring, needed);
}

} // namespace fundstelle::search
