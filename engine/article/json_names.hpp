#pragma once
// The one table of names under which JSON may hold an article's fields.
#include <span>
#include <string_view>

#include "engine/article/field.hpp"

namespace fundstelle::article {

/// How a value is read.
enum class Reading {
    Text,     ///< a string, nothing else; of an id also a whole number
    Loose,    ///< a string, an object with a name or value, or a list of either, of which the first
              ///< counts
    List,     ///< the same, of which all count
    Words,    ///< a list, or one string separated by commas
    Moment,   ///< a date
    Markup,   ///< Loose, with tags and character references
    Byline,   ///< names: "Von Anna Schneider und Jörg Müller, dpa"
    Dateline, ///< a place: "Brüssel", "Waghäusel (dpa) - "
    Agency,   ///< Loose, of which only the names of agencies count
    Link,     ///< a string, or an object with "@id"
};

/// One name of a field.
struct JsonName {
    Field field;
    std::string_view path; ///< a name, or two joined by a full stop: "image.caption"
    Reading reading;
    std::string_view
        role{}; ///< where not empty, only list entries with this "role" or content type count
};

/// Gives the table. For each field the first name with something in it counts. Safe from any
/// thread.
[[nodiscard]] std::span<const JsonName> json_names();

} // namespace fundstelle::article
