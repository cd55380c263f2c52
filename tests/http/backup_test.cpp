// Backup and restore with the real programs: while articles are written, killed in the midst, of
// what is damaged.
#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

namespace fs = std::filesystem;

ProgramResult backup(const fs::path& data, const fs::path& target) {
    return run_indexer({"backup", "--data", data.string(), target.string()});
}

ProgramResult restore(const fs::path& data, const fs::path& source) {
    return run_indexer({"restore", "--data", data.string(), source.string()});
}

void build(const fs::path& data, const std::string& lines) {
    const ProgramResult built =
        run_indexer({"build", "--data", data.string(), "--threads", "1", "-"}, lines);
    ASSERT_EQ(built.exit_code, 0) << built.notes;
}

int total(const fs::path& data, const std::string& query) {
    const RunningServer server(data);
    return get(server.port(), "/v1/search?match=all&q=" + query).json().value("total", -1);
}

/// Writes the articles 0, 1, 2, ... one after the other until it is stopped; each is acknowledged
/// before the next.
class Writing {
public:
    explicit Writing(const WritingServer& server)
        : thread_([this, &server](const std::stop_token& stop) {
              for (int number = 0; !stop.stop_requested(); ++number) {
                  const std::string body = R"({"title":"Meldung )" + std::to_string(number) + "\"}";
                  const Answer answer =
                      server.write("PUT", "/v1/articles/" + std::to_string(number), body);
                  ASSERT_EQ(answer.status, 202) << answer.body;
                  acknowledged_ = number + 1;
                  acknowledged_.notify_all();
              }
          }) {}

    void wait_for(int count) const {
        for (int seen = acknowledged_; seen < count; seen = acknowledged_) {
            acknowledged_.wait(seen);
        }
    }

    [[nodiscard]] int acknowledged() const { return acknowledged_; }

private:
    std::atomic<int> acknowledged_ = 0;
    std::jthread thread_;
};

/// What a backup must hold: all that was acknowledged before it began, each once, without a gap.
void expect_all_before(const fs::path& data, int least, int most) {
    EXPECT_EQ(run_indexer({"check", "--data", data.string()}).exit_code, 0);
    const RunningServer server(data);
    const int found = get(server.port(), "/v1/search?q=Meldung").json()["total"];
    EXPECT_GE(found, least);
    EXPECT_LE(found, most);
    EXPECT_EQ(get(server.port(), "/v1/articles/" + std::to_string(found - 1)).status, 200);
    EXPECT_EQ(get(server.port(), "/v1/articles/" + std::to_string(found)).status, 404);
}

TEST(Backup, HoldsAllThatWasAcknowledgedWhileMoreIsWritten) {
    const base::TemporaryFolder folder;
    WritingServer server;
    server.start_watch();
    const Writing writing(server);
    constexpr int kBackups = 3;
    constexpr int kApart = 30;
    for (int number = 0; number < kBackups; ++number) {
        writing.wait_for(writing.acknowledged() + kApart);
        const fs::path copy = folder.path() / ("backup-" + std::to_string(number));
        const int before = writing.acknowledged();
        const ProgramResult made = backup(server.data(), copy);
        const int after = writing.acknowledged();
        ASSERT_EQ(made.exit_code, 0) << made.notes;
        EXPECT_NE(made.out.find("articles"), std::string::npos) << made.out;
        const fs::path back = folder.path() / ("restored-" + std::to_string(number));
        ASSERT_EQ(restore(back, copy).exit_code, 0);
        // One may be on the way to the inbox when its answer is not yet here.
        expect_all_before(back, before, after + 1);
    }
}

