// A wall clock that is set back, as it happens when a machine learns the true time.
#include "tests/faults/fault_test.hpp"
#include "tests/faults/faulty_run.hpp"

namespace fundstelle::tests {
namespace {

class Clock : public FaultTest, public testing::WithParamInterface<int> {
protected:
    void run_then(const std::string& command, const Archive& articles) const {
        Fault fault;
        fault.clock_seconds = GetParam();
        const FaultyRun run =
            run_with_fault(indexer_command(command, {"-"}), to_ndjson(articles), data(), fault);
        ASSERT_EQ(run.result.exit_code, 0) << run.result.notes;
    }

    [[nodiscard]] std::string generation() const {
        std::string name = base::read_file(data() / "current");
        name.pop_back();
        return name;
    }
};

TEST_P(Clock, TheLastBuildIsTheNewestWhateverTheTime) {
    const Archive first = make_archive(0, 4, "alt");
    const Archive second = make_archive(2, 6, "neu");
    build(first);
    const std::string generation_before = generation();
    const RunningServer server(data());
    EXPECT_EQ(served_archive(server.port()), first);

    run_then("build", second);
    EXPECT_GT(generation(), generation_before);
    const auto time_of = [](const std::string& name) { return name.substr(name.find('-')); };
    EXPECT_LT(time_of(generation()), time_of(generation_before)) << "the clock was not set back";
    EXPECT_EQ(served_archive(server.port()), second);
    expect_serves(second);

    run_then("add", first);
    EXPECT_EQ(served_archive(server.port()), with(second, first));
    build(second);
    expect_serves(second);
    EXPECT_EQ(index("rollback").exit_code, 0);
    expect_serves(with(second, first));
}

constexpr int kHour = 3600;
constexpr int kDecade = 315'360'000;

INSTANTIATE_TEST_SUITE_P(SetBack, Clock, testing::Values(-kHour, -kDecade), [](const auto& back) {
    return back.param == -kHour ? "AnHour" : "TenYears";
});

} // namespace
} // namespace fundstelle::tests
