#pragma once
// A web page as a tree, parsed under bounds of memory and depth.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace fundstelle::indexer {

/// Memory that is given out piece by piece and taken back at once. Move-only.
class HtmlArena;

/// A parsed page. Elements nested deeper than `kMaxHtmlDepth` are in the tree but must not be
/// walked; `children_of` and the walkers here keep to it.
class HtmlDocument {
public:
    /// Parses UTF-8; nothing where the page needs more memory than pages do. Source: WHATWG HTML,
    /// as Gumbo has it.
    [[nodiscard]] static std::optional<HtmlDocument> parse(std::string_view html);

    HtmlDocument(HtmlDocument&& other) noexcept;
    HtmlDocument& operator=(HtmlDocument&& other) noexcept;
    HtmlDocument(const HtmlDocument&) = delete;
    HtmlDocument& operator=(const HtmlDocument&) = delete;
    ~HtmlDocument();

    /// The element `html`.
    [[nodiscard]] const GumboNode& root() const { return *root_; }

private:
    HtmlDocument(std::unique_ptr<HtmlArena> arena, const GumboNode* root);

    std::unique_ptr<HtmlArena> arena_;
    const GumboNode* root_;
};

/// Deepest level that is walked.
inline constexpr std::size_t kMaxHtmlDepth = 400;

/// Gives the nodes in an element; none for other nodes.
[[nodiscard]] std::vector<const GumboNode*> children_of(const GumboNode& node);

/// Gives an attribute's value, "" where it is not there.
[[nodiscard]] std::string_view attribute_of(const GumboNode& node, const char* name);

/// Tells whether a node is an element of that tag.
[[nodiscard]] bool is_element(const GumboNode& node, GumboTag tag);

/// Gives all elements of a tag in the document's order.
[[nodiscard]] std::vector<const GumboNode*> elements_of(const GumboNode& root, GumboTag tag);

/// Gives the text in a node in one line, scripts and styles left out.
[[nodiscard]] std::string text_in(const GumboNode& node);

/// Gives the text of a script.
[[nodiscard]] std::string script_of(const GumboNode& node);

} // namespace fundstelle::indexer
