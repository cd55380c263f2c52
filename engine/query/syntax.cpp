#include "engine/query/syntax.hpp"

#include <algorithm>
#include <string_view>

#include "engine/query/lexer.hpp"

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
        const std::string child = std::visit(*this, scope.child->value);
        const bool is_chain = std::holds_alternative<Near>(scope.child->value);
        return name + ':' + (is_chain ? '(' + child + ')' : child);
    }

    std::string operator()(const Group& group) const { return '(' + members(group) + ')'; }

    [[nodiscard]] std::string members(const Group& group) const {
        std::string text;
        for (const Member& member : group.members) {
            const std::string_view sign_text = sign(member.demand, text);
            text += text.empty() ? "" : separator(group.kind);
            text += sign_text;
            text += std::visit(*this, member.node.value);
        }
        return text;
    }

private:
    static std::string_view separator(GroupKind kind) {
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

    /// Behind "und" a hyphen would be that of "Personen und -gruppen".
    static std::string_view sign(Demand demand, std::string_view before) {
        switch (demand) {
            case Demand::Must:
                return "+";
            case Demand::MustNot:
                return ends_in_conjunction(before) ? "NICHT " : "-";
            case Demand::Plain:
                break;
        }
        return "";
    }
};

/// Passes over what stands deeper than the bound; a group that holds nothing any more goes too.
class DepthBound {
public:
    explicit DepthBound(std::size_t most) : most_(most) {}

    bool shorten(Group& group, std::size_t depth) {
        std::vector<Member> kept;
        for (Member& member : group.members) {
            if (keep(member.node, depth)) {
                kept.push_back(std::move(member));
            }
        }
        group.members = std::move(kept);
        return has_passed_over_;
    }

private:
    bool keep(Node& node, std::size_t depth) {
        if (auto* scope = std::get_if<FieldScope>(&node.value)) {
            return keep(*scope->child, depth);
        }
        auto* group = std::get_if<Group>(&node.value);
        if (group == nullptr) {
            return true;
        }
        if (depth == most_) {
            has_passed_over_ = true;
            return false;
        }
        shorten(*group, depth + 1);
        return !group->members.empty();
    }

    std::size_t most_;
    bool has_passed_over_ = false;
};

} // namespace

bool operator==(const Group& left, const Group& right) {
    return left.kind == right.kind && left.members == right.members;
}

bool operator==(const FieldScope& left, const FieldScope& right) {
    return left.field == right.field && *left.child == *right.child;
}

bool bound_depth(Tree& tree, std::size_t most) {
    return DepthBound(most).shorten(tree.root, 0);
}

std::string to_text(const Tree& tree) {
    return Printer{}.members(tree.root);
}

} // namespace fundstelle::query
