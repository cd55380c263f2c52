#include "engine/search/printed_words.hpp"

#include <variant>

namespace fundstelle::search {

namespace {

using query::Clause;
using query::Operator;
using Node = query::Clause::Node;

/// Asks clause by clause which of some documents hold it.
class Questions {
public:
    explicit Questions(index::Reader& reader)
        : postings_(reader.frozen().postings->at(reader.database())),
          last_(reader.database().get_lastdocid()) {}

    [[nodiscard]] DocumentSet holding(const Clause& clause, const DocumentSet& among) const {
        if (clause.node() == nullptr || among.is_empty()) {
            return DocumentSet(last_);
        }
        return std::visit(
            [&](const auto& value) { return answer(value, among); }, clause.node()->value
        );
    }

private:
    [[nodiscard]] DocumentSet answer(const Node::Term& term, const DocumentSet& among) const {
        return held_by(postings_.get(term.text), among);
    }

    [[nodiscard]] DocumentSet answer(
        const Node::InCompounds& in_compounds, const DocumentSet& among
    ) const {
        return held_by(postings_.in_compounds_of(in_compounds.part_stem), among);
    }

    [[nodiscard]] DocumentSet held_by(const index::Postings& list, const DocumentSet& among) const {
        DocumentSet found(last_);
        list.for_each([&](Xapian::docid document, Xapian::termcount /*count*/) {
            if (among.holds(document)) {
                found.add(document);
            }
        });
        return found;
    }

    [[nodiscard]] DocumentSet answer(const Node::Scaled& scaled, const DocumentSet& among) const {
        return holding(scaled.part, among);
    }

    [[nodiscard]] DocumentSet answer(const Node::Named& named, const DocumentSet& among) const {
        return named.meaning == query::Meaning::InCompounds ? DocumentSet(last_)
                                                            : holding(named.part, among);
    }

    [[nodiscard]] DocumentSet answer(const Node::Bound& bound, const DocumentSet& among) const {
        if (bound.bond == Operator::Or || bound.bond == Operator::Synonym) {
            DocumentSet found(last_);
            for (const Clause& part : bound.parts) {
                found.unite(holding(part, among));
            }
            return found;
        }
        if (bound.bond == Operator::And) {
            DocumentSet found = among;
            for (const Clause& part : bound.parts) {
                found = holding(part, found);
            }
            return found;
        }
        return holding(
            bound.parts.front(), among
        ); // of the others what follows the first says nothing of its words
    }

    /// Whatever else there is has been asked in matching.
    template <typename Condition>
    [[nodiscard]] DocumentSet answer(const Condition& /*condition*/, const DocumentSet& among)
        const {
        return among;
    }

    index::RevisionPostings postings_;
    Xapian::docid last_;
};

} // namespace

DocumentSet with_words_themselves(
    const DocumentSet& matching, const Clause& clause, index::Reader& reader
) {
    return Questions(reader).holding(clause, matching);
}

} // namespace fundstelle::search
