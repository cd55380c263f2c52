// Every call with which the server accepts a write fails once in turn: acknowledged is on the disk,
// refused leaves nothing.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <map>
#include <optional>

#include "engine/index/inbox.hpp"
#include "tests/faults/fault_test.hpp"
#include "tests/faults/faulty_run.hpp"
#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

namespace fs = std::filesystem;

/// A server whose calls on paths below `watched` are noted and meet a fault.
class FaultyServer {
public:
    FaultyServer(
        const fs::path& data,
        const std::string& write_keys,
        const fs::path& watched,
        const Fault& fault
    )
        : program_(command_with_fault(
              {"/usr/bin/env",
               "FUNDSTELLE_SERVER_WRITE_KEYS=" + write_keys,
               program_path("fundstelle-server"),
               "--data",
               data.string(),
               "--listen",
               "127.0.0.1:0"},
              watched,
              fault,
              notes_.path() / "trace"
          )) {
        const std::string line = program_.wait_for_note("listening on");
        port_ = std::atoi(line.substr(line.rfind(':') + 1).c_str());
        program_.ignore_notes();
    }

    [[nodiscard]] Answer put(const std::string& id) const {
        return send(
            port_,
            "PUT",
            "/v1/articles/" + id,
            R"({"title":"Titel"})",
            "application/json",
            kWriteKey
        );
    }

    [[nodiscard]] int end(int signal) { return program_.end(signal); }

    /// What it did so far.
    [[nodiscard]] Trace trace() const {
        const fs::path file = notes_.path() / "trace";
        return fs::exists(file) ? read_trace(file) : Trace();
    }

private:
    base::TemporaryFolder notes_;
    BackgroundProgram program_;
    int port_ = 0;
};

class Accept : public FaultTest {
protected:
    void SetUp() override {
        write_keys_ = run_program({program_path("fundstelle-server"), "hash-key"}, kWriteKey).out;
        write_keys_.erase(write_keys_.find_last_not_of('\n') + 1);
    }

    [[nodiscard]] std::vector<std::string> waiting_ids() const {
        std::vector<std::string> ids;
        for (const index::InboxEntry& entry : index::Inbox(data() / "inbox").waiting()) {
            for (const auto& operation : index::Inbox::read(entry).operations) {
                ids.push_back(std::get<article::Article>(operation).id);
            }
        }
        return ids;
    }

    /// Puts "a", "b", "c" one after the other; gives which were acknowledged.
    static std::vector<std::string> put_three(const FaultyServer& server, int refusal) {
        std::vector<std::string> acknowledged;
        for (const char* id : {"a", "b", "c"}) {
            const Answer answer = server.put(id);
            if (answer.status == 202) {
                acknowledged.emplace_back(id);
            } else if (answer.status != 0) {
                EXPECT_EQ(answer.status, refusal) << answer.body;
            }
        }
        return acknowledged;
    }

    void expect_no_temporary_files() const {
        for (const fs::directory_entry& file : fs::directory_iterator(data() / "inbox")) {
            EXPECT_NE(file.path().extension(), ".tmp") << file.path();
        }
    }

    std::string write_keys_;
};

class AcceptSweep : public Accept, public testing::WithParamInterface<std::string> {};

TEST_P(AcceptSweep, IsOnTheDiskOrRefusedWithNothingLeft) {
    Fault fault;
    fault.kind = GetParam().substr(0, GetParam().find('_'));
    fault.lasts = GetParam().ends_with("_lasting");
    fault.call = fault.kind == "short" ? "write" : "any";
    const int refusal = fault.kind == "enospc" ? 507 : 500;
    bool met_fault = true;
    for (fault.at = 1; met_fault; ++fault.at) {
        SCOPED_TRACE("call " + std::to_string(fault.at));
        fs::remove_all(data());
        fs::create_directories(data() / "inbox");
        FaultyServer server(data(), write_keys_, data() / "inbox", fault);
        const std::vector<std::string> acknowledged = put_three(server, refusal);
        const bool is_killed = fault.kind == "kill";
        met_fault = server.trace().failed.has_value();
        count_kill(server.end(is_killed && met_fault ? 0 : SIGTERM));
        std::vector<std::string> waiting = waiting_ids();
        if (is_killed && waiting.size() == acknowledged.size() + 1) {
            waiting.pop_back(); // on the disk, but nobody could be told
        }
        EXPECT_EQ(waiting, acknowledged);
        if (is_killed) {
            index::Inbox(data() / "inbox").remove_leftovers();
        }
        if (!fault.lasts) {
            expect_no_temporary_files(); // a broken disk may not let them go
        }
        if (fault.kind == "short" || !met_fault) {
            EXPECT_EQ(acknowledged.size(), 3U);
        }
    }
    EXPECT_GT(fault.at, fault.call == "any" ? 10U : 5U) << "few calls were met";
}

/// Whether a power cut behind `calls` takes nothing of `path`: flushed since it was changed.
bool is_flushed(const std::vector<FileCall>& calls, const fs::path& path) {
    bool is_flushed = true;
    for (const FileCall& call : calls) {
        const bool names_in_it = (call.name == "mkdir" && call.path.parent_path() == path) ||
                                 (call.name == "rename" && call.second.parent_path() == path);
        if (names_in_it || (call.name == "write" && call.path == path)) {
            is_flushed = false;
        } else if (call.name == "fsync" && call.path == path) {
            is_flushed = true;
        }
    }
    return is_flushed;
}

TEST_F(Accept, IsFlushedBeforeItIsAcknowledged) {
    FaultyServer server(data(), write_keys_, data(), {});
    ASSERT_EQ(server.put("a").status, 202);
    const std::vector<FileCall> calls = server.trace().calls;
    const auto named = std::find_if(calls.begin(), calls.end(), [](const FileCall& call) {
        return call.name == "rename" && call.second.extension() == ".write";
    });
    ASSERT_NE(named, calls.end());
    EXPECT_TRUE(is_flushed({calls.begin(), named}, named->path)) << "named before it was whole";
    EXPECT_TRUE(is_flushed(calls, data() / "inbox")) << "its name may be lost";
    EXPECT_TRUE(is_flushed(calls, data())) << "the inbox may be lost with all that is in it";
    EXPECT_EQ(server.end(SIGTERM), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    AcceptSweep,
    testing::Values("kill", "eio", "enospc", "enospc_lasting", "short"),
    [](const testing::TestParamInfo<std::string>& parameter) { return parameter.param; }
);

} // namespace
} // namespace fundstelle::tests
