#include "engine/query/operators.hpp"

#include "engine/index/schema.hpp"

namespace fundstelle::query {

Xapian::Query combined(Xapian::Query::op operation, const std::vector<Xapian::Query>& queries) {
    return queries.size() == 1 ? queries.front()
                               : Xapian::Query(operation, queries.begin(), queries.end());
}

Xapian::Query all_of(const std::vector<std::string>& terms) {
    return Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end());
}

std::vector<std::string> with_prefix(
    std::string_view prefix, const std::vector<std::string>& stems
) {
    std::vector<std::string> terms;
    for (const std::string& stem : stems) {
        terms.push_back(index::stem_term(prefix, stem));
    }
    return terms;
}

} // namespace fundstelle::query
