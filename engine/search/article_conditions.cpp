#include "engine/search/article_conditions.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/query/xapian_query.hpp"
#include "engine/search/ranking.hpp"

namespace fundstelle::search {

namespace {

using query::Clause;
using Node = query::Clause::Node;

/// Takes every document that Xapian shows it and turns it away, so that the match keeps no heap.
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

} // namespace

bool looks_at_articles(const Clause& clause) {
    if (clause.node() == nullptr) {
        return false;
    }
    const auto& value = clause.node()->value;
    if (const auto* bound = std::get_if<Node::Bound>(&value)) {
        return std::any_of(bound->parts.begin(), bound->parts.end(), looks_at_articles);
    }
    if (const auto* scaled = std::get_if<Node::Scaled>(&value)) {
        return looks_at_articles(scaled->part);
    }
    if (const auto* named = std::get_if<Node::Named>(&value)) {
        return looks_at_articles(named->part);
    }
    return std::holds_alternative<Node::WordsAnswer>(value) ||
           std::holds_alternative<Node::Positions>(value);
}

PositionMatches match_positions(
    const Node::Positions& positions, const index::Reader& reader, std::chrono::milliseconds limit
) {
    const Xapian::Database& database = reader.database();
    Xapian::Enquire enquire(database);
    enquire.set_query(query::to_xapian(
        Clause::positions(positions.words, positions.window, positions.in_order),
        reader.frozen().records
    ));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    PositionMatches matches;
    matches.documents = DocumentSet(database.get_lastdocid());
    Collector collector(matches.documents, limit);
    (void)enquire.get_mset(0, 1, database.get_doccount(), nullptr, &collector);
    matches.ran_out_of_time = collector.ran_out_of_time();
    return matches;
}

ArticleWords::ArticleWords(const Node::WordsAnswer& words, index::Reader& reader)
    : words_(words),
      parts_(reader.parts()),
      matcher_(*words.pattern),
      asked_(*words.pattern),
      pairs_(asked_.empty() ? nullptr : reader.frozen().pairs->get(parts_)),
      is_whole_in_lists_(pairs_ != nullptr && asked_.whole_list_in(pairs_->frequent())),
      lists_(
          pairs_ == nullptr ? std::vector<index::PostingView>{}
                            : asked_.lists_in(pairs_->frequent())
      ),
      not_listed_(lists_.empty() ? asked_ : asked_.not_in(pairs_->frequent())) {}

std::optional<DocumentSet> ArticleWords::candidates() const {
    if (lists_.empty()) {
        return std::nullopt;
    }
    const Xapian::docid last = parts_.database().get_lastdocid();
    std::optional<DocumentSet> in_all;
    for (const index::PostingView& list : lists_) {
        DocumentSet holding(last);
        list.for_each([&](Xapian::docid document, Xapian::termcount /*count*/) {
            holding.add(document);
        });
        for (Xapian::docid later = pairs_->frequent().behind(); later <= last; ++later) {
            holding.add(later);
        }
        if (in_all) {
            in_all->intersect(holding);
        } else {
            in_all = std::move(holding);
        }
    }
    return in_all;
}

/// Whether lists of runs tell of a document.
bool ArticleWords::is_listed(Xapian::docid document) const {
    return !lists_.empty() && document < pairs_->frequent().behind();
}

/// Whether a candidate answers without being read.
bool ArticleWords::is_decided(Xapian::docid document) const {
    return is_whole_in_lists_ && is_listed(document);
}

/// Whether a candidate may answer, as far as its pairs tell.
bool ArticleWords::may_answer(Xapian::docid document) const {
    return pairs_ == nullptr ||
           (is_listed(document) ? not_listed_ : asked_).may_stand_in(document, *pairs_);
}

bool ArticleWords::answer(Xapian::docid document) {
    return may_answer(document) && words_.budget->allows_step() &&
           matcher_.matches(parts_.read(index::Part::Words, document, room_));
}

void ArticleWords::add_answering(const DocumentSet& documents, DocumentSet& found) {
    constexpr std::size_t kAhead = 8;
    DocumentSet among = documents;
    if (const auto listed = candidates()) {
        among.intersect(*listed);
    }
    const std::vector<Xapian::docid> all = among.to_vector();
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (pairs_ != nullptr && index + kAhead < all.size()) {
            not_listed_.fetch_ahead(all[index + kAhead], *pairs_);
        }
        if (is_decided(all[index]) || answer(all[index])) {
            found.add(all[index]);
        }
    }
}

std::optional<DocumentSet> candidates_for(
    const Clause& condition, index::Reader& reader, const DocumentSet* allowed
) {
    const auto* words = std::get_if<Node::WordsAnswer>(&condition.node()->value);
    if (words == nullptr) {
        return std::nullopt;
    }
    std::optional<DocumentSet> candidates = ArticleWords(*words, reader).candidates();
    if (candidates && allowed != nullptr) {
        candidates->intersect(*allowed);
    }
    return candidates;
}

} // namespace fundstelle::search
