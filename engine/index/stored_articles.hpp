#pragma once
// All stored articles of a generation, one after the other, also of one made by another version.
#include <functional>

#include "engine/article/article.hpp"
#include "engine/index/generation.hpp"

namespace fundstelle::index {

/// Gives each stored article to `take` in the order of taking in, until it returns false. Needs no
/// fitting analysis version: this is how an index is made anew after an upgrade. Throws
/// Error{IndexDamaged}.
void for_each_stored_article(
    const Generation& generation, const std::function<bool(const article::Article&)>& take
);

} // namespace fundstelle::index
