#include <ostream>

#include "engine/base/error.hpp"
#include "engine/index/compaction.hpp"
#include "indexer/building.hpp"
#include "indexer/commands.hpp"
#include "indexer/compacting.hpp"
#include "indexer/progress.hpp"

namespace fundstelle::indexer {

Compacted compact_served(const CommandContext& context, const index::DataFolder& folder) {
    const index::Generation served = folder.current().value();
    const std::uintmax_t size_before = base::size_of_tree(served.path);
    folder.remove_leftovers();
    const BuildingFolder building(folder.begin());
    index::compact_generation(served, building.generation().path, {});
    require_whole(building.generation());
    const index::Generation lasting = folder.publish(building.generation());
    remove_old_generations(context, folder);
    return {lasting.name, size_before, base::size_of_tree(lasting.path)};
}

int optimize(const CommandContext& context) {
    const index::DataFolder folder(context.data);
    if (!folder.current()) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to optimize"};
    }
    const base::FileLock lock = folder.lock();
    const Compacted compacted = compact_served(context, folder);
    context.out << grouped(compacted.size_before) << " bytes became "
                << grouped(compacted.size_after) << ", generation " << compacted.generation
                << std::endl;
    return kAllTakenIn;
}

} // namespace fundstelle::indexer
