#include "engine/index/merge_progress.hpp"

#include <algorithm>

namespace fundstelle::index {

void MergeProgress::set_status(const std::string& /*table*/, const std::string& status) {
    constexpr double kMessages = 12;
    if (!status.empty() && progress_) {
        messages_ += 1;
        progress_(std::min(1.0, messages_ / kMessages));
    }
}

} // namespace fundstelle::index
