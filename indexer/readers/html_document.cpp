#include "indexer/readers/html_document.hpp"

#include <algorithm>
#include <csetjmp>
#include <utility>

#include "engine/article/text_form.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::size_t kBlockBytes = 256u * 1024;
/// A page of the largest size that is read takes some 100 MiB; what takes more was made to.
constexpr std::size_t kMaxBytes = 256u * 1024 * 1024;

bool has_children(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
           node.type == GUMBO_NODE_CDATA;
}

void collect_elements(
    const GumboNode& node, GumboTag tag, std::size_t depth, std::vector<const GumboNode*>& found
) {
    if (is_element(node, tag)) {
        found.push_back(&node);
    }
    if (depth < kMaxHtmlDepth) {
        for (const GumboNode* child : children_of(node)) {
            collect_elements(*child, tag, depth + 1, found);
        }
    }
}

void collect_text(const GumboNode& node, std::size_t depth, std::string& text) {
    if (is_text(node)) {
        text += node.v.text.text;
    }
    if (is_element(node, GUMBO_TAG_SCRIPT) || is_element(node, GUMBO_TAG_STYLE) ||
        depth == kMaxHtmlDepth) {
        return;
    }
    if (is_element(node, GUMBO_TAG_BR)) {
        text += ' ';
    }
    for (const GumboNode* child : children_of(node)) {
        collect_text(*child, depth + 1, text);
    }
}

} // namespace

class HtmlArena {
public:
    /// Gives memory, or jumps out of the parser where there is none left for this page. The
    /// parser is C and holds nothing but this memory, so that nothing is skipped.
    static void* allocate(void* arena, std::size_t size) {
        auto& self = *static_cast<HtmlArena*>(arena);
        constexpr std::size_t kAlignment = alignof(std::max_align_t);
        size = (size + kAlignment - 1) / kAlignment * kAlignment;
        self.given_ += size;
        if (self.given_ > kMaxBytes) {
            std::longjmp(self.way_out, 1); // NOLINT(cert-err52-cpp)
        }
        if (size > kBlockBytes / 4) {
            self.large_.push_back(std::make_unique<std::byte[]>(size)); // NOLINT(*-avoid-c-arrays)
            return self.large_.back().get();
        }
        if (self.blocks_.empty() || self.used_ + size > kBlockBytes) {
            self.blocks_.push_back(
                std::make_unique<std::byte[]>(kBlockBytes) // NOLINT(*-avoid-c-arrays)
            );
            self.used_ = 0;
        }
        void* const memory = self.blocks_.back().get() + self.used_;
        self.used_ += size;
        return memory;
    }

    static void release(void* /*arena*/, void* /*memory*/) {}

    std::jmp_buf way_out{};

private:
    std::vector<std::unique_ptr<std::byte[]>> blocks_; // NOLINT(*-avoid-c-arrays)
    std::vector<std::unique_ptr<std::byte[]>> large_;  // NOLINT(*-avoid-c-arrays)
    std::size_t used_ = 0;
    std::size_t given_ = 0;
};

namespace {

/// Nothing where the arena jumped out. No object with a destructor lives here.
const GumboNode* parsed_root(HtmlArena& arena, std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = HtmlArena::allocate;
    options.deallocator = HtmlArena::release;
    options.userdata = &arena;
    options.max_errors = 0;
    if (setjmp(arena.way_out) != 0) { // NOLINT(cert-err52-cpp)
        return nullptr;
    }
    return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

} // namespace

HtmlDocument::HtmlDocument(std::unique_ptr<HtmlArena> arena, const GumboNode* root)
    : arena_(std::move(arena)), root_(root) {}
HtmlDocument::HtmlDocument(HtmlDocument&& other) noexcept = default;
HtmlDocument& HtmlDocument::operator=(HtmlDocument&& other) noexcept = default;
HtmlDocument::~HtmlDocument() = default;

std::optional<HtmlDocument> HtmlDocument::parse(std::string_view html) {
    auto arena = std::make_unique<HtmlArena>();
    const GumboNode* const root = parsed_root(*arena, html);
    if (root == nullptr) {
        return std::nullopt;
    }
    return HtmlDocument(std::move(arena), root);
}

std::vector<const GumboNode*> children_of(const GumboNode& node) {
    if (!has_children(node)) {
        return {};
    }
    const GumboVector& children = node.v.element.children;
    std::vector<const GumboNode*> list;
    list.reserve(children.length);
    for (unsigned place = 0; place < children.length; ++place) {
        list.push_back(static_cast<const GumboNode*>(children.data[place]));
    }
    return list;
}

std::string_view attribute_of(const GumboNode& node, const char* name) {
    if (!has_children(node)) {
        return {};
    }
    const GumboAttribute* const attribute = gumbo_get_attribute(&node.v.element.attributes, name);
    return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

bool is_element(const GumboNode& node, GumboTag tag) {
    return has_children(node) && node.v.element.tag == tag;
}

std::vector<const GumboNode*> elements_of(const GumboNode& root, GumboTag tag) {
    std::vector<const GumboNode*> found;
    collect_elements(root, tag, 0, found);
    return found;
}

std::string text_in(const GumboNode& node) {
    std::string text;
    collect_text(node, 0, text);
    return article::clean_line(text);
}

std::string script_of(const GumboNode& node) {
    std::string text;
    for (const GumboNode* child : children_of(node)) {
        if (is_text(*child)) {
            text += child->v.text.text;
        }
    }
    return text;
}

} // namespace fundstelle::indexer
