#pragma once
// The tree of a query as typed, before anything is known of an index, and its canonical print.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/article/field.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::query {

struct Node;

/// A word as typed; its analysis may give several terms.
struct Word {
    std::string text;
    friend bool operator==(const Word&, const Word&) = default;
};

/// Words between quotation marks, as typed: exactly these in this order.
struct Phrase {
    std::string text;
    friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// `wort*`
struct Prefix {
    std::string text; ///< without the star
    friend bool operator==(const Prefix&, const Prefix&) = default;
};

/// `wort~`
struct Fuzzy {
    std::string text; ///< without the tilde
    friend bool operator==(const Fuzzy&, const Fuzzy&) = default;
};

/// `a NAHE/5 b`
struct Near {
    std::vector<std::string> words; ///< two or more
    std::size_t distance = 10;      ///< 1..100 words
    friend bool operator==(const Near&, const Near&) = default;
};

/// `datum:...`
struct DateScope {
    base::InstantRange range;
    std::string text; ///< the expression as typed
    friend bool operator==(const DateScope&, const DateScope&) = default;
};

/// How the children of a group are bound.
enum class GroupKind {
    Sequence, ///< side by side: all or any, by the request's match mode
    And,      ///< UND
    Or,       ///< ODER
};

/// What a sign before a child says.
enum class Demand { Plain, Must, MustNot };

/// One child of a group.
struct Member;

/// Children with what is demanded of each.
struct Group {
    GroupKind kind = GroupKind::Sequence;
    std::vector<Member> members;
    friend bool operator==(const Group&, const Group&);
};

/// `titel:...`
struct FieldScope {
    article::Field field = article::Field::Title;
    std::unique_ptr<Node> child;
    friend bool operator==(const FieldScope&, const FieldScope&);
};

/// Any part of a query.
struct Node {
    std::variant<Word, Phrase, Prefix, Fuzzy, Near, DateScope, Group, FieldScope> value;
    friend bool operator==(const Node&, const Node&) = default;
};

struct Member {
    Demand demand = Demand::Plain;
    Node node;
    friend bool operator==(const Member&, const Member&) = default;
};

/// A whole query; an empty group matches all articles.
struct Tree {
    Group root;
    friend bool operator==(const Tree&, const Tree&) = default;
};

/// Passes over the groups that stand in more than `most` others and tells whether there were any.
bool bound_depth(Tree& tree, std::size_t most);

/// Gives the canonical print: German operators, brackets around every group in a group. The print
/// of a tree that `parse` gave parses to the same tree.
[[nodiscard]] std::string to_text(const Tree& tree);

} // namespace fundstelle::query
