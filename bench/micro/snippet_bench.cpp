// What is measured: fetching one hit with one snippet, as a server does: hit card, text unpacked,
// matches found, best passage cut; and the text's unpacking alone. Counters are microseconds a hit,
// measured one by one: p50, p95. Queries are pairs of words from titles, ten hits each. Corpus: the
// index in the data folder named by FUNDSTELLE_BENCH_DATA, else the project's sample articles. Not
// measured: matching and ranking.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/article/article_json.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/parser.hpp"
#include "engine/search/fetch_phase.hpp"
#include "engine/search/match_phase.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

using Clock = std::chrono::steady_clock;

/// A hit to fetch and what it was found by.
struct Work {
    Xapian::docid document;
    query::Plan plan;
};

std::vector<article::Article> sample_articles() {
    std::ifstream file(FUNDSTELLE_SOURCE_DIR "/docs/samples/articles.ndjson");
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    std::vector<article::Article> articles;
    for (std::string line; std::getline(file, line);) {
        article::ArticleOrReason read = article::article_from_json(line, zone);
        if (auto* article = std::get_if<article::Article>(&read)) {
            articles.push_back(std::move(*article));
        }
    }
    return articles;
}

/// An open index and the hits of some queries.
class Hits {
public:
    Hits() {
        const char* named = std::getenv("FUNDSTELLE_BENCH_DATA");
        if (named == nullptr) {
            samples_ = std::make_unique<index::ServedArticles>(sample_articles());
        }
        const index::DataFolder folder =
            named == nullptr ? samples_->folder() : index::DataFolder(named);
        reader_ = std::make_unique<index::Reader>(folder.current().value());
        find_works();
    }

    [[nodiscard]] index::Reader& reader() { return *reader_; }
    [[nodiscard]] const std::vector<Work>& works() const { return works_; }

private:
    static constexpr std::size_t kQueries = 300;

    /// Gives the two longest words of a document's title.
    [[nodiscard]] std::string query_of(Xapian::docid document) const {
        const std::string card = reader_->parts().read(index::Part::Card, document);
        const std::string title(index::decode_hit_card(card).title);
        std::vector<std::string> words;
        for (std::size_t at = 0; at < title.size();) {
            const std::size_t end = std::min(title.find(' ', at), title.size());
            words.push_back(title.substr(at, end - at));
            at = end + 1;
        }
        std::stable_sort(words.begin(), words.end(), [](const auto& left, const auto& right) {
            return left.size() > right.size();
        });
        words.resize(std::min<std::size_t>(words.size(), 2));
        return words.empty() ? "" : words.front() + ' ' + words.back();
    }

    void find_works() {
        const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
        const Xapian::docid last = reader_->database().get_lastdocid();
        for (std::size_t number = 0; number < kQueries; ++number) {
            SearchRequest request;
            request.query = query_of(static_cast<Xapian::docid>(1 + number * 7919 % last));
            request.match = MatchMode::Any;
            const query::ParsedQuery parsed = query::parse(request.query, zone);
            const Page page = find_page(request, parsed, {*reader_, zone, {}});
            for (const FoundDocument& found : page.documents) {
                works_.push_back({found.document.get_docid(), page.plan});
            }
        }
    }

    std::unique_ptr<index::ServedArticles> samples_;
    std::unique_ptr<index::Reader> reader_;
    std::vector<Work> works_;
};

Hits& hits() {
    static Hits all;
    return all;
}

template <typename Fetch>
void measure(benchmark::State& state, Fetch&& fetch) {
    const std::vector<Work>& works = hits().works();
    std::vector<double> microseconds;
    std::size_t next = 0;
    for ([[maybe_unused]] const auto iteration : state) {
        const auto begin = Clock::now();
        fetch(works[next]);
        microseconds.push_back(
            std::chrono::duration<double, std::micro>(Clock::now() - begin).count()
        );
        next = (next + 1) % works.size();
    }
    std::sort(microseconds.begin(), microseconds.end());
    state.counters["p50"] = microseconds[microseconds.size() / 2];
    state.counters["p95"] = microseconds[microseconds.size() * 95 / 100];
}

void fetch_hit_with_snippet(benchmark::State& state) {
    measure(state, [](const Work& work) {
        index::Reader& reader = hits().reader();
        const Xapian::Document document = reader.database().get_document(work.document);
        benchmark::DoNotOptimize(HitFetcher(reader, work.plan, {}).fetch(document));
    });
}

void fetch_hit_without_snippet(benchmark::State& state) {
    measure(state, [](const Work& work) {
        index::Reader& reader = hits().reader();
        const Xapian::Document document = reader.database().get_document(work.document);
        benchmark::DoNotOptimize(HitFetcher(reader, work.plan, {0, 0}).fetch(document));
    });
}

void unpack_text(benchmark::State& state) {
    measure(state, [](const Work& work) {
        index::Reader& reader = hits().reader();
        const std::string packed = reader.parts().read(index::Part::Article, work.document);
        benchmark::DoNotOptimize(reader.codec().decode_texts(packed));
    });
}

BENCHMARK(fetch_hit_with_snippet)->Unit(benchmark::kMicrosecond)->MinTime(2);
BENCHMARK(fetch_hit_without_snippet)->Unit(benchmark::kMicrosecond);
BENCHMARK(unpack_text)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace fundstelle::search

BENCHMARK_MAIN();
