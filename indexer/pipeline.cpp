#include "indexer/pipeline.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <variant>

#include "engine/base/bounded_queue.hpp"
#include "engine/base/error.hpp"
#include "engine/index/shard_builder.hpp"
#include "indexer/build_memory.hpp"
#include "indexer/id_ledger.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/shard_row.hpp"

namespace fundstelle::indexer {

namespace {

using Batch = std::vector<Record>;

constexpr std::size_t kBatchBytes = 512u * 1024;
constexpr std::size_t kBatchesPerThread = 2;
std::size_t text_bytes(const article::Article& article) {
    return article.title.size() + article.lead.size() + article.body.size() +
           article.caption.size();
}

/// Where an article stands among those of one id: by its version in its wire, then by when it came.
std::size_t rank_of(std::size_t revision, std::size_t sequence) {
    constexpr unsigned kSequenceBits = 44;
    constexpr std::size_t kMostRevisions = (std::size_t{1} << (64U - kSequenceBits)) - 1;
    return (std::min(revision, kMostRevisions) << kSequenceBits) + sequence;
}

/// What all workers of one build share.
struct SharedBuild {
    explicit SharedBuild(const BuildPlan& plan)
        : queue(plan.threads * kBatchesPerThread),
          duplicates(remembered_articles(plan.memory_bytes)) {}

    base::BoundedQueue<Batch> queue;
    IdLedger ledger;
    index::DuplicateFinder duplicates;
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
    Worker(
        std::size_t number,
        const BuildPlan& plan,
        std::shared_ptr<const index::Codebook> codebook,
        SharedBuild& shared
    )
        : plan_(plan),
          shared_(shared),
          row_(
              number,
              make_folder(plan, number),
              std::move(codebook),
              shared.duplicates,
              shard_limits(plan.memory_bytes, plan.threads),
              shared.ledger
          ) {}

    void run(RunCounters& counters, Rejections& rejections) {
        try {
            while (const std::optional<Batch> batch = shared_.queue.pop()) {
                for (const Record& record : *batch) {
                    take(record, counters, rejections);
                }
                row_.settle();
            }
            row_.finish();
        } catch (...) {
            shared_.fail(std::current_exception());
        }
    }

    [[nodiscard]] ShardRow& row() { return row_; }

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
        const Outcome read = read_record(record, plan_.zone);
        const std::size_t rank = rank_of(read.revision, record.sequence);
        if (const auto* reason = std::get_if<std::string>(&read.result)) {
            rejections.add({record.input, record.line, {}, *reason});
            ++counters.rejected;
            return;
        }
        if (const auto* withdrawal = std::get_if<Withdrawal>(&read.result)) {
            shared_.ledger.withdraw(withdrawal->id, rank);
            ++counters.withdrawn;
            return;
        }
        const auto& article = std::get<article::Article>(read.result);
        if (!shared_.ledger.claim(article.id, rank)) {
            ++counters.replaced;
            return;
        }
        if (shared_.ledger.place(article.id, rank, row_.add(article))) {
            ++counters.replaced;
        } else {
            ++counters.articles;
        }
        counters.text_bytes += text_bytes(article);
    }

    const BuildPlan& plan_;
    SharedBuild& shared_;
    ShardRow row_;
};

using Workers = std::vector<std::unique_ptr<Worker>>;

/// Learns the codebook from the first records, then starts the workers and hands all records on in
/// batches.
class Feeder {
public:
    Feeder(
        const BuildPlan& plan,
        SharedBuild& shared,
        std::function<void(std::shared_ptr<const index::Codebook>)> start_workers
    )
        : plan_(plan), shared_(shared), start_workers_(std::move(start_workers)) {}

    void run(RunCounters& counters, Progress& progress) {
        plan_.feed([&](Record record) {
            if (plan_.stop.stop_requested()) {
                return false;
            }
            progress.update(counters);
            record.sequence = sequence_++;
            return has_started_ ? hand_on(std::move(record)) : learn(std::move(record));
        });
        if (!has_started_) {
            (void)start();
        }
        if (!batch_.empty()) {
            (void)push();
        }
    }

private:
    /// Keeps a record of the sample. What is broken teaches nothing; a worker will reject it.
    bool learn(Record record) {
        const Outcome read = read_record(record, plan_.zone);
        if (const auto* article = std::get_if<article::Article>(&read.result)) {
            learner_->add(*article);
        }
        sample_.push_back(std::move(record));
        return !learner_->has_enough() || start();
    }

