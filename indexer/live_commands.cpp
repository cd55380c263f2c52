#include <optional>
#include <ostream>
#include <variant>

#include "engine/base/error.hpp"
#include "engine/base/instant.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/live_index.hpp"
#include "indexer/commands.hpp"
#include "indexer/input_records.hpp"
#include "indexer/live_changes.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/rejections.hpp"

namespace fundstelle::indexer {

namespace {

/// After so many changes they are committed, so that memory stays bounded and a stop costs little.
constexpr std::size_t kChangesPerCommit = 2000;

std::string run_name() {
    std::string name = "add-" + base::to_rfc3339_utc(base::now());
    std::erase(name, ':');
    return name;
}

/// One run of `add`.
class Adding {
public:
    Adding(
        const CommandContext& context,
        const index::DataFolder& folder,
        const index::Generation& served
    )
        : context_(context),
          zone_(base::TimeZone::load(context.settings.text("index.timezone"))),
          live_(served),
          rejections_(folder.rejected_folder() / (run_name() + ".ndjson")),
          progress_(context.notes, context.notes_are_terminal, 0) {}

    int run(const std::vector<InputFile>& files, Format format, const std::string& generation) {
        read_inputs(files, format, counters_, [&](const Record& record) {
            take(record);
            return !context_.stop.stop_requested();
        });
        rejections_.finish();
        live_.commit();
        progress_.finish();
        if (context_.stop.stop_requested()) {
            throw base::Error{
                base::ErrorCode::Interrupted,
                "stopped; " + std::to_string(counters_.articles.load()) + " articles are taken in"};
        }
        if (counters_.rejected > 0) {
            context_.notes << "rejected articles stand in " << rejections_.path().string() << '\n';
        }
        context_.out << summary_line(counters_, progress_.elapsed(), generation) << std::endl;
        return counters_.rejected > 0 ? kSomeRejected : kAllTakenIn;
    }

private:
    void take(const Record& record) {
        const Outcome read = read_record(record, zone_);
        if (const auto* reason = std::get_if<std::string>(&read.result)) {
            rejections_.add({record.input, record.line, {}, *reason});
            ++counters_.rejected;
            return;
        }
        switch (changes_.apply(read)) {
            case Change::Added:
                ++counters_.articles;
                break;
            case Change::Replaced:
                ++counters_.articles;
                ++counters_.replaced;
                break;
            case Change::Outdated:
                ++counters_.replaced;
                break;
            case Change::Withdrawn:
                ++counters_.withdrawn;
                break;
        }
        if (const auto* article = std::get_if<article::Article>(&read.result)) {
            counters_.text_bytes +=
                article->title.size() + article->lead.size() + article->body.size();
        }
        if (++uncommitted_ == kChangesPerCommit) {
            live_.commit();
            uncommitted_ = 0;
        }
        progress_.update(counters_);
    }

    const CommandContext& context_;
    base::TimeZone zone_;
    index::LiveIndex live_;
    LiveChanges changes_{live_};
    Rejections rejections_;
    Progress progress_;
    RunCounters counters_;
    std::size_t uncommitted_ = 0;
};

} // namespace

int add(const CommandContext& context, const std::vector<std::string>& inputs, Format format) {
    const std::vector<InputFile> files = expand_inputs(inputs);
    const index::DataFolder folder(context.data);
    if (!folder.current()) {
        if (const std::optional<int> exit_code = build_first(context, inputs, format)) {
            return *exit_code;
        }
    }
    const base::FileLock lock = folder.lock();
    folder.remove_leftovers();
    const index::Generation served = folder.current().value();
    return Adding(context, folder, served).run(files, format, served.name);
}

int remove(const CommandContext& context, const std::vector<std::string>& ids) {
    const index::DataFolder folder(context.data);
    if (!folder.current()) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to delete from"};
    }
    const base::FileLock lock = folder.lock();
    folder.remove_leftovers();
    index::LiveIndex live(folder.current().value());
    std::size_t deleted = 0;
    for (const std::string& id : ids) {
        if (live.remove(id)) {
            ++deleted;
        } else {
            context.notes << "no article has the id " << id << '\n';
        }
    }
    live.commit();
    context.out << deleted << " deleted, " << ids.size() - deleted << " unknown, "
                << live.article_count() << " articles left" << std::endl;
    return deleted == ids.size() ? kAllTakenIn : kSomeRejected;
}

} // namespace fundstelle::indexer
