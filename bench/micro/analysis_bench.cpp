// What is measured: turning article text into terms, as an indexing thread does, with a warm memo
// of stems. Corpus: the file named by FUNDSTELLE_BENCH_TEXT (UTF-8 text), else the project's sample
// articles, repeated. Not measured: reading articles, writing postings.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "engine/german/analyzer.hpp"
#include "engine/german/tokenizer.hpp"

namespace fundstelle::german {
namespace {

constexpr std::size_t kLeastBytes = 1'000'000;

std::string read_text() {
    const char* named = std::getenv("FUNDSTELLE_BENCH_TEXT");
    const std::string path =
        named != nullptr ? named : FUNDSTELLE_SOURCE_DIR "/docs/samples/articles.ndjson";
    std::ifstream file(path, std::ios::binary);
    const std::string once{std::istreambuf_iterator<char>(file), {}};
    std::string text = once;
    while (!once.empty() && text.size() < kLeastBytes) {
        text += once;
    }
    return text;
}

const std::string& text() {
    static const std::string content = read_text();
    return content;
}

void count_bytes(benchmark::State& state) {
    state.SetBytesProcessed(
        static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text().size())
    );
}

void analyze_text(benchmark::State& state) {
    if (text().empty()) {
        state.SkipWithError("the text cannot be read or is empty");
        return;
    }
    Analyzer analyzer;
    for ([[maybe_unused]] const auto iteration : state) {
        std::size_t stem_bytes = 0;
        analyzer.analyze(text(), 1, [&](const Term& term) { stem_bytes += term.stem.size(); });
        benchmark::DoNotOptimize(stem_bytes);
    }
    count_bytes(state);
}

void cut_text(benchmark::State& state) {
    for ([[maybe_unused]] const auto iteration : state) {
        std::size_t tokens = 0;
        Tokenizer tokenizer(text());
        while (tokenizer.next()) {
            ++tokens;
        }
        benchmark::DoNotOptimize(tokens);
    }
    count_bytes(state);
}

BENCHMARK(analyze_text)->Unit(benchmark::kMillisecond);
BENCHMARK(cut_text)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace fundstelle::german

BENCHMARK_MAIN();
