// What is measured: fetching the hits of a page with one snippet each, as a server does: hit card,
// text unpacked, matches found, best passage cut; and the text's unpacking alone. What marks hits
// is made once a page, and every hit bears its share of that. Counters are microseconds a hit,
// measured page by page: p50, p95. Queries are pairs of words from titles, ten hits a page. Corpus:
// the index in the data folder named by FUNDSTELLE_BENCH_DATA, else the project's sample articles.
// Not measured: matching and ranking.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
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

/// Hits to fetch, one or more, and what they were found by.
struct Work {
    std::vector<Xapian::docid> documents;
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
        const std::optional<index::Generation> generation = folder.current();
        if (!generation) {
            throw std::runtime_error(std::string("FUNDSTELLE_BENCH_DATA: no index in ") + named);
        }
        reader_ = std::make_unique<index::Reader>(*generation);
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
            Work work{{}, page.plan};
            for (const FoundDocument& found : page.documents) {
                work.documents.push_back(found.document.get_docid());
            }
            if (!work.documents.empty()) {
                works_.push_back(std::move(work));
            }
        }
    }

    std::unique_ptr<index::ServedArticles> samples_;
    std::unique_ptr<index::Reader> reader_;
    std::vector<Work> works_;
};

/// Opens the index with the first call. Throws where it cannot.
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
        const std::chrono::duration<double, std::micro> taken = Clock::now() - begin;
        microseconds.push_back(taken.count() / static_cast<double>(works[next].documents.size()));
        next = (next + 1) % works.size();
    }
    std::sort(microseconds.begin(), microseconds.end());
    state.counters["p50"] = microseconds[microseconds.size() / 2];
    state.counters["p95"] = microseconds[microseconds.size() * 95 / 100];
}

void fetch_page(const Work& work, const SnippetRequest& snippets) {
    index::Reader& reader = hits().reader();
    HitFetcher fetcher(reader, work.plan, snippets);
    for (const Xapian::docid number : work.documents) {
        benchmark::DoNotOptimize(fetcher.fetch(reader.database().get_document(number)));
    }
}

void fetch_hits_with_snippet(benchmark::State& state) {
    measure(state, [](const Work& work) { fetch_page(work, {}); });
}

void fetch_hits_without_snippet(benchmark::State& state) {
    measure(state, [](const Work& work) { fetch_page(work, {0, 0}); });
}

void unpack_texts(benchmark::State& state) {
    measure(state, [](const Work& work) {
        index::Reader& reader = hits().reader();
        for (const Xapian::docid number : work.documents) {
            const std::string packed = reader.parts().read(index::Part::Article, number);
            benchmark::DoNotOptimize(reader.codec().decode_texts(packed));
        }
    });
}

BENCHMARK(fetch_hits_with_snippet)->Unit(benchmark::kMicrosecond)->MinTime(2);
BENCHMARK(fetch_hits_without_snippet)->Unit(benchmark::kMicrosecond);
BENCHMARK(unpack_texts)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace fundstelle::search

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    try {
        (void)fundstelle::search::hits(); // before anything is timed, and where it may fail
    } catch (const std::exception& error) {
        std::cerr << "snippet_bench: " << error.what() << '\n';
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
}
