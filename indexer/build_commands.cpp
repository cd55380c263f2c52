#include <algorithm>
#include <functional>
#include <optional>
#include <ostream>

#include <sys/resource.h>

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"
#include "engine/base/machine.hpp"
#include "engine/base/time_zone.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/receipt.hpp"
#include "engine/index/stored_articles.hpp"
#include "indexer/build_memory.hpp"
#include "indexer/building.hpp"
#include "indexer/commands.hpp"
#include "indexer/pipeline.hpp"

namespace fundstelle::indexer {

namespace {

std::size_t thread_count(const base::Settings& settings) {
    const auto wanted = static_cast<std::size_t>(settings.number("index.threads"));
    return wanted > 0 ? wanted : base::usable_processors();
}

std::size_t memory_bytes(const base::Settings& settings) {
    constexpr std::size_t kLeast = std::size_t{128} * 1024 * 1024;
    const auto wanted = static_cast<std::size_t>(settings.size_bytes("index.memory"));
    if (wanted > 0) {
        return wanted;
    }
    return std::max(static_cast<std::size_t>(base::usable_memory_bytes() / 4), kLeast);
}

/// A merge opens five files a shard; the usual limit of 1,024 is soft.
void raise_file_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Packed inputs and standard input have no size that would tell how much is to come.
std::uint64_t expected_bytes(const std::vector<InputFile>& inputs) {
    std::uint64_t bytes = 0;
    for (const InputFile& input : inputs) {
        if (input.size_bytes == 0 || input.name.ends_with(".gz") || input.name.ends_with(".zst")) {
            return 0;
        }
        bytes += input.size_bytes;
    }
    return bytes;
}

/// Builds, checks, switches and sums up; `feed_into` gets the counters and feeds all records. The
/// receipts of a predecessor go on being known.
int build_generation(
    const CommandContext& context,
    const index::DataFolder& folder,
    std::uint64_t expected,
    const std::function<void(RunCounters&, const TakeRecord&)>& feed_into,
    const std::optional<index::Generation>& predecessor = std::nullopt
) {
    folder.clean(generations_kept(context));
    raise_file_limit();
    const BuildingFolder building(folder.begin());
    RunCounters counters;
    BuildPlan plan;
    plan.feed = [&](const TakeRecord& take) { feed_into(counters, take); };
    plan.memory_bytes = memory_bytes(context.settings);
    plan.threads = threads_within(plan.memory_bytes, thread_count(context.settings));
    plan.target = building.generation().path;
    plan.scratch = building.generation().path / "shards";
    plan.zone = base::TimeZone::load(context.settings.text("index.timezone"));
    plan.stop = context.stop;

    Progress progress(context.notes, context.notes_are_terminal, expected);
    Rejections rejections(folder.rejected_folder() / (building.generation().name + ".ndjson"));
    build_database(plan, counters, rejections, progress);
    if (predecessor) {
        index::copy_receipts(*predecessor, building.generation());
    }
    progress.phase("checking", 0);
    require_whole(building.generation());
    rejections.finish();
    const index::Generation lasting = folder.publish(building.generation());
    progress.finish();
    remove_old_generations(context, folder);

    if (counters.rejected > 0) {
        context.notes << "rejected articles stand in " << rejections.path().string() << '\n';
    }
    context.out << summary_line(counters, progress.elapsed(), lasting.name) << std::endl;
    return counters.rejected > 0 ? kSomeRejected : kAllTakenIn;
}

/// Gives every stored article of a generation as a record.
void feed_stored_articles(
    const index::Generation& generation, RunCounters& counters, const TakeRecord& take
) {
    const base::TimeZone utc;
    index::for_each_stored_article(generation, [&](const article::Article& article) {
        Record record;
        record.bytes = article::article_to_json(article, utc);
        record.input = generation.name;
        counters.input_bytes += record.bytes.size();
        return take(std::move(record));
    });
}

int build_from_files(
    const CommandContext& context,
    const index::DataFolder& folder,
    const std::vector<InputFile>& files,
    Format format
) {
    return build_generation(
        context,
        folder,
        expected_bytes(files),
        [&](RunCounters& counters, const TakeRecord& take) {
            read_inputs(files, format, counters, take);
        }
    );
}

} // namespace

int build(const CommandContext& context, const std::vector<std::string>& inputs, Format format) {
    const std::vector<InputFile> files = expand_inputs(inputs);
    const index::DataFolder folder(context.data);
    folder.create();
    const base::FileLock lock = folder.lock();
    return build_from_files(context, folder, files, format);
}

std::optional<int> build_first(
    const CommandContext& context, const std::vector<std::string>& inputs, Format format
) {
    const std::vector<InputFile> files = expand_inputs(inputs);
    const index::DataFolder folder(context.data);
    folder.create();
    const base::FileLock lock = folder.lock();
    // Asked under the lock: another indexer may have built the first one just before.
    if (folder.current()) {
        return std::nullopt;
    }
    return build_from_files(context, folder, files, format);
}

std::optional<int> build_empty(const CommandContext& context) {
    return build_first(context, {}, Format::Ndjson);
}

int reindex(const CommandContext& context) {
    const index::DataFolder folder(context.data);
    if (!folder.current()) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to build anew"};
    }
    const base::FileLock lock = folder.lock();
    // Read under the lock, since another indexer may have switched just before.
    const std::optional<index::Generation> served = folder.current();
    const auto feed = [&](RunCounters& counters, const TakeRecord& take) {
        feed_stored_articles(*served, counters, take);
    };
    return build_generation(context, folder, 0, feed, served);
}

} // namespace fundstelle::indexer
