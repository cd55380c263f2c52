#pragma once
// What a record turns out to be: an article, the end of one, or nothing, with the reason.
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

#include "engine/article/article_json.hpp"

namespace fundstelle::indexer {

/// The order of a wire to show an article no more.
struct Withdrawal {
    std::string id; ///< of the article
};

/// What became of a record.
struct Outcome {
    /// An article, a withdrawal, or the reason why there is neither.
    using Result = std::variant<article::Article, Withdrawal, std::string>;

    // A reader that knows neither versions nor withdrawals gives what it has.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Outcome(article::ArticleOrReason read)
        : result(std::visit(
              [](auto&& found) { return Result(std::forward<decltype(found)>(found)); },
              std::move(read)
          )) {}

    explicit Outcome(Withdrawal withdrawal) : result(std::move(withdrawal)) {}

    Result result;
    /// Of an article or a withdrawal within its wire, from 1: of two with one id in one run the
    /// higher one stays, whichever comes first. 0 where there is none.
    std::size_t revision = 0;
};

} // namespace fundstelle::indexer