TEST(Backup, HoldsWhatWaitsWhileNobodyAppliesIt) {
    const base::TemporaryFolder folder;
    const WritingServer server;
    build(server.data(), R"({"id":"a","title":"Altes"})");
    ASSERT_EQ(server.write("PUT", "/v1/articles/b", R"({"title":"Wartendes"})").status, 202);
    std::ofstream(server.data() / "inbox" / "datei.ndjson") << R"({"id":"c","title":"Datei"})";
    ASSERT_EQ(server.write("DELETE", "/v1/articles/a").status, 202);
    const fs::path copy = folder.path() / "copy";
    ASSERT_EQ(backup(server.data(), copy).exit_code, 0);
    EXPECT_EQ(total(copy, "Wartendes"), 1);
    EXPECT_EQ(total(copy, "Datei"), 1);
    EXPECT_EQ(total(copy, "Altes"), 0);
    // The original is as it was: nothing applied, everything still waits.
    EXPECT_EQ(total(server.data(), "Altes"), 1);
    EXPECT_TRUE(fs::exists(server.data() / "inbox" / "datei.ndjson"));
    EXPECT_EQ(server.write("PUT", "/v1/articles/d", R"({"title":"Danach"})").status, 202);
    EXPECT_EQ(total(copy, "Danach"), 0);
}

TEST(Backup, LaterChangesOfTheOriginalDoNotReachTheCopy) {
    const base::TemporaryFolder folder;
    WritingServer server;
    server.start_watch();
    ASSERT_EQ(server.put("a", "Erstes").status, 200);
    const fs::path copy = folder.path() / "copy";
    ASSERT_EQ(backup(server.data(), copy).exit_code, 0);
    for (int number = 0; number < 20; ++number) {
        ASSERT_EQ(server.put(std::to_string(number), "Zweites").status, 200);
    }
    EXPECT_EQ(run_indexer({"check", "--data", copy.string()}).exit_code, 0);
    EXPECT_EQ(total(copy, ""), 1);
}

TEST(Backup, KilledInTheMidstLeavesNothingThatLooksLikeOne) {
    const base::TemporaryFolder folder;
    WritingServer server;
    server.start_watch();
    const Writing writing(server);
    writing.wait_for(20);
    const fs::path copy = folder.path() / "copy";
    constexpr std::chrono::microseconds kStep{1500};
    bool was_killed = false;
    for (std::chrono::microseconds when = kStep; when <= 20 * kStep; when += kStep) {
        const ProgramResult killed = run_program(
            {program_path("fundstelle-indexer"),
             "backup",
             "--data",
             server.data().string(),
             copy.string()},
            "",
            when
        );
        was_killed = was_killed || killed.exit_code == 128 + SIGKILL;
        if (fs::exists(copy)) {
            EXPECT_EQ(run_indexer({"check", "--data", copy.string()}).exit_code, 0);
            fs::remove_all(copy);
        }
    }
    EXPECT_TRUE(was_killed);
    const int before = writing.acknowledged();
    ASSERT_EQ(backup(server.data(), copy).exit_code, 0);
    EXPECT_FALSE(fs::exists(folder.path() / "copy.unfinished"));
    expect_all_before(copy, before, writing.acknowledged() + 1);
    EXPECT_EQ(run_indexer({"check", "--data", server.data().string()}).exit_code, 0);
}

TEST(Backup, RefusesWhatItCannotDoInOneLine) {
    const base::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
    const fs::path copy = folder.path() / "copy";
    const ProgramResult without_index = backup(data, copy);
    EXPECT_EQ(without_index.exit_code, 3);
    EXPECT_NE(without_index.notes.find("no index"), std::string::npos) << without_index.notes;
    EXPECT_FALSE(fs::exists(data));
    build(data, R"({"id":"a","title":"Eins"})");
    fs::create_directory(copy);
    std::ofstream(copy / "fremd") << "nicht unseres";
    const ProgramResult taken = backup(data, copy);
    EXPECT_EQ(taken.exit_code, 2);
    EXPECT_NE(taken.notes.find("new or an empty folder"), std::string::npos) << taken.notes;
    EXPECT_TRUE(fs::exists(copy / "fremd"));
    fs::remove(copy / "fremd");
    EXPECT_EQ(backup(data, copy.string() + "/").exit_code, 0);
}

