#include "engine/index/duplicates.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "engine/german/near_duplicate.hpp"
#include "engine/index/duplicate_finder.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

using german::Signature;

Signature signature_of(const Xapian::Database& database, Xapian::docid article) {
    const std::string bytes = database.get_document(article).get_value(kSignatureSlot);
    return german::from_bytes(bytes).value_or(Signature{});
}

void set_group(Xapian::WritableDatabase& database, Xapian::docid article, const std::string& key) {
    Xapian::Document document = database.get_document(article);
    document.add_value(kDuplicatesSlot, key);
    database.replace_document(article, document);
}

/// Gives the near-duplicates of a signature that share a band with it, ascending.
std::set<Xapian::docid> copies_of(
    const Xapian::Database& database,
    const Signature& signature,
    std::optional<Xapian::docid> replaced
) {
    std::set<Xapian::docid> candidates;
    for (const std::uint32_t band : german::bands(signature)) {
        const std::string term = band_term(band);
        std::deque<Xapian::docid> latest;
        const auto end = database.postlist_end(term);
        for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
            latest.push_back(*posting);
            if (latest.size() > german::kMostComparedPerKey) {
                latest.pop_front();
            }
        }
        candidates.insert(latest.begin(), latest.end());
    }
    std::erase_if(candidates, [&](Xapian::docid article) {
        return article == replaced ||
               !german::is_near_duplicate(signature, signature_of(database, article));
    });
    return candidates;
}

std::optional<Xapian::docid> article_of(const Xapian::Database& database, const std::string& term) {
    const auto posting = database.postlist_begin(term);
    return posting == database.postlist_end(term) ? std::nullopt : std::optional(*posting);
}

} // namespace

void rename_groups(
    Xapian::WritableDatabase& database, const std::unordered_map<std::string, std::string>& groups
) {
    if (groups.empty()) {
        return;
    }
    std::vector<std::pair<Xapian::docid, std::string>> renamed;
    const auto end = database.valuestream_end(kDuplicatesSlot);
    for (auto value = database.valuestream_begin(kDuplicatesSlot); value != end; ++value) {
        if (const auto found = groups.find(*value); found != groups.end()) {
            renamed.emplace_back(value.get_docid(), found->second);
        }
    }
    for (const auto& [article, group] : renamed) {
        set_group(database, article, group);
    }
}

void join_group(
    Xapian::WritableDatabase& database, Xapian::Document& document, std::string_view id
) {
    const auto signature = german::from_bytes(document.get_value(kSignatureSlot));
    std::set<std::string> groups;
    if (signature && !signature->empty()) {
        for (const Xapian::docid copy :
             copies_of(database, *signature, article_of(database, id_term(id)))) {
            groups.insert(database.get_document(copy).get_value(kDuplicatesSlot));
        }
    }
    const std::string group = groups.empty() ? own_group_key(id) : *groups.begin();
    document.add_value(kDuplicatesSlot, group);
    if (groups.size() > 1) {
        std::unordered_map<std::string, std::string> renamed;
        for (const std::string& other : groups) {
            if (other != group) {
                renamed.emplace(other, group);
            }
        }
        rename_groups(database, renamed);
    }
}

} // namespace fundstelle::index
