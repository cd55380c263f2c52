#include "engine/query/content_words.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include "engine/german/stop_words.hpp"

namespace fundstelle::query {

namespace {

/// Counts in a group and those within it.
class Counting {
public:
    Counting(const Tree& tree, german::Analyzer& analyzer)
        : analyzer_(analyzer), keeps_stop_words_(!holds_content(tree.root, analyzer)) {
        visit(tree.root, Place::Anywhere);
    }

    [[nodiscard]] WordCount most() const { return most_; }

private:
    enum class Place { Anywhere, InField };

    void visit(const Group& group, Place place) {
        WordCount count;
        bool is_any_plain = false;
        for (const Member& member : group.members) {
            if (member.demand == Demand::MustNot) {
                continue;
            }
            visit(member.node, place);
            if (is_filter(member.node)) {
                continue;
            }
            const bool is_plain = member.demand == Demand::Plain;
            const auto* word = std::get_if<Word>(&member.node.value);
            const bool is_passed_over = is_plain && word != nullptr && place == Place::Anywhere &&
                                        !keeps_stop_words_ && is_stop_word(*word, analyzer_);
            count.typed += 1;
            count.content += is_passed_over ? 0U : 1U;
            is_any_plain = is_any_plain || (is_plain && !is_passed_over);
        }
        if (group.kind == GroupKind::Sequence && is_any_plain && count.content > most_.content) {
            most_ = count;
        }
    }

    void visit(const Node& node, Place place) {
        if (const auto* inner = std::get_if<Group>(&node.value)) {
            visit(*inner, place);
        } else if (const auto* scope = std::get_if<FieldScope>(&node.value)) {
            visit(*scope->child, Place::InField);
        }
    }

    german::Analyzer& analyzer_;
    const bool keeps_stop_words_;
    WordCount most_;
};

} // namespace

bool is_stop_word(const Word& word, german::Analyzer& analyzer) {
    const std::vector<german::OwnedTerm> terms = analyzer.analyze(word.text);
    return std::all_of(terms.begin(), terms.end(), [](const german::OwnedTerm& term) {
        return german::is_stop_word(term.normal);
    });
}

bool is_filter(const Node& node) {
    if (const auto* scope = std::get_if<FieldScope>(&node.value)) {
        return article::field_row(scope->field).kind == article::FieldKind::Value;
    }
    return std::holds_alternative<DateScope>(node.value);
}

bool holds_content(const Group& group, german::Analyzer& analyzer) {
    for (const Member& member : group.members) {
        if (member.demand == Demand::MustNot) {
            continue;
        }
        if (const auto* word = std::get_if<Word>(&member.node.value)) {
            if (!is_stop_word(*word, analyzer)) {
                return true;
            }
        } else if (const auto* inner = std::get_if<Group>(&member.node.value)) {
            if (holds_content(*inner, analyzer)) {
                return true;
            }
        } else if (!std::holds_alternative<DateScope>(member.node.value)) {
            return true;
        }
    }
    return false;
}

WordCount count_words(const Tree& tree, german::Analyzer& analyzer) {
    return Counting(tree, analyzer).most();
}

} // namespace fundstelle::query
