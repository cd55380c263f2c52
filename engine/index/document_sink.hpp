#pragma once
// What an article's document is given to, part by part.
#include <cstdint>
#include <string_view>

#include <xapian.h>

namespace fundstelle::index {

/// Takes one document. Views are valid during the call.
class DocumentSink {
public:
    virtual ~DocumentSink() = default;

    /// A term, of at most `kMaxTermBytes`, and how often it stands there; counts of several calls
    /// add up, 0 for what only filters.
    virtual void add_term(std::string_view term, std::uint32_t count) = 0;

    /// A term that counts nothing, at a position, from 1.
    virtual void add_posting(std::string_view term, std::uint32_t position) = 0;

    /// The value of a slot, at most one a slot; an empty one is none.
    virtual void add_value(Xapian::valueno slot, std::string_view bytes) = 0;

    /// The stored article.
    virtual void set_data(std::string_view bytes) = 0;
};

} // namespace fundstelle::index