TEST(Backup, KeepsTheNewestAndNothingOfOthers) {
    const base::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
    const fs::path copies = folder.path() / "copies";
    build(data, R"({"id":"a","title":"Eins"})");
    for (const char* name : {"20200101T000000Z", "20200102T000000Z", "fremd", "2020"}) {
        fs::create_directories(copies / name);
    }
    fs::create_directories(copies / "20200103T000000Z.unfinished" / "generations");
    const ProgramResult made =
        run_indexer({"backup", "--data", data.string(), "--keep", "2", copies.string()});
    ASSERT_EQ(made.exit_code, 0) << made.notes;
    EXPECT_FALSE(fs::exists(copies / "20200101T000000Z"));
    EXPECT_TRUE(fs::exists(copies / "20200102T000000Z"));
    EXPECT_FALSE(fs::exists(copies / "20200103T000000Z.unfinished"));
    EXPECT_TRUE(fs::exists(copies / "fremd"));
    EXPECT_TRUE(fs::exists(copies / "2020"));
    const std::string path = made.out.substr(7, made.out.find(": ") - 7); // behind "backup "
    EXPECT_EQ(fs::path(path).parent_path(), copies);
    EXPECT_EQ(total(path, "Eins"), 1);
}

TEST(Restore, SwitchesBeneathARunningServerAndWatch) {
    const base::TemporaryFolder folder;
    WritingServer server;
    server.start_watch();
    ASSERT_EQ(server.put("a", "Gesichertes").status, 200);
    const fs::path copy = folder.path() / "copy";
    ASSERT_EQ(backup(server.data(), copy).exit_code, 0);
    ASSERT_EQ(server.put("b", "Verdorbenes").status, 200);
    const ProgramResult restored = restore(server.data(), copy);
    ASSERT_EQ(restored.exit_code, 0) << restored.notes;
    EXPECT_EQ(server.total("Gesichertes"), 1);
    EXPECT_EQ(server.total("Verdorbenes"), 0);
    ASSERT_EQ(server.put("c", "Neues").status, 200);
    EXPECT_EQ(server.total("Neues"), 1);
    // The backup is none the less for it, and the state before it is one rollback away.
    EXPECT_EQ(total(copy, ""), 1);
    server.end_watch(SIGTERM);
    ASSERT_EQ(run_indexer({"rollback", "--data", server.data().string()}).exit_code, 0);
    EXPECT_EQ(server.total("Verdorbenes"), 1);
}

TEST(Restore, ChecksBeforeItSwitches) {
    const base::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
    const fs::path copy = folder.path() / "copy";
    build(data, R"({"id":"a","title":"Heiles"})");
    ASSERT_EQ(backup(data, copy).exit_code, 0);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(copy)) {
        if (entry.path().filename() == "words") {
            std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(-1, std::ios::end);
            file.put('!');
        }
    }
    const ProgramResult refused = restore(data, copy);
    EXPECT_EQ(refused.exit_code, 3);
    EXPECT_NE(refused.notes.find("not whole"), std::string::npos) << refused.notes;
    EXPECT_EQ(total(data, "Heiles"), 1);
    EXPECT_EQ(std::distance(fs::directory_iterator(data / "generations"), {}), 1);
}

TEST(Restore, MendsAFolderWhoseIndexIsGone) {
    const base::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
    const fs::path copy = folder.path() / "copy";
    build(data, R"({"id":"a","title":"Gerettetes"})");
    ASSERT_EQ(backup(data, copy).exit_code, 0);
    fs::remove_all(data / "generations");
    ASSERT_EQ(restore(data, copy).exit_code, 0);
    EXPECT_EQ(total(data, "Gerettetes"), 1);
}

TEST(Restore, RefusesWhatIsNoBackup) {
    const base::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
    const fs::path empty = folder.path() / "empty";
    fs::create_directory(empty);
    const ProgramResult refused = restore(data, empty);
    EXPECT_EQ(refused.exit_code, 3);
    EXPECT_NE(refused.notes.find("no finished backup"), std::string::npos) << refused.notes;
    EXPECT_FALSE(fs::exists(data));
    EXPECT_TRUE(fs::is_empty(empty));
    const WritingServer server;
    build(server.data(), R"({"id":"a","title":"Eins"})");
    ASSERT_EQ(server.write("PUT", "/v1/articles/b", R"({"title":"Zwei"})").status, 202);
    const ProgramResult waiting = restore(data, server.data());
    EXPECT_EQ(waiting.exit_code, 2);
    EXPECT_NE(waiting.notes.find("writes wait"), std::string::npos) << waiting.notes;
}

} // namespace
} // namespace fundstelle::tests
