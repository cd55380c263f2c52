#pragma once
// What the stored articles of a generation have in common, so that each is packed without it.
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

namespace fundstelle::index {

/// A dictionary of zstd, frozen when an index is built. An empty one changes nothing. Immutable,
/// safe from any thread, cheap to copy. Source: RFC 8878, section 5.
class TextDictionary {
public:
    TextDictionary();

    /// Takes the bytes that `train` or `bytes` gave. Throws Error{IndexDamaged}.
    explicit TextDictionary(std::string bytes);

    /// Learns from packed articles; gives an empty one where they are too few. Takes about a second
    /// for 4 MiB.
    [[nodiscard]] static TextDictionary train(std::span<const std::string> packed_articles);

    [[nodiscard]] std::string_view bytes() const;

    /// The contexts' parts for zstd's functions; null for an empty one.
    [[nodiscard]] const ZSTD_CDict_s* for_packing() const;
    [[nodiscard]] const ZSTD_DDict_s* for_unpacking() const;

private:
    struct Digested;
    std::shared_ptr<const Digested> digested_;
};

} // namespace fundstelle::index
