#include "engine/query/xapian_query.hpp"

#include <string>
#include <utility>
#include <vector>

#include "engine/index/schema.hpp"

namespace fundstelle::query {

namespace {

/// Walks over the token streams of a database.
class PatternSource final : public Xapian::PostingSource {
public:
    PatternSource(
        std::shared_ptr<const index::TokenPattern> pattern,
        std::string description,
        std::shared_ptr<TimeBudget> budget
    )
        : pattern_(std::move(pattern)),
          description_(std::move(description)),
          budget_(std::move(budget)) {}

    // The upper bound keeps it behind all terms where Xapian orders conditions by their frequency.
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return article_count_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return article_count_; }

    void next(double /*least_weight*/) override {
        if (has_begun_) {
            ++stream_;
        } else {
            has_begun_ = true;
        }
        go_on_to_match();
    }

    void skip_to(Xapian::docid article, double /*least_weight*/) override {
        has_begun_ = true;
        stream_.skip_to(article);
        go_on_to_match();
    }

    bool check(Xapian::docid article, double /*least_weight*/) override {
        has_begun_ = true;
        stream_.skip_to(article);
        if (stream_ != end_ && stream_.get_docid() == article && may_go_on()) {
            return index::matches(*pattern_, *stream_);
        }
        go_on_to_match();
        return true;
    }

    [[nodiscard]] bool at_end() const override { return has_begun_ && stream_ == end_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return stream_.get_docid(); }

    [[nodiscard]] Xapian::PostingSource* clone() const override {
        return std::make_unique<PatternSource>(pattern_, description_, budget_)
            .release(); // Xapian owns it
    }

    void init(const Xapian::Database& database) override {
        article_count_ = database.get_doccount();
        stream_ = database.valuestream_begin(index::kTokenStreamSlot);
        end_ = database.valuestream_end(index::kTokenStreamSlot);
        has_begun_ = false;
    }

    [[nodiscard]] std::string get_description() const override { return description_; }

private:
    void go_on_to_match() {
        while (stream_ != end_ && may_go_on() && !index::matches(*pattern_, *stream_)) {
            ++stream_;
        }
    }

    /// Goes to the end when the time is over.
    bool may_go_on() {
        if (budget_->allows_step()) {
            return true;
        }
        stream_ = end_;
        return false;
    }

    std::shared_ptr<const index::TokenPattern> pattern_;
    std::string description_;
    std::shared_ptr<TimeBudget> budget_;
    Xapian::doccount article_count_ = 0;
    Xapian::ValueIterator stream_;
    Xapian::ValueIterator end_;
    bool has_begun_ = false;
};

using Query = Xapian::Query;
using Node = Clause::Node;

std::vector<Query> queries_of(const std::vector<Clause>& clauses) {
    std::vector<Query> queries;
    queries.reserve(clauses.size());
    for (const Clause& clause : clauses) {
        queries.push_back(query::to_xapian(clause));
    }
    return queries;
}

Query::op operator_of(Operator bond) {
    switch (bond) {
        case Operator::And:
            return Query::OP_AND;
        case Operator::Synonym:
            return Query::OP_SYNONYM;
        case Operator::AndMaybe:
            return Query::OP_AND_MAYBE;
        case Operator::Filter:
            return Query::OP_FILTER;
        case Operator::AndNot:
            return Query::OP_AND_NOT;
        case Operator::Or:
            break;
    }
    return Query::OP_OR;
}

// Not Query::MatchAll: that one object's count of references is shared by all threads and not
// atomic.
Query query_of(const Node::AllArticles& /*all*/) {
    return Query(std::string());
}

Query query_of(const Node::Term& term) {
    return Query(term.text);
}

/// Xapian's matcher knows no lists but the terms': it gets the most frequent compounds.
Query query_of(const Node::InCompounds& in_compounds) {
    std::vector<Query> terms;
    for (const std::string& stem : in_compounds.compounds) {
        terms.emplace_back(index::stem_term({}, stem));
    }
    return terms.size() == 1 ? terms.front() : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

Query query_of(const Node::Bound& bound) {
    const std::vector<Query> parts = queries_of(bound.parts);
    return Query(operator_of(bound.bond), parts.begin(), parts.end());
}

Query query_of(const Node::Scaled& scaled) {
    return Query(Query::OP_SCALE_WEIGHT, query::to_xapian(scaled.part), scaled.share);
}

Query query_of(const Node::Named& named) {
    return query::to_xapian(named.part);
}

Query query_of(const Node::Published& published) {
    const base::InstantRange& range = published.range;
    // An upper bound alone would take the undated too.
    const std::string first =
        range.begin ? index::encode_instant(*range.begin) : std::string(8, '\0');
    if (!range.end) {
        return Query(Query::OP_VALUE_GE, index::kPublishedSlot, first);
    }
    const std::string last = index::encode_instant(base::Instant{range.end->seconds - 1});
    return Query(Query::OP_VALUE_RANGE, index::kPublishedSlot, first, last);
}

Query query_of(const Node::Positions& positions) {
    const std::vector<Query> words = queries_of(positions.words);
    const Query::op operation = positions.in_order ? Query::OP_PHRASE : Query::OP_NEAR;
    return Query(operation, words.begin(), words.end(), positions.window);
}

Query query_of(const Node::WordsAnswer& words) {
    PatternSource source(words.pattern, words.description, words.budget);
    return Query(&source); // keeps a clone
}

} // namespace

Xapian::Query to_xapian(const Clause& clause) {
    if (clause.node() == nullptr) {
        return {};
    }
    return std::visit([](const auto& value) { return query_of(value); }, clause.node()->value);
}

} // namespace fundstelle::query
