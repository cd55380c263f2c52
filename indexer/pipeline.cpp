#include "indexer/pipeline.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

#include "engine/base/bounded_queue.hpp"
#include "engine/base/error.hpp"
#include "engine/index/shard_builder.hpp"
#include "indexer/id_ledger.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

namespace {

using Batch = std::vector<Record>;

constexpr std::size_t kBatchBytes = 512u * 1024;
constexpr std::size_t kBatchesPerThread = 2;

std::size_t text_bytes(const article::Article& article) {
    return article.title.size() + article.lead.size() + article.body.size() +
           article.caption.size();
}

/// What all workers of one build share.
struct SharedBuild {
    explicit SharedBuild(std::size_t threads) : queue(threads * kBatchesPerThread) {}

    base::BoundedQueue<Batch> queue;
    IdLedger ledger;
    std::mutex mutex;
    std::exception_ptr failure; // guarded by mutex; the first one

    void fail(std::exception_ptr error) {
        const std::lock_guard lock(mutex);
        if (!failure) {
            failure = std::move(error);
        }
        queue.cancel();
    }
};

/// One analysing thread with its own row of shards.
class Worker {
public:
    Worker(std::size_t number, const BuildPlan& plan, SharedBuild& shared)
        : number_(number), plan_(plan), shared_(shared), builder_(make_folder(plan, number)) {}

    void run(RunCounters& counters, Rejections& rejections) {
        try {
            while (const std::optional<Batch> batch = shared_.queue.pop()) {
                for (const Record& record : *batch) {
                    take(record, counters, rejections);
                }
            }
            shards_ = builder_.finish();
        } catch (...) {
            shared_.fail(std::current_exception());
        }
    }

    [[nodiscard]] const std::vector<std::filesystem::path>& shards() const { return shards_; }

private:
    static std::filesystem::path make_folder(const BuildPlan& plan, std::size_t number) {
        const std::filesystem::path folder = plan.scratch / std::to_string(number);
        std::error_code error;
        std::filesystem::create_directories(folder, error);
        if (error) {
            throw base::system_error(error.value(), "create a folder", folder.native());
        }
        return folder;
    }

    void take(const Record& record, RunCounters& counters, Rejections& rejections) {
        const article::ArticleOrReason read = read_record(record, plan_.zone);
        if (const auto* reason = std::get_if<std::string>(&read)) {
            rejections.add({record.input, record.line, {}, *reason});
            ++counters.rejected;
            return;
        }
        const auto& article = std::get<article::Article>(read);
        if (!shared_.ledger.claim(article.id, record.sequence)) {
            ++counters.replaced;
            return;
        }
        const std::size_t shard = builder_.add(article);
        if (shared_.ledger.place(article.id, record.sequence, {number_, shard})) {
            ++counters.replaced;
        } else {
            ++counters.articles;
        }
        counters.text_bytes += text_bytes(article);
    }

    const std::size_t number_;
    const BuildPlan& plan_;
    SharedBuild& shared_;
    index::ShardBuilder builder_;
    std::vector<std::filesystem::path> shards_;
};

void feed_queue(
    const BuildPlan& plan, SharedBuild& shared, RunCounters& counters, Progress& progress
) {
    Batch batch;
    std::size_t batch_bytes = 0;
    std::size_t sequence = 0;
    const auto push = [&] {
        batch_bytes = 0;
        return shared.queue.push(std::exchange(batch, {}));
    };
    plan.feed([&](Record record) {
        if (plan.stop.stop_requested()) {
            return false;
        }
        record.sequence = sequence++;
        batch_bytes += record.bytes.size();
        batch.push_back(std::move(record));
        if (batch_bytes < kBatchBytes) {
            return true;
        }
        progress.update(counters);
        return push();
    });
    if (!batch.empty()) {
        (void)push();
    }
}

void remove_superseded(
    const IdLedger& ledger, const std::vector<std::unique_ptr<Worker>>& workers
) {
    for (const Superseded& old : ledger.superseded()) {
        index::remove_from_shard(workers[old.place.worker]->shards()[old.place.shard], old.id);
    }
}

void require_not_stopped(const BuildPlan& plan) {
    if (plan.stop.stop_requested()) {
        throw base::Error{base::ErrorCode::Interrupted, "stopped; the served index is as it was"};
    }
}

} // namespace

void read_inputs(
    const std::vector<InputFile>& inputs,
    Format format,
    RunCounters& counters,
    const TakeRecord& take
) {
    std::uint64_t bytes_before = 0;
    for (const InputFile& input : inputs) {
        std::size_t last_line = 0;
        try {
            const std::unique_ptr<RecordReader> reader =
                open_reader(input.path, input.name, format);
            while (std::optional<Record> record = reader->next()) {
                last_line = record->line;
                counters.input_bytes = bytes_before + reader->offset();
                if (!take(std::move(*record))) {
                    return;
                }
            }
            bytes_before += reader->offset();
        } catch (const base::Error& error) {
            // The rest of this input is lost to us, but no other input is.
            Record record;
            record.input = input.name;
            record.line = last_line;
            record.fault = error.what();
            if (!take(std::move(record))) {
                return;
            }
        }
    }
}

void build_database(
    const BuildPlan& plan, RunCounters& counters, Rejections& rejections, Progress& progress
) {
    SharedBuild shared(plan.threads);
    std::vector<std::unique_ptr<Worker>> workers;
    for (std::size_t number = 0; number < plan.threads; ++number) {
        workers.push_back(std::make_unique<Worker>(number, plan, shared));
    }
    {
        std::vector<std::jthread> threads;
        for (const std::unique_ptr<Worker>& worker : workers) {
            threads.emplace_back([&] { worker->run(counters, rejections); });
        }
        try {
            feed_queue(plan, shared, counters, progress);
        } catch (...) {
            shared.fail(std::current_exception());
        }
        shared.queue.close();
    }
    if (shared.failure) {
        std::rethrow_exception(shared.failure);
    }
    require_not_stopped(plan);
    remove_superseded(shared.ledger, workers);

    std::vector<std::filesystem::path> shards;
    for (const std::unique_ptr<Worker>& worker : workers) {
        shards.insert(shards.end(), worker->shards().begin(), worker->shards().end());
    }
    index::merge_shards(shards, plan.target, [&](double share) {
        progress.phase("merging", share);
    });
    require_not_stopped(plan);
    std::error_code ignored;
    std::filesystem::remove_all(plan.scratch, ignored);
}

} // namespace fundstelle::indexer
