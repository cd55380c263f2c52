#include "engine/query/xapian_query.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/document_parts.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::query {

namespace {

/// Walks over the articles of a database.
class PatternSource final : public Xapian::PostingSource {
public:
    PatternSource(
        std::shared_ptr<const index::PatternMatcher> matcher,
        std::string description,
        std::shared_ptr<TimeBudget> budget,
        std::shared_ptr<const index::Records> records
    )
        : matcher_(std::move(matcher)),
          description_(std::move(description)),
          budget_(std::move(budget)),
          records_(std::move(records)) {}

    // The upper bound keeps it behind all terms where Xapian orders conditions by their frequency.
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return article_count_; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return article_count_; }

    void next(double /*least_weight*/) override {
        if (has_begun_) {
            ++article_;
        } else {
            has_begun_ = true;
        }
        go_on_to_match();
    }

    void skip_to(Xapian::docid article, double /*least_weight*/) override {
        has_begun_ = true;
        article_.skip_to(article);
        go_on_to_match();
    }

    bool check(Xapian::docid article, double /*least_weight*/) override {
        has_begun_ = true;
        article_.skip_to(article);
        if (article_ != end_ && *article_ == article && may_go_on()) {
            return is_match();
        }
        go_on_to_match();
        return true;
    }

    [[nodiscard]] bool at_end() const override { return has_begun_ && article_ == end_; }
    [[nodiscard]] Xapian::docid get_docid() const override { return *article_; }

    [[nodiscard]] Xapian::PostingSource* clone() const override {
        return std::make_unique<PatternSource>(matcher_, description_, budget_, records_)
            .release(); // Xapian owns it
    }

    void init(const Xapian::Database& database) override {
        article_count_ = database.get_doccount();
        parts_.emplace(*records_, database);
        article_ = database.postlist_begin({});
        end_ = database.postlist_end({});
        has_begun_ = false;
    }

    [[nodiscard]] std::string get_description() const override { return description_; }

private:
    void go_on_to_match() {
        while (article_ != end_ && may_go_on() && !is_match()) {
            ++article_;
        }
    }

    [[nodiscard]] bool is_match() const {
        return matcher_->matches(parts_->read(index::Part::Words, *article_));
    }

    /// Goes to the end when the time is over.
    bool may_go_on() {
        if (budget_->allows_step()) {
            return true;
        }
        article_ = end_;
        return false;
    }

    std::shared_ptr<const index::PatternMatcher> matcher_;
    std::string description_;
    std::shared_ptr<TimeBudget> budget_;
    std::shared_ptr<const index::Records> records_;
    std::optional<index::DocumentParts> parts_;
    Xapian::doccount article_count_ = 0;
    Xapian::PostingIterator article_;
    Xapian::PostingIterator end_;
    bool has_begun_ = false;
};

using Query = Xapian::Query;
using Node = Clause::Node;

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

/// Gives the queries of clauses.
class Translation {
public:
    explicit Translation(const std::shared_ptr<const index::Records>& records)
        : records_(records) {}

    [[nodiscard]] Query query_of(const Clause& clause) const {
        if (clause.node() == nullptr) {
            return {};
        }
        return std::visit(
            [this](const auto& value) { return query_of(value); }, clause.node()->value
        );
    }

private:
    // Not Query::MatchAll: that one object's count of references is shared by all threads and not
    // atomic.
    [[nodiscard]] Query query_of(const Node::AllArticles& /*all*/) const {
        return Query(std::string());
    }

    [[nodiscard]] Query query_of(const Node::Term& term) const { return Query(term.text); }

    /// Xapian's matcher knows no lists but the terms': it gets the most frequent compounds.
    [[nodiscard]] Query query_of(const Node::InCompounds& in_compounds) const {
        std::vector<Query> terms;
        for (const std::string& stem : in_compounds.compounds) {
            terms.emplace_back(index::stem_term({}, stem));
        }
        return terms.size() == 1 ? terms.front()
                                 : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
    }

    [[nodiscard]] Query query_of(const Node::Bound& bound) const {
        const std::vector<Query> parts = queries_of(bound.parts);
        return Query(operator_of(bound.bond), parts.begin(), parts.end());
    }

    [[nodiscard]] Query query_of(const Node::Scaled& scaled) const {
        return Query(Query::OP_SCALE_WEIGHT, query_of(scaled.part), scaled.share);
    }

    [[nodiscard]] Query query_of(const Node::Named& named) const { return query_of(named.part); }

    [[nodiscard]] Query query_of(const Node::Published& published) const {
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

    [[nodiscard]] Query query_of(const Node::Positions& positions) const {
        const std::vector<Query> words = queries_of(positions.words);
        const Query::op operation = positions.in_order ? Query::OP_PHRASE : Query::OP_NEAR;
        return Query(operation, words.begin(), words.end(), positions.window);
    }

    [[nodiscard]] Query query_of(const Node::WordsAnswer& words) const {
        PatternSource source(
            std::make_shared<const index::PatternMatcher>(*words.pattern),
            words.description,
            words.budget,
            records_
        );
        return Query(&source); // keeps a clone
    }

    [[nodiscard]] std::vector<Query> queries_of(const std::vector<Clause>& clauses) const {
        std::vector<Query> queries;
        queries.reserve(clauses.size());
        for (const Clause& clause : clauses) {
            queries.push_back(query_of(clause));
        }
        return queries;
    }

    const std::shared_ptr<const index::Records>& records_;
};

} // namespace

Xapian::Query to_xapian(
    const Clause& clause, const std::shared_ptr<const index::Records>& records
) {
    return Translation(records).query_of(clause);
}

} // namespace fundstelle::query
