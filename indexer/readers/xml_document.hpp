#pragma once
// A record's XML as a tree, and the texts of its elements.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "indexer/readers/record.hpp"

namespace fundstelle::indexer {

/// How prefixes of names are kept.
enum class XmlNames {
    AsWritten, ///< "media:title" is not "title"
    Local,     ///< without prefixes
};

/// Reads a record (as XmlCutter gives it) into `document`, decoded by the character set that its
/// head or itself declares; tells why not, with the line of the input. Entities but XML's five stay
/// as written, so that nothing can grow.
[[nodiscard]] std::optional<std::string> load_xml(
    const Record& record, XmlNames names, pugi::xml_document& document
);

/// Reads what stands before a feed's first item, as far as it goes.
void load_head(const Record& record, pugi::xml_document& document);

/// Gives the text of an element in one line: with all that it holds, tags and references in it
/// decoded once more where it was escaped; "" for no element.
[[nodiscard]] std::string line_of(const pugi::xml_node& node);

/// Gives the paragraphs of an element that holds text with markup, as elements or escaped.
[[nodiscard]] std::string paragraphs_of(const pugi::xml_node& node);

/// Gives the first of the named children with text in it, in one line; "" where none has any.
[[nodiscard]] std::string first_line_of(
    const pugi::xml_node& parent, std::initializer_list<const char*> names
);

/// Gives the lines of all children of one name, empty ones left out.
[[nodiscard]] std::vector<std::string> lines_of(const pugi::xml_node& parent, const char* name);

/// Gives the first element below `node` of that name, in the document's order; an empty one where
/// there is none.
[[nodiscard]] pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name);

} // namespace fundstelle::indexer
