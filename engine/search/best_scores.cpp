#include "engine/search/best_scores.hpp"

#include <algorithm>
#include <optional>

#include "engine/search/score_scan.hpp"

namespace fundstelle::search {

namespace {

/// Lists of less than this part of all documents are scored in the time that it takes to find out
/// which need it.
constexpr std::size_t kShortPart = 16;

/// What rounding may take from a sum of scores, in parts of it.
constexpr float kRounding = 1e-4F;

/// Gives the most that the words from each on add to a score; 0 behind the last.
std::vector<float> most_from(const std::vector<WeightedList>& words, const PostingScores& scores) {
    std::vector<float> most(words.size() + 1, 0);
    for (std::size_t place = words.size(); place > 0; --place) {
        const WeightedList& word = words[place - 1];
        most[place - 1] = most[place] + scores.weight_of(word.list, word.share).most();
    }
    return most;
}

/// Gives the documents that may still come among the best; nothing where one that holds nothing but
/// words to come may do so.
std::optional<DocumentSet> candidates(
    const std::vector<float>& scores, float most_later, const ScoresNeeded& needed, const Target& to
) {
    const float least =
        (least_of_best(scores, needed.best) * (1 - kRounding)) - (most_later * (1 + kRounding));
    if (least <= 0) {
        return std::nullopt;
    }
    DocumentSet near(to.found.last());
    add_above(scores, least, near);
    if (needed.always != nullptr) {
        near.unite(*needed.always);
    }
    return near;
}

} // namespace

void add_for_best(
    std::vector<WeightedList> words,
    const PostingScores& scores,
    const ScoresNeeded& needed,
    const std::function<bool()>& has_time,
    const Target& to
) {
    std::stable_sort(words.begin(), words.end(), [](const auto& left, const auto& right) {
        return left.list.size() < right.list.size();
    });
    const std::vector<float> most = most_from(words, scores);
    const std::size_t short_list = to.scores->size() / kShortPart;
    std::optional<DocumentSet> near;
    for (std::size_t place = 0; place < words.size() && has_time(); ++place) {
        const WeightedList& word = words[place];
        const bool may_pay = needed.best < to.scores->size() && word.list.size() > short_list &&
                             most.front() > 2 * most[place];
        if (!near && may_pay) {
            near = candidates(*to.scores, most[place], needed, to);
        }
        Target target = to;
        target.share *= word.share;
        target.scored = near ? &*near : nullptr;
        scores.add(word.list, target);
    }
}

} // namespace fundstelle::search
