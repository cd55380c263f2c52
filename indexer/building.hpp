#pragma once
// What all commands that make a new generation share.
#include <cstddef>

#include "engine/index/generation.hpp"
#include "indexer/commands.hpp"

namespace fundstelle::indexer {

/// Takes the folder of a build that did not end away again.
class BuildingFolder {
public:
    explicit BuildingFolder(index::Generation generation) : generation_(std::move(generation)) {}
    BuildingFolder(const BuildingFolder&) = delete;
    BuildingFolder& operator=(const BuildingFolder&) = delete;
    BuildingFolder(BuildingFolder&&) = delete;
    BuildingFolder& operator=(BuildingFolder&&) = delete;
    ~BuildingFolder();

    [[nodiscard]] const index::Generation& generation() const { return generation_; }

private:
    index::Generation generation_;
};

/// Checks a generation before it is published. Throws Error{IndexDamaged}.
void require_whole(const index::Generation& building);

/// Gives how many generations are kept, by the settings.
[[nodiscard]] std::size_t generations_kept(const CommandContext& context);

/// Removes generations beyond those that are kept. After the switch a run has done its work: what
/// stays is no failure of it, and the next run tries again.
void remove_old_generations(const CommandContext& context, const index::DataFolder& folder);

} // namespace fundstelle::indexer
