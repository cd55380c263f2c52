#include "indexer/readers/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "engine/article/byline.hpp"
#include "engine/article/text_form.hpp"
#include "indexer/readers/html_blocks.hpp"

namespace fundstelle::indexer {

namespace {

/// Words in class and id that tell what is beside the text.
constexpr auto kBesideWords = std::to_array<std::string_view>(
    {"nav",
     "navigation",
     "menu",
     "breadcrumb",
     "breadcrumbs",
     "footer",
     "sidebar",
     "related",
     "newsletter",
     "comment",
     "comments",
     "kommentare",
     "kommentar",
     "community",
     "cmp",
     "share",
     "sharing",
     "social",
     "ad",
     "ads",
     "advert",
     "anzeige",
     "werbung",
     "promo",
     "paywall",
     "cookie",
     "consent",
     "login",
     "subscribe",
     "subscription",
     "tags",
     "recommendation",
     "recommendations",
     "outbrain",
     "taboola",
     "toolbar",
     "gallery",
     "slideshow",
     "caption",
     "copyright",
     "byline",
     "author",
     "authors",
     "autor",
     "teaser",
     "teasers",
     "teaserlist",
     "infobox",
     "marginal",
     "poll",
     "survey",
     "disclaimer",
     "correction",
     "audioplayer",
     "player",
     "embed",
     "linklist",

     "readmore",
     "morelinks",
     "meta",
     "metadata",
     "topics",
     "dateline",
     "hidden",
     "skip",
     "sr",
     "visually",
     "banner"}
);

constexpr auto kLeadWords = std::to_array<std::string_view>(
    {"lead",
     "intro",
     "teaser",
     "vorspann",
     "standfirst",
     "summary",
     "abstract",
     "einleitung",
     "subline",
     "excerpt",
     "introduction",
     "leadtext",
     "introtext",
     "subtitle",
     "short",
     "lede"}
);

/// Openings of short blocks that are no text of the article.
constexpr auto kNotices = std::to_array<std::string_view>(
    {"Anzeige",
     "Lesen Sie auch",
     "Lesen Sie hier",
     "Lesen Sie mehr",
     "Mehr zum Thema",
     "Foto:",
     "Bild:",
     "Quelle:",
     "Stand:",
     "Von:",
     "©",
     "Artikel anhören",
     "Zum Thema",
     "Mehr zu",
     "Lesen sie auch",
     "Auch interessant",
     "Hören Sie",
     "Empfohlener externer Inhalt",
     "Werbung",
     "Abonnieren Sie",
     "Zur Startseite",
     "Diesen Artikel",
     "Dieser Artikel erschien",
     "Weiterlesen"}
);

bool holds(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_heading(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

/// How much a block speaks for the text being here.
double weight_of(const HtmlBlock& block) {
    constexpr std::size_t kShort = 60;
    constexpr std::size_t kLongLine = 100;
    const bool is_running = block.link_bytes * 3 < block.text.size();
    const std::size_t size = block.text.size();
    if (!is_running || is_heading(block.tag) || size < kShort) {
        return 0;
    }
    if (block.tag == GUMBO_TAG_P || block.tag == GUMBO_TAG_BLOCKQUOTE) {
        return static_cast<double>(size);
    }
    return size < kLongLine ? 0 : static_cast<double>(size) / 2;
}

/// The search for the text of one page.
class TextSearch {
public:
    TextSearch(const HtmlDocument& page, const KnownText& known)
        : known_(known), root_(&page.root()), blocks_(blocks_of(page.root())) {
        weigh([](const HtmlBlock&) { return true; });
        all_weights_ = weights_;
        weigh([this](const HtmlBlock& block) { return !is_beside(block); });
        container_ = container_in(page.root());
    }

    [[nodiscard]] MainText run() {
        MainText text;
        std::size_t first = 0;
        std::vector<const HtmlBlock*> kept;
        for (std::size_t place = 0; place < blocks_.size(); ++place) {
            const HtmlBlock& block = blocks_[place];
            if (is_inside(block) && !is_beside(block) && is_text(block)) {
                first = kept.empty() ? place : first;
                kept.push_back(&block);
            }
        }
        text.lead = take_lead(kept, first);
        for (std::size_t place = 0; place < kept.size(); ++place) {
            const HtmlBlock& block = *kept[place];
            // A heading that no text follows belongs to what was left out.
            const bool is_followed = place + 1 < kept.size() && !is_heading(kept[place + 1]->tag);
            const bool is_repeated = place > 0 && kept[place - 1]->text == block.text;
            if (!is_repeated && (!is_heading(block.tag) || is_followed)) {
                text.blocks.push_back(block.text);
            }
        }
        return text;
    }

private:
    void weigh(const auto& counts) {
        weights_.clear();
        for (const HtmlBlock& block : blocks_) {
            const double weight = counts(block) ? weight_of(block) : 0;
            for (const GumboNode* node = block.element; weight > 0 && node != nullptr;
                 node = node->parent) {
                weights_[node] += weight;
            }
        }
    }

    /// The deepest element in which most of the text stands together.
    [[nodiscard]] const GumboNode* container_in(const GumboNode& root) const {
        constexpr double kMost = 0.7;
        const GumboNode* container = &root;
        for (bool goes_on = true; goes_on;) {
            goes_on = false;
            const double here = weight_in(weights_, *container);
            for (const GumboNode* child : children_of(*container)) {
                if (here > 0 && weight_in(weights_, *child) >= kMost * here) {
                    container = child;
                    goes_on = true;
                    break;
                }
            }
        }
        return container;
    }

    using Weights = std::unordered_map<const GumboNode*, double>;

    [[nodiscard]] static double weight_in(const Weights& weights, const GumboNode& node) {
        const auto found = weights.find(&node);
        return found == weights.end() ? 0 : found->second;
    }

    [[nodiscard]] bool is_inside(const HtmlBlock& block) const {
        for (const GumboNode* node = block.element; node != nullptr; node = node->parent) {
            if (node == container_) {
                return true;
            }
        }
        return false;
    }

    /// Whether an element around a block is named like something beside the text, and does not
    /// hold much of the page's text itself.
    [[nodiscard]] bool is_beside(const HtmlBlock& block) {
        for (const GumboNode* node = block.element; node != nullptr; node = node->parent) {
            const auto [known, is_new] = beside_.try_emplace(node, false);
            if (is_new) {
                known->second = is_named_beside(*node);
            }
            if (known->second) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_named_beside(const GumboNode& node) const {
        constexpr double kMuch = 0.3;
        if (node.type != GUMBO_NODE_ELEMENT) {
            return false;
        }
        const std::vector<std::string> words = class_words(node);
        const bool is_named = node.v.element.tag == GUMBO_TAG_ASIDE ||
                              std::any_of(words.begin(), words.end(), [](const std::string& word) {
                                  return holds(kBesideWords, word);
                              });
        return is_named && weight_in(all_weights_, node) < kMuch * weight_in(all_weights_, *root_);
    }

    [[nodiscard]] bool is_text(const HtmlBlock& block) const {
        constexpr std::size_t kShort = 80;
        const std::string_view text = block.text;
        if (block.tag == GUMBO_TAG_H1 || text == known_.title) {
            return false;
        }
        if (block.link_bytes * 2 > text.size()) {
            return false;
        }
        if (is_heading(block.tag)) {
            return text.size() < 300;
        }
        if (text.size() < kShort &&
            std::any_of(kNotices.begin(), kNotices.end(), [text](std::string_view notice) {
                return text.starts_with(notice);
            })) {
            return false;
        }
        if (article::read_byline(text)) {
            return false;
        }
        if (block.tag == GUMBO_TAG_P || block.tag == GUMBO_TAG_BLOCKQUOTE) {
            return true;
        }
        if (block.tag == GUMBO_TAG_LI) {
            return text.size() > 20;
        }
        return text.size() >= kShort;
    }

    /// The lead: marked by a class, or the same as the page's description; taken out of `kept`.
    [[nodiscard]] std::string take_lead(std::vector<const HtmlBlock*>& kept, std::size_t first) {
        constexpr std::size_t kLookedAt = 3;
        for (std::size_t place = 0; place < std::min(kept.size(), kLookedAt); ++place) {
            if (is_lead(*kept[place])) {
                std::string lead = kept[place]->text;
                kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(place) + 1);
                return lead;
            }
        }
        // Above the text, often in the head of the article.
        for (std::size_t place = 0; place < first; ++place) {
            if (is_lead(blocks_[place])) {
                return blocks_[place].text;
            }
        }
        return "";
    }

    [[nodiscard]] bool is_lead(const HtmlBlock& block) const {
        constexpr std::size_t kCompared = 60;
        constexpr std::size_t kLeast = 40;
        if (block.text.size() < kLeast || is_heading(block.tag)) {
            return false;
        }
        if (known_.lead.size() >= kLeast &&
            block.text.find(known_.lead.substr(0, kCompared)) != std::string::npos) {
            return true;
        }
        const std::vector<std::string> words = class_words(*block.element);
        return block.link_bytes * 2 < block.text.size() &&
               std::any_of(words.begin(), words.end(), [](const std::string& word) {
                   return holds(kLeadWords, word);
               });
    }

    const KnownText known_;
    const GumboNode* root_;
    std::vector<HtmlBlock> blocks_;
    Weights all_weights_; ///< of all blocks
    Weights weights_;     ///< of those that are not beside the text
    std::unordered_map<const GumboNode*, bool> beside_;
    const GumboNode* container_ = nullptr;
};

} // namespace

MainText main_text(const HtmlDocument& page, const KnownText& known) {
    return TextSearch(page, known).run();
}

} // namespace fundstelle::indexer
