#pragma once
// How far a compaction is.
#include <functional>
#include <string>

#include <xapian.h>

namespace fundstelle::index {

/// Reports how many tables of a merge are done: Xapian tells a table's begin and its end.
class MergeProgress : public Xapian::Compactor {
public:
    /// `progress` gets the share done, 0 to 1, and must outlive it; it may be empty.
    explicit MergeProgress(const std::function<void(double)>& progress) : progress_(progress) {}

    void set_status(const std::string& table, const std::string& status) override;

private:
    const std::function<void(double)>& progress_;
    double messages_ = 0;
};

} // namespace fundstelle::index
