// What is judged: which pairs of articles are found to be near-duplicates, against a list of
// groups, and what a signature costs. Articles: NDJSON, one a line, from a file or from standard
// input. Groups: one a line, ids separated by tabs. Timed: ShingleSigner alone, on words that are
// analysed and hashed already.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <xxhash.h>

#include "engine/article/article_json.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/german/near_duplicate.hpp"

namespace fundstelle::german {
namespace {

using Document = std::uint32_t;
using Pair = std::pair<Document, Document>; ///< the smaller one first
using Words = std::vector<std::uint64_t>;
using Clock = std::chrono::steady_clock;

struct Collection {
    std::vector<std::string> ids;
    std::vector<Signature> signatures;
    std::vector<Words> words;
    std::size_t body_bytes = 0;
    std::size_t unsigned_articles = 0;
    std::chrono::duration<double, std::micro> signing{};
};

using Listed = std::vector<std::vector<std::string>>;

Listed read_groups(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        throw std::runtime_error("cannot open " + path);
    }
    Listed listed;
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::vector<std::string> group;
        for (std::string id; std::getline(fields, id, '\t');) {
            group.push_back(id);
        }
        listed.push_back(std::move(group));
    }
    return listed;
}

/// The words of a body as the index takes them: the normal form of each token.
Words words_of(Analyzer& analyzer, std::string_view body) {
    Words words;
    analyzer.analyze(body, 1, [&](const Term& term) {
        if (term.role == TermRole::Whole) {
            words.push_back(XXH3_64bits(term.normal.data(), term.normal.size()));
        }
    });
    return words;
}

Collection read_articles(std::istream& lines) {
    Collection collection;
    const base::TimeZone utc;
    Analyzer analyzer;
    ShingleSigner signer;
    for (std::string line; std::getline(lines, line);) {
        auto read = article::article_from_json(line, utc);
        if (const auto* reason = std::get_if<std::string>(&read)) {
            throw std::runtime_error("an article was refused: " + *reason);
        }
        const auto& article = std::get<article::Article>(read);
        Words words = words_of(analyzer, article.body);
        const Clock::time_point start = Clock::now();
        for (const std::uint64_t word : words) {
            signer.add(word);
        }
        collection.signatures.push_back(signer.finish());
        collection.signing += Clock::now() - start;
        collection.unsigned_articles += collection.signatures.back().empty() ? 1u : 0u;
        collection.body_bytes += article.body.size();
        collection.ids.push_back(article.id);
        collection.words.push_back(std::move(words));
    }
    return collection;
}

/// All pairs of each set, ascending.
template <typename Sets>
std::set<Pair> pairs_within(const Sets& sets) {
    std::set<Pair> pairs;
    for (const std::vector<Document>& members : sets) {
        for (std::size_t one = 0; one < members.size(); ++one) {
            for (std::size_t other = one + 1; other < members.size(); ++other) {
                pairs.insert(std::minmax({members[one], members[other]}));
            }
        }
    }
    return pairs;
}

struct Candidates {
    std::vector<Pair> pairs;      ///< ascending, each once
    std::size_t longest_list = 0; ///< articles that share one key
};

/// The pairs that share a band key, of each key's list those that are to be compared.
Candidates candidates_of(const std::vector<Signature>& signatures) {
    std::unordered_map<std::uint32_t, std::vector<Document>> lists;
    for (Document document = 0; document < signatures.size(); ++document) {
        for (const std::uint32_t key : bands(signatures[document])) {
            lists[key].push_back(document);
        }
    }
    Candidates candidates;
    for (const auto& [key, list] : lists) {
        candidates.longest_list = std::max(candidates.longest_list, list.size());
        for (std::size_t later = 1; later < list.size(); ++later) {
            const std::size_t first = later - std::min(later, kMostComparedPerKey);
            for (std::size_t earlier = first; earlier < later; ++earlier) {
                candidates.pairs.emplace_back(list[earlier], list[later]);
            }
        }
    }
    std::sort(candidates.pairs.begin(), candidates.pairs.end());
    const auto last = std::unique(candidates.pairs.begin(), candidates.pairs.end());
    candidates.pairs.erase(last, candidates.pairs.end());
    return candidates;
}

std::set<Pair> near_duplicates_of(
    const std::vector<Pair>& candidates, const std::vector<Signature>& signatures
) {
    std::set<Pair> pairs;
    for (const Pair& pair : candidates) {
        if (is_near_duplicate(signatures[pair.first], signatures[pair.second])) {
            pairs.insert(pair);
        }
    }
    return pairs;
}

/// The groups that the pairs form, by their smallest member.
std::vector<std::vector<Document>> groups_of(
    const std::set<Pair>& pairs, std::size_t document_count
) {
    DuplicateGroups groups;
    for (const auto& [one, other] : pairs) {
        groups.join(one, other);
    }
    std::map<Document, std::vector<Document>> members;
    for (Document document = 0; document < document_count; ++document) {
        if (const auto group = groups.group_of(document)) {
            members[*group].push_back(document);
        }
    }
    std::vector<std::vector<Document>> result;
    for (auto& [group, list] : members) {
        result.push_back(std::move(list));
    }
    return result;
}

/// The share of the shorter body's distinct shingles that the other has, counted, not estimated.
double counted_containment(const Words& one, const Words& other) {
    const auto shingles_of = [](const Words& words) {
        std::set<std::uint64_t> shingles;
        for (std::size_t first = 0; first + kShingleWords <= words.size(); ++first) {
            shingles.insert(XXH3_64bits(&words[first], kShingleWords * sizeof(Words::value_type)));
        }
        return shingles;
    };
    const std::set<std::uint64_t> left = shingles_of(one);
    const std::set<std::uint64_t> right = shingles_of(other);
    const auto shared = std::count_if(left.begin(), left.end(), [&](std::uint64_t shingle) {
        return right.contains(shingle);
    });
    const std::size_t shorter = std::min(left.size(), right.size());
    return shorter == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(shorter);
}

