#include <ostream>

#include "engine/base/error.hpp"
#include "engine/index/compaction.hpp"
#include "indexer/building.hpp"
#include "indexer/commands.hpp"
#include "indexer/progress.hpp"

namespace fundstelle::indexer {

int optimize(const CommandContext& context) {
    const index::DataFolder folder(context.data);
    if (!folder.current()) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to optimize"};
    }
    const base::FileLock lock = folder.lock();
    const index::Generation served = folder.current().value();
    const std::uintmax_t size_before = base::size_of_tree(served.path);
    folder.remove_leftovers();
    const BuildingFolder building(folder.begin());
    Progress progress(context.notes, context.notes_are_terminal, 0);
    index::compact_generation(served, building.generation().path, [&](double share) {
        progress.phase("compacting", share);
    });
    progress.phase("checking", 0);
    require_whole(building.generation());
    const index::Generation lasting = folder.publish(building.generation());
    progress.finish();
    remove_old_generations(context, folder);
    context.out << grouped(size_before) << " bytes became "
                << grouped(base::size_of_tree(lasting.path)) << ", generation " << lasting.name
                << std::endl;
    return kAllTakenIn;
}

} // namespace fundstelle::indexer
