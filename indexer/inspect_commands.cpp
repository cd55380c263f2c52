#include <ostream>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/index_check.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "indexer/commands.hpp"
#include "indexer/progress.hpp"

namespace fundstelle::indexer {

namespace {

index::Generation require_current(const index::DataFolder& folder) {
    std::optional<index::Generation> current = folder.current();
    if (!current) {
        throw base::Error{
            base::ErrorCode::IndexMissing, "there is no index; run: fundstelle-indexer build"}
            .with_log_detail(folder.path().string());
    }
    return std::move(*current);
}

std::string date_text(const std::optional<base::Instant>& instant, const base::TimeZone& zone) {
    return instant ? base::to_rfc3339(*instant, zone) : "";
}

std::string json_text(std::string_view text) {
    return '"' + base::json_escape(text) + '"';
}

void print_json(
    std::ostream& out, const search::IndexStatistics& statistics, const base::TimeZone& zone
) {
    const auto date = [&](const std::optional<base::Instant>& instant) {
        return instant ? json_text(date_text(instant, zone)) : std::string("null");
    };
    out << "{\"generation\":" << json_text(statistics.generation)
        << ",\"revision\":" << json_text(statistics.revision)
        << ",\"articles\":" << statistics.articles << ",\"terms\":" << statistics.terms
        << ",\"average_length\":" << statistics.average_length
        << ",\"first_published\":" << date(statistics.first_published)
        << ",\"last_published\":" << date(statistics.last_published)
        << ",\"size_bytes\":" << statistics.size_bytes << "}" << std::endl;
}

} // namespace

int check(const CommandContext& context) {
    const index::DataFolder folder(context.data);
    const index::Generation served = require_current(folder);
    const index::CheckReport report = index::check_generation(served);
    for (const std::string& fault : report.faults) {
        context.notes << fault << '\n';
    }
    context.out << "generation " << served.name << ": " << grouped(report.articles) << " articles, "
                << (report.is_whole() ? "whole" : "damaged") << std::endl;
    return report.is_whole() ? 0 : 1;
}

int stats(const CommandContext& context, bool as_json) {
    const index::DataFolder folder(context.data);
    (void)require_current(folder);
    const index::Snapshots snapshots(folder);
    const search::IndexStatistics statistics = search::statistics(snapshots);
    const base::TimeZone zone = base::TimeZone::load(context.settings.text("index.timezone"));
    if (as_json) {
        print_json(context.out, statistics, zone);
        return 0;
    }
    context.out << "generation       " << statistics.generation << '\n'
                << "articles         " << grouped(statistics.articles) << '\n'
                << "stems            " << grouped(statistics.terms) << '\n'
                << "words an article " << static_cast<long>(statistics.average_length) << '\n'
                << "first published  " << date_text(statistics.first_published, zone) << '\n'
                << "last published   " << date_text(statistics.last_published, zone) << '\n'
                << "bytes on disk    " << grouped(statistics.size_bytes) << std::endl;
    return 0;
}

int rollback(const CommandContext& context) {
    const index::DataFolder folder(context.data);
    (void)require_current(folder);
    const base::FileLock lock = folder.lock();
    folder.remove_leftovers();
    const index::Generation before = folder.rollback();
    context.out << "serving generation " << before.name << std::endl;
    return 0;
}

} // namespace fundstelle::indexer
