#include "indexer/readers/html_blocks.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "engine/article/text_form.hpp"

namespace fundstelle::indexer {

namespace {

constexpr auto kHiddenTags = std::to_array<GumboTag>(
    {GUMBO_TAG_HEAD,
     GUMBO_TAG_SCRIPT,
     GUMBO_TAG_STYLE,
     GUMBO_TAG_NOSCRIPT,
     GUMBO_TAG_TEMPLATE,
     GUMBO_TAG_FORM,
     GUMBO_TAG_NAV,
     GUMBO_TAG_FOOTER,
     GUMBO_TAG_FIGURE,
     GUMBO_TAG_SVG,
     GUMBO_TAG_IFRAME,
     GUMBO_TAG_BUTTON,
     GUMBO_TAG_SELECT,
     GUMBO_TAG_VIDEO,
     GUMBO_TAG_AUDIO,
     GUMBO_TAG_OBJECT,
     GUMBO_TAG_TEXTAREA,
     GUMBO_TAG_CANVAS,
     GUMBO_TAG_FIGCAPTION}
);

constexpr auto kBlockTags = std::to_array<GumboTag>(
    {GUMBO_TAG_P,       GUMBO_TAG_DIV,   GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,    GUMBO_TAG_MAIN,
     GUMBO_TAG_HEADER,  GUMBO_TAG_ASIDE, GUMBO_TAG_H1,      GUMBO_TAG_H2,         GUMBO_TAG_H3,
     GUMBO_TAG_H4,      GUMBO_TAG_H5,    GUMBO_TAG_H6,      GUMBO_TAG_UL,         GUMBO_TAG_OL,
     GUMBO_TAG_LI,      GUMBO_TAG_DL,    GUMBO_TAG_DT,      GUMBO_TAG_DD,         GUMBO_TAG_TABLE,
     GUMBO_TAG_TBODY,   GUMBO_TAG_THEAD, GUMBO_TAG_TR,      GUMBO_TAG_TD,         GUMBO_TAG_TH,
     GUMBO_TAG_BODY,    GUMBO_TAG_PRE,   GUMBO_TAG_ADDRESS, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_DETAILS,
     GUMBO_TAG_SUMMARY, GUMBO_TAG_HR}
);

template <std::size_t size>
bool holds(const std::array<GumboTag, size>& tags, GumboTag tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_hidden(const GumboNode& node) {
    if (holds(kHiddenTags, node.v.element.tag)) {
        return true;
    }
    const std::string_view style = attribute_of(node, "style");
    const bool is_not_shown = style.find("display:none") != std::string_view::npos ||
                              style.find("display: none") != std::string_view::npos;
    return is_not_shown || gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
           attribute_of(node, "role") == "navigation" || attribute_of(node, "role") == "dialog";
}

/// Walks a page once.
class BlockWalk {
public:
    [[nodiscard]] std::vector<HtmlBlock> run(const GumboNode& root) {
        walk(root, 0);
        flush();
        return std::move(blocks_);
    }

private:
    void walk(const GumboNode& node, std::size_t depth) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
            take_text(node.v.text.text);
            return;
        }
        if (node.type != GUMBO_NODE_ELEMENT || depth == kMaxHtmlDepth || is_hidden(node)) {
            return;
        }
        const GumboTag tag = node.v.element.tag;
        if (tag == GUMBO_TAG_BR) {
            take_break();
            return;
        }
        const bool is_block = holds(kBlockTags, tag);
        const GumboNode* const before = element_;
        links_ += tag == GUMBO_TAG_A ? 1U : 0U;
        if (is_block) {
            flush();
            element_ = &node;
        }
        for (const GumboNode* child : children_of(node)) {
            walk(*child, depth + 1);
        }
        if (is_block) {
            flush();
            element_ = before;
        }
        links_ -= tag == GUMBO_TAG_A ? 1U : 0U;
    }

    void take_text(std::string_view text) {
        text_ += text;
        link_bytes_ += links_ > 0 ? text.size() : 0;
        if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
            breaks_ = 0;
        }
    }

    /// Two breaks in a row part paragraphs.
    void take_break() {
        text_ += ' ';
        if (++breaks_ > 1) {
            flush();
        }
    }

    void flush() {
        breaks_ = 0;
        std::string line = article::clean_line(text_);
        // White space in a row is one space.
        std::string text;
        for (const char letter : line) {
            if (letter != ' ' || (!text.empty() && text.back() != ' ')) {
                text += letter;
            }
        }
        if (!text.empty() && element_ != nullptr) {
            HtmlBlock block;
            block.link_bytes = std::min(link_bytes_, text.size());
            block.text = std::move(text);
            block.tag = element_->v.element.tag;
            block.element = element_;
            blocks_.push_back(std::move(block));
        }
        text_.clear();
        link_bytes_ = 0;
    }

    std::vector<HtmlBlock> blocks_;
    const GumboNode* element_ = nullptr;
    std::string text_;
    std::size_t link_bytes_ = 0;
    std::size_t links_ = 0;
    std::size_t breaks_ = 0;
};

} // namespace

std::vector<HtmlBlock> blocks_of(const GumboNode& root) {
    return BlockWalk().run(root);
}

std::vector<std::string> class_words(const GumboNode& element) {
    std::vector<std::string> words;
    for (const char* const attribute :
         {"class", "id", "data-area", "data-component", "data-ct-area"}) {
        std::string word;
        for (const char letter : attribute_of(element, attribute)) {
            const auto byte = static_cast<unsigned char>(letter);
            const bool begins = std::isupper(byte) != 0 && !word.empty();
            if (begins || std::isalpha(byte) == 0) {
                if (!word.empty()) {
                    words.push_back(std::move(word));
                }
                word.clear();
            }
            if (std::isalpha(byte) != 0) {
                word += static_cast<char>(std::tolower(byte));
            }
        }
        if (!word.empty()) {
            words.push_back(std::move(word));
        }
    }
    return words;
}

} // namespace fundstelle::indexer
