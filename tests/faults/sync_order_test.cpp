// A kill leaves everything in the page cache; a power cut does not. From the order of the calls
// these tests tell what it could take: nothing that is switched to, and nothing that was
// acknowledged.
#include <set>

#include "tests/faults/fault_test.hpp"
#include "tests/faults/faulty_run.hpp"

namespace fundstelle::tests {
namespace {

namespace fs = std::filesystem;

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

/// What is not on the disk yet, call by call.
class PageCache {
public:
    void apply(const FileCall& call) {
        if (call.name == "write" || call.name == "ftruncate") {
            dirty_.insert(call.path);
        } else if (call.name == "fsync") {
            dirty_.erase(call.path);
        } else if (call.name == "unlink") {
            dirty_.erase(call.path);
        } else if (call.name == "open" || call.name == "mkdir") {
            dirty_.insert(call.path.parent_path());
        } else if (call.name == "rename") {
            dirty_.insert(call.second.parent_path());
        }
    }

    /// Gives what a power cut could take of a file or a folder and all below it.
    [[nodiscard]] std::set<fs::path> dirty_below(const fs::path& top) const {
        std::set<fs::path> found;
        for (const fs::path& path : dirty_) {
            if (is_at_or_below(path, top)) {
                found.insert(path);
            }
        }
        return found;
    }

    [[nodiscard]] bool is_dirty(const fs::path& path) const { return dirty_.contains(path); }

private:
    std::set<fs::path> dirty_;
};

class SyncOrder : public FaultTest {
protected:
    /// Runs a command and holds its calls against the rules.
    void expect_lasting(
        const std::string& command,
        const std::vector<std::string>& arguments,
        const std::string& input = {}
    ) const {
        SCOPED_TRACE(command);
        const FaultyRun run =
            run_with_fault(indexer_command(command, arguments), input, data(), {});
        ASSERT_EQ(run.result.exit_code, 0) << run.result.notes;
        PageCache cache;
        fs::path switched;
        for (const FileCall& call : run.calls) {
            if (call.name == "rename") {
                expect_clean(cache, call);
                switched = call.second;
            }
            cache.apply(call);
        }
        ASSERT_FALSE(switched.empty()) << "nothing was switched to";
        EXPECT_FALSE(cache.is_dirty(switched)) << switched;
        EXPECT_FALSE(cache.is_dirty(switched.parent_path()))
            << "the name " << switched << " may be lost after it was acknowledged";
    }

    /// What gets its lasting name is whole on the disk.
    void expect_clean(const PageCache& cache, const FileCall& rename) const {
        EXPECT_EQ(cache.dirty_below(rename.path), std::set<fs::path>())
            << "renamed to " << rename.second;
        const bool is_version_file = rename.second.filename() == "iamglass";
        const fs::path folder = rename.second.parent_path();
        if (is_version_file && folder.extension() != ".building") {
            std::set<fs::path> dirty = cache.dirty_below(folder);
            dirty.erase(folder); // flushed after the rename
            EXPECT_EQ(dirty, std::set<fs::path>()) << "the version names tables not on the disk";
        }
        if (rename.second == data() / "current") {
            EXPECT_EQ(cache.dirty_below(data() / "generations"), std::set<fs::path>());
        }
    }
};

TEST_F(SyncOrder, NothingIsSwitchedToBeforeItIsOnTheDisk) {
    const std::string old_articles = to_ndjson(make_archive(0, 6, "alt"));
    const std::string new_articles = to_ndjson(make_archive(3, 9, "neu"));
    expect_lasting("build", {"--threads", "1", "-"}, old_articles);
    expect_lasting("build", {"--threads", "4", "-"}, new_articles);
    expect_lasting("add", {"-"}, old_articles);
    expect_lasting("delete", {"artikel-1"});
    expect_lasting("reindex", {"--threads", "2"});
    expect_lasting("rollback", {});
}

} // namespace
} // namespace fundstelle::tests
