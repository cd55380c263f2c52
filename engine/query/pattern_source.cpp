#include "engine/query/pattern_source.hpp"

#include <utility>

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

} // namespace

Xapian::Query words_answer(
    index::TokenPattern pattern, std::string description, std::shared_ptr<TimeBudget> budget
) {
    PatternSource source(
        std::make_shared<const index::TokenPattern>(std::move(pattern)),
        std::move(description),
        std::move(budget)
    );
    return Xapian::Query(&source); // keeps a clone
}

} // namespace fundstelle::query