std::size_t count_in(const std::set<Pair>& pairs, const std::set<Pair>& others) {
    return static_cast<std::size_t>(std::count_if(
        pairs.begin(), pairs.end(), [&](const Pair& pair) { return others.contains(pair); }
    ));
}

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void print_row(std::string_view name, const std::set<Pair>& found, const std::set<Pair>& listed) {
    const std::size_t right = count_in(found, listed);
    std::printf(
        "%-38.*s %8zu %8zu %10.3f %7.3f\n",
        static_cast<int>(name.size()),
        name.data(),
        found.size(),
        right,
        share(right, found.size()),
        share(right, listed.size())
    );
}

void print_recall(std::string_view name, const std::set<Pair>& found, const std::set<Pair>& part) {
    const std::size_t right = count_in(part, found);
    std::printf(
        "%-38.*s %8zu %8zu %18.3f\n",
        static_cast<int>(name.size()),
        name.data(),
        right,
        part.size(),
        share(right, part.size())
    );
}

void print_cost(const Collection& collection) {
    const auto articles = static_cast<double>(collection.ids.size());
    std::printf(
        "articles: %zu, mean body %.0f bytes, without signature %zu\n"
        "signing: %.2f us an article, %.0f MB/s of bodies\n",
        collection.ids.size(),
        static_cast<double>(collection.body_bytes) / articles,
        collection.unsigned_articles,
        collection.signing.count() / articles,
        static_cast<double>(collection.body_bytes) / collection.signing.count()
    );
}

/// The groups of the list that have `size` members, or all for 0, as document numbers.
std::vector<std::vector<Document>> listed_groups(
    const Listed& listed, const Collection& collection, std::size_t size
) {
    std::unordered_map<std::string, Document> documents;
    for (Document document = 0; document < collection.ids.size(); ++document) {
        documents.emplace(collection.ids[document], document);
    }
    std::vector<std::vector<Document>> groups;
    for (const std::vector<std::string>& group : listed) {
        if (size == 0 || group.size() == size) {
            std::vector<Document>& members = groups.emplace_back();
            for (const std::string& id : group) {
                members.push_back(documents.at(id));
            }
        }
    }
    return groups;
}

/// Those of the pairs whose bodies really share as much, counted, and whose lengths may differ so.
std::set<Pair> truly_alike(
    const std::set<Pair>& pairs, const Collection& collection, double least_containment
) {
    std::set<Pair> alike;
    for (const Pair& pair : pairs) {
        const Words& one = collection.words[pair.first];
        const Words& other = collection.words[pair.second];
        const auto [shorter, longer] = std::minmax({one.size(), other.size()});
        if (static_cast<double>(longer) <= kMostLengthRatio * static_cast<double>(shorter) &&
            counted_containment(one, other) >= least_containment) {
            alike.insert(pair);
        }
    }
    return alike;
}

void judge(const Listed& listed, const Collection& collection) {
    const std::set<Pair> listed_pairs = pairs_within(listed_groups(listed, collection, 0));
    const Candidates candidates = candidates_of(collection.signatures);
    const std::set<Pair> found = near_duplicates_of(candidates.pairs, collection.signatures);
    const auto groups = groups_of(found, collection.ids.size());
    const std::set<Pair> grouped = pairs_within(groups);
    std::size_t largest = 0;
    std::size_t members = 0;
    for (const std::vector<Document>& group : groups) {
        largest = std::max(largest, group.size());
        members += group.size();
    }
    std::printf(
        "candidates: %zu pairs, %zu articles under the commonest band key\n"
        "groups: %zu of %zu articles, the largest of %zu\n",
        candidates.pairs.size(),
        candidates.longest_list,
        groups.size(),
        members,
        largest
    );
    std::printf("\n%-38s %8s %8s %10s %7s\n", "", "found", "listed", "precision", "recall");
    print_row("pairs", found, listed_pairs);
    print_row("pairs within groups", grouped, listed_pairs);
    std::printf("\n%-38s %8s %8s %18s\n", "of the list, within groups", "found", "of", "recall");
    print_recall("groups of two", grouped, pairs_within(listed_groups(listed, collection, 2)));
    print_recall("pairs that do share 70 %", grouped, truly_alike(listed_pairs, collection, 0.7));
    std::printf("\n%-38s %8s %8s %18s\n", "of the found pairs", "so many", "of", "precision");
    print_recall("do share 70 %", truly_alike(found, collection, 0.7), found);
    print_recall("do share 50 %", truly_alike(found, collection, 0.5), found);
}

int run(std::span<char*> arguments) {
    if (arguments.size() < 2 || arguments.size() > 3) {
        std::fprintf(stderr, "usage: near_duplicates GROUPS.tsv [ARTICLES.ndjson]\n");
        return 2;
    }
    const Listed listed = read_groups(arguments[1]);
    std::ifstream file;
    if (arguments.size() == 3) {
        file.open(arguments[2]);
        if (!file) {
            throw std::runtime_error(std::string("cannot open ") + arguments[2]);
        }
    }
    const Collection collection = read_articles(file.is_open() ? file : std::cin);
    print_cost(collection);
    judge(listed, collection);
    return 0;
}

} // namespace
} // namespace fundstelle::german

int main(int count, char** arguments) {
    try {
        std::ios::sync_with_stdio(false);
        return fundstelle::german::run({arguments, static_cast<std::size_t>(count)});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "near_duplicates: %s\n", error.what());
        return 1;
    }
}
