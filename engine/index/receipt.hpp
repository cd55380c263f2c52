#pragma once
// What became of an accepted write; kept in the index itself, so that it is committed with the
// write.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "engine/base/instant.hpp"
#include "engine/index/generation.hpp"

namespace fundstelle::index {

/// An operation of a write that could not be applied.
struct RefusedOperation {
    std::size_t index = 0; ///< of the operation in the write, from 0
    std::string id;        ///< empty where unknown
    std::string reason;
};

/// The end of a write.
struct ReceiptOutcome {
    base::Instant accepted_at;
    base::Instant applied_at;
    std::size_t added = 0;
    std::size_t replaced = 0;
    std::size_t deleted = 0;
    std::vector<std::string> unknown_ids; ///< that were to be deleted, but were not there
    std::vector<RefusedOperation> refused;
};

/// How many receipts an index keeps, about; older ones are forgotten.
inline constexpr std::uint64_t kReceiptsKept = 50'000;

/// Puts an outcome into a database with its uncommitted changes, and forgets the oldest.
void keep_receipt(
    Xapian::WritableDatabase& database, const std::string& receipt, const ReceiptOutcome& outcome
);

/// Reads an outcome; nothing for an unknown receipt. Throws Error{IndexDamaged}, Xapian's errors.
[[nodiscard]] std::optional<ReceiptOutcome> find_receipt(
    const Xapian::Database& database, std::string_view receipt
);

/// Copies all receipts of a generation into the database of another one, which nobody reads yet.
/// Throws Error{IndexDamaged, DiskFull, InputOutput}.
void copy_receipts(const Generation& source, const Generation& target);

} // namespace fundstelle::index
