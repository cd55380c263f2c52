#include "engine/query/syntax.hpp"

namespace fundstelle::query {

namespace {

/// Prints one node; a group inside of something stands in brackets.
class Printer {
public:
    std::string operator()(const Word& word) const { return word.text; }
    std::string operator()(const Phrase& phrase) const { return '"' + phrase.text + '"'; }
    std::string operator()(const Prefix& prefix) const { return prefix.text + '*'; }
    std::string operator()(const Fuzzy& fuzzy) const { return fuzzy.text + '~'; }
    std::string operator()(const DateScope& date) const { return "datum:" + date.text; }

    std::string operator()(const Near& near) const {
        std::string text;
        for (const std::string& word : near.words) {
            text += text.empty() ? "" : " NAHE/" + std::to_string(near.distance) + ' ';
            text += word;
        }
        return text;
    }

    std::string operator()(const FieldScope& scope) const {
        const std::string name(article::field_row(scope.field).german_name);
        return name + ':' + std::visit(*this, scope.child->value);
    }

    std::string operator()(const Group& group) const { return '(' + members(group) + ')'; }

    [[nodiscard]] std::string members(const Group& group) const {
        std::string text;
        for (const Member& member : group.members) {
            if (!text.empty()) {
                text += separator(group.kind);
            }
            text += sign(member.demand) + std::visit(*this, member.node.value);
        }
        return text;
    }

private:
    static std::string separator(GroupKind kind) {
        switch (kind) {
            case GroupKind::And:
                return " UND ";
            case GroupKind::Or:
                return " ODER ";
            case GroupKind::Sequence:
                break;
        }
        return " ";
    }

    static std::string sign(Demand demand) {
        switch (demand) {
            case Demand::Must:
                return "+";
            case Demand::MustNot:
                return "-";
            case Demand::Plain:
                break;
        }
        return "";
    }
};

} // namespace

bool operator==(const Group& left, const Group& right) {
    return left.kind == right.kind && left.members == right.members;
}

bool operator==(const FieldScope& left, const FieldScope& right) {
    return left.field == right.field && *left.child == *right.child;
}

std::string to_text(const Tree& tree) {
    return Printer{}.members(tree.root);
}

} // namespace fundstelle::query
