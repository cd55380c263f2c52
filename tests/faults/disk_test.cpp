// A disk that is full, and one that takes no writes.
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "tests/faults/fault_test.hpp"
#include "tests/faults/small_disk.hpp"

namespace fundstelle::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKibibyte = 1024;

class Disk : public FaultTest {
protected:
    void SetUp() override { fs::create_directory(disk()); }

    [[nodiscard]] fs::path disk() const { return folder() / "disk"; }

    static void expect_told_full(const ProgramResult& result) {
        expect_refused(result);
        EXPECT_NE(result.notes.find("No space left on device"), std::string::npos) << result.notes;
    }

    /// Every command that writes is refused, and what reads goes on.
    void expect_only_reading(const std::vector<std::string>& wrapper, const Archive& articles)
        const {
        const auto run = [&](const std::string& command, std::vector<std::string> arguments) {
            std::vector<std::string> line = wrapper;
            const std::vector<std::string> plain = indexer_command(command, arguments);
            line.insert(line.end(), plain.begin(), plain.end());
            return run_program(line, to_ndjson(make_archive(0, 3, "fremd")));
        };
        expect_refused(run("build", {"-"}));
        expect_refused(run("add", {"-"}));
        expect_refused(run("delete", {"artikel-1"}));
        expect_refused(run("reindex", {}));
        expect_refused(run("rollback", {}));
        EXPECT_EQ(run("check", {}).exit_code, 0);
        EXPECT_EQ(run("stats", {}).exit_code, 0);
        expect_serves(articles);
    }

    void set_writable(bool is_writable) const {
        const fs::perms write =
            fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
        const auto set = [&](const fs::path& path) {
            fs::permissions(
                path,
                is_writable ? fs::perms::owner_write : write,
                is_writable ? fs::perm_options::add : fs::perm_options::remove
            );
        };
        set(data());
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(data())) {
            set(entry.path());
        }
    }

    Archive before_ = make_archive(0, 5, "alt");
    Archive changes_ = make_archive(3, 8, "neu");
};

/// Takes room on a disk away for a while.
class Ballast {
public:
    /// Leaves at most `room` bytes free.
    Ballast(fs::path path, std::size_t room) : path_(std::move(path)) {
        const std::size_t free = fs::space(path_.parent_path()).available;
        std::ofstream file(path_, std::ios::binary);
        file << std::string(free > room ? free - room : 0, '.');
    }
    Ballast(const Ballast&) = delete;
    Ballast& operator=(const Ballast&) = delete;
    Ballast(Ballast&&) = delete;
    Ballast& operator=(Ballast&&) = delete;
    ~Ballast() { fs::remove(path_); }

private:
    fs::path path_;
};

// The sweeps with enospc meet each call; this one meets what a real disk does.
TEST_F(Disk, ThatFillsUpLeavesTheOldArticles) {
    constexpr std::size_t kDiskBytes = 4096 * kKibibyte;
    const std::optional<SmallDisk> small = SmallDisk::mount(disk(), kDiskBytes);
    if (!small) {
        std::cout << "left to the sweeps with enospc_lasting, where the preloaded library does it"
                  << std::endl;
        return;
    }
    use_data_folder(disk() / "data");
    int refused = 0;
    int done = 0;
    const std::size_t step = (is_long_run() ? 8 : 40) * kKibibyte;
    for (std::size_t room = 0; done < 2; room += step) {
        ASSERT_LT(room, kDiskBytes) << "the disk never had room enough";
        SCOPED_TRACE(std::to_string(room / kKibibyte) + " KiB free");
        done = 0;
        for (const char* command : {"build", "add"}) {
            fs::remove_all(data());
            build(before_);
            const std::vector<std::string> line = indexer_command(command, {"-"});
            std::optional<Ballast> ballast;
            ballast.emplace(disk() / "ballast", room);
            const ProgramResult result = run_program(line, to_ndjson(changes_));
            const Archive after =
                command == std::string("add") ? with(before_, changes_) : changes_;
            if (result.exit_code == 0) {
                ++done;
                expect_serves(after);
            } else {
                ++refused;
                expect_told_full(result);
                expect_serves(before_);
            }
            ballast.reset();
            EXPECT_EQ(run_program(line, to_ndjson(changes_)).exit_code, 0);
            expect_serves(after);
            expect_no_leftovers();
        }
    }
    EXPECT_GT(refused, 2);
}

TEST_F(Disk, ThatIsReadOnlyServesOn) {
    constexpr std::size_t kDiskBytes = 16'384 * kKibibyte;
    const std::optional<SmallDisk> small = SmallDisk::mount(disk(), kDiskBytes);
    if (!small) {
        std::cout << "left to the test of permissions" << std::endl;
        return;
    }
    use_data_folder(disk() / "data");
    build(changes_);
    build(before_);
    small->set_read_only(true);
    expect_only_reading({}, before_);
    small->set_read_only(false);
    EXPECT_EQ(index("add", {"-"}, to_ndjson(changes_)).exit_code, 0);
    expect_serves(with(before_, changes_));

    std::string generation = base::read_file(data() / "current");
    generation.pop_back();
    fs::resize_file(data() / "generations" / generation / "records", kKibibyte);
    small->set_read_only(true);
    EXPECT_EQ(index("check").exit_code, 1);
}

TEST_F(Disk, FoldersWithoutPermissionServeOn) {
    build(changes_);
    build(before_);
    set_writable(false);
    // Permissions do not bind root, unless it lets go of the capability to pass them.
    std::vector<std::string> wrapper;
    if (::geteuid() == 0) {
        wrapper = {"/usr/bin/setpriv", "--bounding-set=-dac_override"};
    }
    expect_only_reading(wrapper, before_);
    set_writable(true);
    EXPECT_EQ(index("add", {"-"}, to_ndjson(changes_)).exit_code, 0);
    expect_serves(with(before_, changes_));
}

} // namespace
} // namespace fundstelle::tests
