#include "engine/search/all_matches.hpp"

#include <utility>

#include "engine/search/document_set.hpp"
#include "engine/search/ranking.hpp"

namespace fundstelle::search {

namespace {

/// Adds what it is shown and turns it away, so that the match keeps no heap of hits.
class Collector final : public Xapian::MatchDecider {
public:
    Collector(DocumentSet& found, std::chrono::milliseconds limit)
        : found_(found), deadline_(limit) {}

    bool operator()(const Xapian::Document& document) const override {
        if (deadline_(document)) {
            found_.add(document.get_docid());
        }
        return false;
    }

    [[nodiscard]] bool ran_out_of_time() const { return deadline_.has_passed(); }

private:
    DocumentSet& found_;
    Deadline deadline_;
};

/// Evaluates queries without weights. Xapian's own match keeps all terms in step, document by
/// document; here each posting list is read once from its beginning to its end, which takes a
/// third of the time. Parts that only Xapian can evaluate (positions, ranges of values) it does.
class Evaluator {
public:
    Evaluator(
        const Xapian::Database& database, query::TimeBudget& budget, const SearchLimits& limits
    )
        : database_(database), budget_(budget), limits_(limits), last_(database.get_lastdocid()) {}

    DocumentSet run(const Xapian::Query& query) {
        switch (query.get_type()) {
            case Xapian::Query::LEAF_TERM:
                return postings(*query.get_terms_begin());
            case Xapian::Query::LEAF_MATCH_ALL:
                return postings({});
            case Xapian::Query::LEAF_MATCH_NOTHING:
                return DocumentSet(last_);
            case Xapian::Query::OP_OR:
            case Xapian::Query::OP_SYNONYM:
            case Xapian::Query::OP_MAX:
                return any_of(query);
            case Xapian::Query::OP_SCALE_WEIGHT:
            case Xapian::Query::OP_AND_MAYBE:
                return run(query.get_subquery(0));
            case Xapian::Query::OP_AND:
            case Xapian::Query::OP_FILTER:
                return is_plain(query) ? all_of(query) : matched_by_xapian(query);
            case Xapian::Query::OP_AND_NOT:
                return is_plain(query) ? but_not(query) : matched_by_xapian(query);
            default:
                return matched_by_xapian(query);
        }
    }

    [[nodiscard]] bool ran_out_of_time() const { return ran_out_of_time_; }

private:
    /// Whether nothing in it is a condition that Xapian should only ask of what matches the rest.
    static bool is_plain(const Xapian::Query& query) {
        switch (query.get_type()) {
            case Xapian::Query::LEAF_TERM:
            case Xapian::Query::LEAF_MATCH_ALL:
            case Xapian::Query::LEAF_MATCH_NOTHING:
                return true;
            case Xapian::Query::OP_SCALE_WEIGHT:
            case Xapian::Query::OP_AND_MAYBE:
                return is_plain(query.get_subquery(0));
            case Xapian::Query::OP_OR:
            case Xapian::Query::OP_SYNONYM:
            case Xapian::Query::OP_MAX:
            case Xapian::Query::OP_AND:
            case Xapian::Query::OP_FILTER:
            case Xapian::Query::OP_AND_NOT:
                break;
            default:
                return false;
        }
        for (std::size_t part = 0; part < query.get_num_subqueries(); ++part) {
            if (!is_plain(query.get_subquery(part))) {
                return false;
            }
        }
        return true;
    }

    bool has_time() {
        ran_out_of_time_ = ran_out_of_time_ || !budget_.allows_step();
        return !ran_out_of_time_;
    }

    void add_postings(const std::string& term, DocumentSet& found) {
        constexpr std::size_t kAskTimeEvery = 256;
        const Xapian::PostingIterator end = database_.postlist_end(term);
        std::size_t read = 0;
        for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
            if (++read % kAskTimeEvery == 0 && !has_time()) {
                return;
            }
            found.add(*posting);
        }
    }

    DocumentSet postings(const std::string& term) {
        DocumentSet found(last_);
        add_postings(term, found);
        return found;
    }

    DocumentSet any_of(const Xapian::Query& query) {
        DocumentSet found(last_);
        for (std::size_t part = 0; part < query.get_num_subqueries(); ++part) {
            const Xapian::Query alternative = query.get_subquery(part);
            if (alternative.get_type() == Xapian::Query::LEAF_TERM) {
                add_postings(*alternative.get_terms_begin(), found);
            } else {
                found.unite(run(alternative));
            }
        }
        return found;
    }

    DocumentSet all_of(const Xapian::Query& query) {
        DocumentSet found = run(query.get_subquery(0));
        for (std::size_t part = 1; part < query.get_num_subqueries(); ++part) {
            found.intersect(run(query.get_subquery(part)));
        }
        return found;
    }

    DocumentSet but_not(const Xapian::Query& query) {
        DocumentSet found = run(query.get_subquery(0));
        for (std::size_t part = 1; part < query.get_num_subqueries(); ++part) {
            found.subtract(run(query.get_subquery(part)));
        }
        // What should have been taken away, and was not read in time, must not be found.
        return ran_out_of_time_ ? DocumentSet(last_) : found;
    }

    DocumentSet matched_by_xapian(const Xapian::Query& query) {
        DocumentSet found(last_);
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        Collector collector(found, limits_.time);
        (void)enquire.get_mset(0, 1, database_.get_doccount(), nullptr, &collector);
        ran_out_of_time_ = ran_out_of_time_ || collector.ran_out_of_time();
        return found;
    }

    const Xapian::Database& database_;
    query::TimeBudget& budget_;
    const SearchLimits& limits_;
    Xapian::docid last_;
    bool ran_out_of_time_ = false;
};

} // namespace

AllMatches all_matches(
    const Xapian::Database& database, const query::Plan& plan, const SearchLimits& limits
) {
    plan.budget->begin(limits.time);
    Evaluator evaluator(database, *plan.budget, limits);
    const DocumentSet found = evaluator.run(plan.query);
    AllMatches matches;
    matches.documents.reserve(found.size());
    found.for_each([&](Xapian::docid document) { matches.documents.push_back(document); });
    matches.ran_out_of_time = evaluator.ran_out_of_time() || plan.budget->is_spent();
    return matches;
}

Stories stories_of(std::vector<Xapian::docid> documents, const index::ValueColumn* groups) {
    Stories stories;
    if (groups == nullptr) {
        stories.single = std::move(documents);
        return stories;
    }
    constexpr std::uint32_t kNowhere = 0xffffffff;
    std::vector<std::uint32_t> counts(groups->value_count());
    for (const Xapian::docid document : documents) {
        for (const std::uint32_t group : groups->of(document)) {
            ++counts[group];
        }
    }
    std::vector<std::uint32_t> places(groups->value_count(), kNowhere);
    for (const Xapian::docid document : documents) {
        const auto group = groups->of(document);
        if (group.empty() || counts[group.front()] == 1) {
            stories.single.push_back(document);
            continue;
        }
        std::uint32_t& place = places[group.front()];
        if (place == kNowhere) {
            place = static_cast<std::uint32_t>(stories.copied.size());
            stories.copied.emplace_back();
        }
        stories.copied[place].push_back(document);
    }
    return stories;
}

} // namespace fundstelle::search
