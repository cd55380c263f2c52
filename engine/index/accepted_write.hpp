#pragma once
// A write that was accepted, and its bytes as they wait in the inbox.
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/article/article.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::index {

/// One change of the index: an article to insert or replace, or the id of one to delete.
using WriteOperation = std::variant<article::Article, std::string>;

/// A write as it was accepted.
struct AcceptedWrite {
    std::string receipt; ///< its id
    base::Instant accepted_at;
    std::vector<WriteOperation> operations;
};

/// Gives the bytes of operations accepted now.
[[nodiscard]] std::string pack_write(std::span<const WriteOperation> operations);

/// The inverse; the receipt is empty. Throws Error{InvalidBody} for bytes that are not as they were
/// packed.
[[nodiscard]] AcceptedWrite unpack_write(std::string_view bytes);

} // namespace fundstelle::index