    bool start() {
        has_started_ = true;
        start_workers_(learner_->finish());
        learner_.reset(); // its memory is wanted
        for (Record& record : std::exchange(sample_, {})) {
            if (!hand_on(std::move(record))) {
                return false;
            }
        }
        return true;
    }

    bool hand_on(Record record) {
        batch_bytes_ += record.bytes.size();
        batch_.push_back(std::move(record));
        return batch_bytes_ < kBatchBytes || push();
    }

    bool push() {
        batch_bytes_ = 0;
        return shared_.queue.push(std::exchange(batch_, {}));
    }

    const BuildPlan& plan_;
    SharedBuild& shared_;
    std::function<void(std::shared_ptr<const index::Codebook>)> start_workers_;
    std::optional<index::CodebookLearner> learner_{std::in_place}; ///< until the workers start
    std::vector<Record> sample_;
    bool has_started_ = false;
    Batch batch_;
    std::size_t batch_bytes_ = 0;
    std::size_t sequence_ = 0;
};

/// Gives the shards of all workers, which go, since the rest needs their memory, without the
/// articles that were replaced or withdrawn.
std::vector<index::Shard> end_rows(Workers workers, const IdLedger& ledger, RunCounters& counters) {
    for (const Superseded& old : ledger.superseded()) {
        workers[old.place.worker]->row().remove(old);
    }
    for (const Superseded& old : ledger.withdrawn()) {
        workers[old.place.worker]->row().remove(old);
        --counters.articles;
    }
    std::vector<index::Shard> shards;
    for (const std::unique_ptr<Worker>& worker : workers) {
        std::vector<index::Shard> left = worker->row().take_shards();
        std::move(left.begin(), left.end(), std::back_inserter(shards));
    }
    return shards;
}

void require_not_stopped(const BuildPlan& plan) {
    if (plan.stop.stop_requested()) {
        throw base::Error{base::ErrorCode::Interrupted, "stopped; the served index is as it was"};
    }
}

/// All that is left to be merged.
struct WrittenShards {
    std::vector<index::Shard> shards;
    std::shared_ptr<const index::Codebook> codebook;
    std::unordered_map<std::string, std::string> joined_groups;
};

/// Takes all records in. What it took memory for goes at its end.
WrittenShards write_shards(
    const BuildPlan& plan, RunCounters& counters, Rejections& rejections, Progress& progress
) {
    SharedBuild shared(plan);
    Workers workers;
    std::shared_ptr<const index::Codebook> codebook;
    {
        std::vector<std::jthread> threads;
        Feeder feeder(plan, shared, [&](std::shared_ptr<const index::Codebook> learned) {
            codebook = std::move(learned);
            for (std::size_t number = 0; number < plan.threads; ++number) {
                workers.push_back(std::make_unique<Worker>(number, plan, codebook, shared));
                threads.emplace_back([&, &worker = *workers.back()] {
                    worker.run(counters, rejections);
                });
            }
        });
        try {
            feeder.run(counters, progress);
        } catch (...) {
            shared.fail(std::current_exception());
        }
        shared.queue.close();
    }
    if (shared.failure) {
        std::rethrow_exception(shared.failure);
    }
    require_not_stopped(plan);
    std::vector<index::Shard> shards = end_rows(std::move(workers), shared.ledger, counters);
    return {std::move(shards), std::move(codebook), shared.duplicates.joined_groups()};
}

} // namespace

void build_database(
    const BuildPlan& plan, RunCounters& counters, Rejections& rejections, Progress& progress
) {
    const WrittenShards written = write_shards(plan, counters, rejections, progress);
    const index::BuildKnowledge knowledge{*written.codebook, written.joined_groups};
    index::merge_shards(written.shards, plan.target, knowledge, [&](double share) {
        progress.phase("merging", share);
    });
    require_not_stopped(plan);
    std::error_code ignored;
    std::filesystem::remove_all(plan.scratch, ignored);
}

} // namespace fundstelle::indexer
