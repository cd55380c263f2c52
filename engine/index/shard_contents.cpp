#include "engine/index/shard_contents.hpp"

#include <algorithm>
#include <utility>

namespace fundstelle::index {

void ShardContents::begin(std::string_view id_term) {
    const std::uint32_t term = terms_.number_of(id_term);
    latest_.resize(std::max<std::size_t>(latest_.size(), terms_.size()));
    if (latest_[term].article != TermTable::kNone) {
        articles_[latest_[term].article].is_replaced = true;
    }
    Article article;
    article.first_posting = postings_.size();
    article.id_term = term;
    articles_.push_back(std::move(article));
    add_term(id_term, 0);
}

void ShardContents::add_term(std::string_view term, std::uint32_t count) {
    if (term.empty()) {
        return; // Xapian has none
    }
    const std::uint32_t number = terms_.number_of(term);
    if (number >= latest_.size()) {
        latest_.resize(terms_.size());
    }
    Latest& latest = latest_[number];
    const auto article = static_cast<std::uint32_t>(articles_.size() - 1);
    if (latest.article == article) {
        postings_[latest.posting].count += count;
        return;
    }
    latest = {article, postings_.size()};
    postings_.push_back({number, count});
}

void ShardContents::add_posting(std::string_view term, std::uint32_t position) {
    add_term(term, 0);
    const auto article = static_cast<std::uint32_t>(articles_.size() - 1);
    positions_.push_back({terms_.number_of(term), article, position});
}

void ShardContents::add_value(Xapian::valueno slot, std::string_view bytes) {
    if (bytes.empty()) {
        return;
    }
    Slot& values = slots_[slot];
    values.articles.push_back(static_cast<std::uint32_t>(articles_.size() - 1));
    values.bytes.append(bytes);
    values.ends.push_back(values.bytes.size());
}

void ShardContents::set_data(std::string_view bytes) {
    articles_.back().data.assign(bytes);
}

} // namespace fundstelle::index
