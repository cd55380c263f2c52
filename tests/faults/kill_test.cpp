// SIGKILL from outside at random moments. The seed is printed; FUNDSTELLE_FAULT_SEED repeats a run.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "tests/faults/fault_test.hpp"
#include "tests/support/http_client.hpp"

namespace fundstelle::tests {
namespace {

using std::chrono::microseconds;

unsigned seed_of_run() {
    const char* given = std::getenv("FUNDSTELLE_FAULT_SEED");
    const unsigned seed =
        given == nullptr ? std::random_device()() : static_cast<unsigned>(std::atoll(given));
    std::cout << "FUNDSTELLE_FAULT_SEED=" << seed << std::endl;
    return seed;
}

class RandomKill : public FaultTest {
protected:
    static int kills_of_one_test() {
        constexpr int kShares = 12;
        return std::max(1, wanted_kills() / kShares);
    }

    /// Runs a command to its end; gives how long it took.
    [[nodiscard]] microseconds duration_of(
        const std::vector<std::string>& command, const std::string& input
    ) const {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_EQ(run_program(command, input).exit_code, 0);
        return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
    }

    /// Runs a command that is killed at some moment within `longest`, if it still runs then.
    [[nodiscard]] ProgramResult run_until_some_moment(
        const std::vector<std::string>& command, const std::string& input, microseconds longest
    ) {
        const microseconds moment(
            std::uniform_int_distribution<microseconds::rep>(0, longest.count())(random_)
        );
        ProgramResult result = run_program(command, input, moment);
        count_kill(result.exit_code);
        return result;
    }

    std::mt19937& random() { return random_; }

private:
    std::mt19937 random_{seed_of_run()};
};

/// A change from the articles before to those after, and a command that makes it.
struct Change {
    std::string command;
    std::vector<std::string> arguments;
    std::string input;
    Archive after;
};

Change change_of(const std::string& command, const Archive& before, const std::string& version) {
    constexpr int kArticles = 12;
    if (command == "build") {
        const Archive articles = make_archive(0, kArticles, version);
        return {command, {"--threads", "4", "-"}, to_ndjson(articles), articles};
    }
    if (command == "add") {
        const Archive articles = make_archive(kArticles / 2, kArticles, version);
        return {command, {"-"}, to_ndjson(articles), with(before, articles)};
    }
    if (command == "delete") {
        Archive after = before;
        after.erase("artikel-3");
        after.erase("artikel-4");
        return {command, {"artikel-3", "artikel-4"}, "", after};
    }
    return {"reindex", {"--threads", "4"}, "", before};
}

class RandomMoment : public RandomKill, public testing::WithParamInterface<std::string> {};

TEST_P(RandomMoment, LeavesTheOldOrTheNewArticles) {
    constexpr int kMostRuns = 50; // for each kill; a machine under load lets many end before
    const Archive start = make_archive(0, 8, "alt");
    build(start);
    const Change first = change_of(GetParam(), start, "neu");
    const microseconds longest =
        duration_of(indexer_command(first.command, first.arguments), first.input);
    build(start);
    Archive state = start;
    const RunningServer server(data()); // that serves through all of it
    int killed = 0;
    for (int run = 0; killed < kills_of_one_test() && run < kills_of_one_test() * kMostRuns;
         ++run) {
        SCOPED_TRACE("run " + std::to_string(run));
        if (GetParam() == "delete" && state != start) {
            build(start);
            state = start;
        }
        const Change change = change_of(GetParam(), state, run % 2 == 0 ? "neu" : "alt");
        const ProgramResult result = run_until_some_moment(
            indexer_command(change.command, change.arguments), change.input, longest
        );
        const bool is_killed = result.exit_code == kKilled;
        killed += is_killed ? 1 : 0;
        EXPECT_TRUE(is_killed || result.exit_code == 0) << result.exit_code << result.notes;
        state = expect_one_of(is_killed ? state : change.after, change.after).value_or(Archive());
        EXPECT_EQ(served_archive(server.port()), state);
    }
    EXPECT_EQ(killed, kills_of_one_test());
    EXPECT_EQ(index("add", {"-"}, to_ndjson(state)).exit_code, 0);
    expect_serves(state);
    expect_no_leftovers();
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    RandomMoment,
    testing::Values("build", "add", "delete", "reindex"),
    [](const testing::TestParamInfo<std::string>& parameter) { return parameter.param; }
);

/// Many short articles: a run of `add` commits more than once on its way.
std::string many_articles(int count, const std::string& word) {
    std::string lines;
    for (int number = 0; number < count; ++number) {
        lines += R"({"id":"a)" + std::to_string(number) + R"(","title":")" + word +
                 R"(","body":"Kurz."})" + "\n";
    }
    return lines;
}

TEST_F(RandomKill, OfALongAddLeavesWholeBatches) {
    constexpr int kArticles = 4500;
    constexpr int kBatch = 2000;
    const auto found = [this](const std::string& word) {
        const RunningServer server(data());
        return get(server.port(), "/v1/search?snippets=0&limit=1&q=" + word)
            .json()["total"]
            .get<int>();
    };
    const std::string oaks = many_articles(kArticles, "Eiche");
    const std::string limes = many_articles(kArticles, "Linde");
    ASSERT_EQ(index("build", {"-"}, oaks).exit_code, 0);
    const std::vector<std::string> add = indexer_command("add", {"-"});
    const microseconds longest = duration_of(add, limes);
    for (int run = 0; run < kills_of_one_test(); ++run) {
        ASSERT_EQ(index("build", {"-"}, oaks).exit_code, 0);
        const ProgramResult result = run_until_some_moment(add, limes, longest);
        const int replaced = found("Linde");
        SCOPED_TRACE(std::to_string(replaced) + " replaced");
        EXPECT_TRUE(replaced % kBatch == 0 || replaced == kArticles);
        EXPECT_TRUE(result.exit_code == kKilled || replaced == kArticles) << result.notes;
        EXPECT_EQ(found("Eiche"), kArticles - replaced);
        EXPECT_EQ(index("check").exit_code, 0); // each id once
    }
}

TEST_F(RandomKill, OfTheServerCostsNothing) {
    Archive state = make_archive(0, 6, "alt");
    build(state);
    for (int run = 0; run < kills_of_one_test(); ++run) {
        SCOPED_TRACE("run " + std::to_string(run));
        RunningServer server(data());
        std::atomic<int> answers = 0;
        std::atomic<int> good_answers = 0;
        std::jthread reader([&](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                const Answer answer = get(server.port(), "/v1/search?q=Haushalt");
                good_answers += answer.status == 200 ? 1 : 0;
                ++answers;
                answers.notify_one();
            }
        });
        answers.wait(0); // it serves
        const Archive change = make_archive(run % 4, 8, run % 2 == 0 ? "neu" : "alt");
        std::jthread writer([&] { EXPECT_EQ(index("add", {"-"}, to_ndjson(change)).exit_code, 0); }
        );
        // A few answers later, a number of its own in each run.
        const int last = std::uniform_int_distribution(2, 40)(random());
        for (int seen = answers; seen < last; seen = answers) {
            answers.wait(seen);
        }
        EXPECT_GE(good_answers, last - 1) << "it did not serve";
        count_kill(server.program().end(SIGKILL));
        reader.request_stop();
        writer.join();
        reader.join();
        state = with(std::move(state), change);
        expect_serves(state);
    }
}

} // namespace
} // namespace fundstelle::tests
