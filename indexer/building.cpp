#include "indexer/building.hpp"

#include <algorithm>
#include <ostream>
#include <system_error>

#include "engine/base/error.hpp"
#include "engine/index/index_check.hpp"

namespace fundstelle::indexer {

BuildingFolder::~BuildingFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(generation_.path, ignored);
}

void require_whole(const index::Generation& building) {
    const index::CheckReport report = index::check_generation(building);
    if (!report.is_whole()) {
        throw base::Error{
            base::ErrorCode::IndexDamaged,
            "the new index is not whole and was thrown away: " + report.faults.front()};
    }
}

std::size_t generations_kept(const CommandContext& context) {
    const auto kept = static_cast<std::size_t>(context.settings.number("index.generations_kept"));
    return std::max<std::size_t>(kept, 1);
}

void remove_old_generations(const CommandContext& context, const index::DataFolder& folder) {
    try {
        folder.clean(generations_kept(context));
    } catch (const base::Error& error) {
        context.notes << "old generations stay on the disk: " << base::command_line_text(error)
                      << '\n';
    }
}

} // namespace fundstelle::indexer
