#include "engine/search/company.hpp"

#include <chrono>
#include <string>

#include <xapian.h>

#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/query/xapian_query.hpp"
#include "engine/search/ranking.hpp"
#include "engine/search/word_list.hpp"

namespace fundstelle::search {

namespace {

constexpr Xapian::doccount kSample = 64;
constexpr std::size_t kComparedLetters = 2; // stems may differ from what is typed further on

Xapian::MSet best_articles(
    index::Reader& reader, std::string_view words, const base::TimeZone& zone
) {
    constexpr std::chrono::milliseconds kPatience{5};
    const query::DatabaseStatistics statistics(reader);
    const query::Plan plan = query::plan(
        query::parse(words, zone), query::Binding::All, {}, reader.analyzer(), statistics
    );
    plan.budget->begin(kPatience);
    Xapian::Enquire enquire(reader.database());
    enquire.set_query(query::to_xapian(plan.query, reader.frozen().records));
    rank_by_words(enquire);
    return enquire.get_mset(0, kSample);
}

} // namespace

Company company_of(
    index::Reader& reader,
    std::string_view words,
    std::string_view beginning,
    const base::TimeZone& zone
) {
    Company company;
    const Xapian::Database& database = reader.database();
    const std::string prefix(beginning.substr(0, kComparedLetters));
    const Xapian::MSet articles = best_articles(reader, words, zone);
    for (auto article = articles.begin(); article != articles.end(); ++article) {
        ++company.articles;
        const auto end = database.termlist_end(*article);
        auto term = database.termlist_begin(*article);
        for (term.skip_to(prefix); term != end; ++term) {
            const std::string stem = *term;
            if (!stem.starts_with(prefix)) {
                break;
            }
            ++company.by_stem[WordList::stem_hash(stem)];
        }
    }
    return company;
}

} // namespace fundstelle::search
