#pragma once
// All records of some inputs, one after the other; what cannot be read costs no other input.
#include <functional>
#include <vector>

#include "indexer/input.hpp"
#include "indexer/progress.hpp"
#include "indexer/readers/record.hpp"

namespace fundstelle::indexer {

/// Takes one record; false asks for no more.
using TakeRecord = std::function<bool(Record)>;

/// Reads records of all inputs in order and gives each to `take`; an input that cannot be read on
/// becomes a rejection, and the next one follows. `take` returns false to stop. Counts bytes read.
void read_inputs(
    const std::vector<InputFile>& inputs,
    Format format,
    RunCounters& counters,
    const TakeRecord& take
);

} // namespace fundstelle::indexer
