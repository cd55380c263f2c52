#pragma once
// How much words typed side by side count beside one another.
#include "engine/query/syntax.hpp"

namespace fundstelle::query {

/// German writes nouns and names with capital letters, and they tell more of what is sought than
/// verbs and adjectives do. Where a query is typed so, words in lower case count less: where a word
/// behind the first begins with a capital letter and goes on in lower case. Of the first word,
/// which keyboards write large by themselves, and of abbreviations nothing follows. A value that is
/// valid as long as its group.
class Emphasis {
public:
    explicit Emphasis(const Group& group);

    /// Gives what a member of the group counts, 1 unless it is a plain word in lower case.
    [[nodiscard]] double of(const Member& member) const;

private:
    bool shows_nouns_ = false;
};

} // namespace fundstelle::query
