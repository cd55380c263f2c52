#include "engine/query/term_statistics.hpp"

#include <algorithm>
#include <utility>

namespace fundstelle::query {

std::size_t DatabaseStatistics::document_frequency(const std::string& term) const {
    return database_.get_termfreq(term);
}

std::vector<std::string> DatabaseStatistics::terms_with_prefix(
    const std::string& prefix, std::size_t limit
) const {
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    std::size_t walked = 0;
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end && walked < kMaxWalkedTerms;
         ++term) {
        found.emplace_back(term.get_termfreq(), *term);
        ++walked;
    }
    const std::size_t count = std::min(limit, found.size());
    std::partial_sort(
        found.begin(),
        found.begin() + static_cast<std::ptrdiff_t>(count),
        found.end(),
        [](const auto& left, const auto& right) {
            return left.first != right.first ? left.first > right.first
                                             : left.second < right.second;
        }
    );
    std::vector<std::string> terms;
    terms.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        terms.push_back(std::move(found[index].second));
    }
    return terms;
}

std::size_t DatabaseStatistics::article_count() const {
    return database_.get_doccount();
}

} // namespace fundstelle::query
