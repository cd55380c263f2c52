// Every call that changes a file fails once in turn: in the long run each one, else some of them.
#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <sstream>
#include <tuple>
#include <variant>

#include "engine/article/article_json.hpp"
#include "engine/index/inbox.hpp"

#include "tests/faults/fault_test.hpp"
#include "tests/faults/faulty_run.hpp"

namespace fundstelle::tests {
namespace {

namespace fs = std::filesystem;

/// A command, the archive before it and the one that it is to lead to.
struct Scenario {
    std::string command;
    std::vector<std::string> arguments;
    std::string input;
    std::optional<Archive> before;
    Archive after;
    int exit_code = 0; ///< 1 where some articles are rejected
};

/// An argument that stands for the folder of the backup, below the data folder.
constexpr const char* kCopy = "COPY";

const Archive& old_articles() {
    static const Archive kArticles = make_archive(0, 4, "alt");
    return kArticles;
}

const Archive& new_articles() {
    static const Archive kArticles = make_archive(2, 7, "neu");
    return kArticles;
}

/// The new articles, and one that is rejected between them, so that DIR/rejected is written too.
std::string new_input() {
    std::string lines = to_ndjson(new_articles());
    lines.insert(lines.find('\n') + 1, "{\"id\":\"ohne Text\"}\n");
    return lines;
}

/// The old articles with all that `fill_inbox` accepts.
Archive written_articles() {
    Archive after = with(old_articles(), new_articles());
    after.erase("artikel-1");
    return after;
}

Scenario scenario_of(const std::string& name) {
    const std::vector<std::string> from_input = {"--threads", "1", "-"};
    if (name == "first_build") {
        return {"build", from_input, new_input(), std::nullopt, new_articles(), 1};
    }
    if (name == "build") {
        return {"build", from_input, new_input(), old_articles(), new_articles(), 1};
    }
    if (name == "add") {
        const Archive after = with(old_articles(), new_articles());
        return {"add", from_input, new_input(), old_articles(), after, 1};
    }
    if (name == "delete") {
        Archive after = old_articles();
        after.erase("artikel-1");
        after.erase("artikel-3");
        return {"delete", {"artikel-1", "artikel-3"}, "", old_articles(), after};
    }
    if (name == "reindex") {
        return {"reindex", {"--threads", "1"}, "", old_articles(), old_articles()};
    }
    if (name == "watch") {
        return {"watch", {"--once"}, "", old_articles(), written_articles()};
    }
    if (name == "backup") {
        return {"backup", {kCopy}, "", old_articles(), old_articles()};
    }
    if (name == "restore") {
        return {"restore", {kCopy}, "", new_articles(), old_articles()};
    }
    return {"rollback", {}, "", new_articles(), old_articles()};
}

/// Accepts what leads from the old articles to those of "watch", as three writes.
void fill_inbox(const fs::path& folder) {
    const base::TimeZone zone;
    const auto put = [&](const std::string& line) {
        return std::get<article::Article>(article::article_from_json(line, zone));
    };
    std::vector<index::WriteOperation> first;
    std::vector<index::WriteOperation> second;
    std::istringstream lines(to_ndjson(new_articles()));
    for (std::string line; std::getline(lines, line);) {
        (first.size() < 2 ? first : second).emplace_back(put(line));
    }
    const std::vector<index::WriteOperation> third = {std::string("artikel-1")};
    index::Inbox inbox(folder);
    for (const auto& operations : {first, second, third}) {
        (void)inbox.put(operations);
    }
}

/// How one call fails.
struct Failure {
    std::string name;
    Fault fault;
};

Failure failure_of(const std::string& name) {
    Failure failure{name, {}};
    failure.fault.kind = name.substr(0, name.find('_'));
    failure.fault.lasts = name.ends_with("_lasting");
    failure.fault.call = name == "short" ? "write" : "any";
    return failure;
}

class Sweep : public FaultTest,
              public testing::WithParamInterface<std::tuple<std::string, std::string>> {
protected:
    void SetUp() override {
        scenario_ = scenario_of(std::get<0>(GetParam()));
        failure_ = failure_of(std::get<1>(GetParam()));
        // A second generation, so that a third one makes the first go.
        if (scenario_.command != "rollback" && scenario_.before) {
            build(new_articles());
        }
        if (scenario_.command == "rollback") {
            build(old_articles());
        }
        if (scenario_.command == "restore") {
            build(old_articles());
            ASSERT_EQ(index("backup", {copy().string()}).exit_code, 0);
        }
        if (scenario_.before) {
            build(*scenario_.before);
        }
        if (scenario_.command == "watch" || scenario_.command == "backup") {
            fill_inbox(data() / "inbox");
        }
    }

    [[nodiscard]] fs::path copy() const { return data() / "copy"; }

    [[nodiscard]] std::vector<std::string> arguments() const {
        std::vector<std::string> arguments = scenario_.arguments;
        std::replace(arguments.begin(), arguments.end(), std::string(kCopy), copy().string());
        return arguments;
    }

    /// Gives the calls to fail, of `count`: all, or as many as the short run allows, evenly spread.
    static std::vector<std::size_t> points(std::size_t count) {
        constexpr std::size_t kShares = 12; // nine sweeps have three quarters of all kills
        const std::size_t share = static_cast<std::size_t>(wanted_kills()) / kShares;
        const std::size_t taken = is_long_run() ? count : std::clamp<std::size_t>(share, 1, count);
        std::vector<std::size_t> points;
        for (std::size_t index = 0; index < taken; ++index) {
            points.push_back(1 + (index * count + count / 2) / taken);
        }
        return points;
    }

    [[nodiscard]] std::vector<std::string> command() const {
        return indexer_command(scenario_.command, arguments());
    }

    /// Runs the command with its `point`-th call failing, and judges.
    void fail_at(std::size_t point) {
        Fault fault = failure_.fault;
        fault.at = point;
        const FaultyRun run = run_with_fault(command(), scenario_.input, data(), fault);
        ASSERT_TRUE(run.failed) << "the run has fewer calls this time";
        met_[run.failed->name] += 1;
        SCOPED_TRACE(
            "call " + std::to_string(point) + ", " + run.failed->name + " " +
            run.failed->path.string() + ": exit code " + std::to_string(run.result.exit_code) +
            " " + run.result.notes
        );
        judge(run);
        judge_copy();
        repeat();
    }

    /// Whether a refused command may have done its work all the same: where the disk stays broken,
    /// so that no way leads back; where a live change could not be flushed at its last step; where
    /// what is applied could not be removed from the inbox (it will not be applied again), or the
    /// inbox not be looked at once more.
    [[nodiscard]] bool may_be_done(const FileCall& failed) const {
        const bool is_watch = scenario_.command == "watch";
        const bool is_behind_the_work =
            is_watch && (failed.name == "unlink" || failed.path.filename() == ".sequence");
        const bool is_live =
            is_watch || scenario_.command == "add" || scenario_.command == "delete";
        return failure_.fault.lasts || is_behind_the_work ||
               (is_live && failed.name == "fsync" && fs::is_directory(failed.path));
    }

    void judge(const FaultyRun& run) {
        const ProgramResult& result = run.result;
        if (failure_.fault.kind == "kill") {
            EXPECT_EQ(result.exit_code, kKilled);
            count_kill(result.exit_code);
            (void)expect_one_of(scenario_.before, scenario_.after);
        } else if (result.exit_code == scenario_.exit_code) {
            expect_serves(scenario_.after);
        } else {
            EXPECT_NE(failure_.fault.kind, "short") << "a short write is no failure";
            expect_refused(result);
            (void)expect_one_of(
                scenario_.before, may_be_done(*run.failed) ? scenario_.after : scenario_.before
            );
        }
    }

    /// A backup is there whole, with what was accepted, or it is not there.
    void judge_copy() const {
        if (scenario_.command != "backup" || !fs::exists(copy())) {
            return;
        }
        const ProgramResult check = run_indexer({"check", "--data", copy().string()});
        EXPECT_EQ(check.exit_code, 0) << check.out << check.notes;
        EXPECT_EQ(served_archive(copy()), written_articles());
    }

    /// The same command again, without a fault, does its work and tidies up.
    void repeat() {
        const bool is_done = served_archive(data()) == scenario_.after;
        if (scenario_.command == "backup") {
            fs::remove_all(copy()); // only a new folder is taken
        }
        if (!is_done || scenario_.command != "rollback") {
            const ProgramResult result = index(scenario_.command, arguments(), scenario_.input);
            // Ids that are deleted already are unknown.
            const bool are_unknown = is_done && scenario_.command == "delete";
            EXPECT_EQ(result.exit_code, are_unknown ? 1 : scenario_.exit_code) << result.notes;
        }
        expect_serves(scenario_.after);
        judge_copy();
        expect_no_leftovers();
    }

    void print_met() const {
        for (const auto& [name, count] : met_) {
            std::cout << name << " failed " << count << " times\n";
        }
    }

    Scenario scenario_;
    Failure failure_;
    std::map<std::string, int> met_;
};

TEST_P(Sweep, LeavesTheOldOrTheNewArticles) {
    const fs::path kept = folder() / "kept";
    fs::create_directory(data()); // the first build has none
    fs::copy(data(), kept, fs::copy_options::recursive);
    const auto start_anew = [&] {
        fs::remove_all(data());
        fs::copy(kept, data(), fs::copy_options::recursive);
    };
    Fault counting = failure_.fault;
    counting.kind.clear();
    const FaultyRun whole = run_with_fault(command(), scenario_.input, data(), counting);
    ASSERT_EQ(whole.result.exit_code, scenario_.exit_code) << whole.result.notes;
    ASSERT_FALSE(whole.calls.empty());
    for (const std::size_t point : points(whole.calls.size())) {
        start_anew();
        fail_at(point);
    }
    print_met();
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    Sweep,
    testing::Combine(
        testing::Values(
            "first_build",
            "build",
            "add",
            "delete",
            "reindex",
            "rollback",
            "watch",
            "backup",
            "restore"
        ),
        testing::Values("kill", "eio", "enospc", "eio_lasting", "enospc_lasting", "short")
    ),
    [](const testing::TestParamInfo<Sweep::ParamType>& parameter) {
        return std::get<0>(parameter.param) + "_" + std::get<1>(parameter.param);
    }
);

} // namespace
} // namespace fundstelle::tests
