#include "engine/query/parser.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/query/joined_words.hpp"
#include "engine/query/leaf.hpp"
#include "engine/query/lexer.hpp"
#include "engine/query/wrong_dates.hpp"

namespace fundstelle::query {

namespace {

/// How deep brackets may be typed; most of them say nothing, and what remains has a bound of its
/// own.
constexpr std::size_t kMaxBrackets = 100;

/// A group of one plain member is that member.
Node simplified(Group group) {
    if (group.members.size() == 1 && group.members.front().demand == Demand::Plain) {
        return std::move(group.members.front().node);
    }
    return Node{std::move(group)};
}

/// Recursive descent over the pieces.
class Parser {
public:
    Parser(std::string_view text, const base::TimeZone& zone)
        : text_(text), zone_(zone), lexemes_(cut(text)) {
        cut_wrong_dates(
            lexemes_,
            text,
            zone,
            [this](std::size_t at, std::string message, std::string german) {
                at_ = at;
                warn(std::move(message), std::move(german));
            }
        );
        at_ = 0;
        lexemes_ = join_words(std::move(lexemes_), text);
    }

    ParsedQuery run() {
        Group root;
        while (at_ < lexemes_.size()) {
            std::optional<Node> node = choice();
            if (node) {
                root.members.push_back({Demand::Plain, std::move(*node)});
            }
            if (at_ < lexemes_.size()) {
                // Only a closing bracket without an opening one stops a choice early.
                warn(
                    "closing bracket without an opening one",
                    "Eine schließende Klammer hat keine öffnende."
                );
                ++at_;
            }
        }
        Node whole = simplified(std::move(root));
        if (auto* group = std::get_if<Group>(&whole.value)) {
            parsed_.tree.root = std::move(*group);
        } else {
            parsed_.tree.root.members.push_back({Demand::Plain, std::move(whole)});
        }
        if (bound_depth(parsed_.tree, kMaxQueryDepth)) {
            warn_of_depth();
        }
        return std::move(parsed_);
    }

private:
    void warn_of_depth() {
        warn("brackets are nested too deeply", "Die Klammern sind zu tief geschachtelt.");
    }

    [[nodiscard]] bool is_next(LexemeKind kind) const {
        return at_ < lexemes_.size() && lexemes_[at_].kind == kind;
    }

    void warn(std::string message, std::string german) {
        constexpr std::size_t kMaxWarnings = 10;
        if (parsed_.warnings.size() == kMaxWarnings) {
            return;
        }
        const std::size_t offset =
            at_ < lexemes_.size() ? lexemes_[at_].offset_bytes : text_.size();
        const std::size_t position = base::count_code_points(text_.substr(0, offset)) + 1;
        parsed_.warnings.push_back({position, std::move(message), std::move(german)});
    }

    /// sequence *( ODER sequence )
    std::optional<Node> choice() {
        Group group{GroupKind::Or, {}};
        for (;;) {
            if (std::optional<Node> node = sequence()) {
                group.members.push_back({Demand::Plain, std::move(*node)});
            } else if (is_next(LexemeKind::Or)) {
                warn("OR has no left side", "Vor ODER fehlt ein Wort.");
            }
            if (!is_next(LexemeKind::Or)) {
                break;
            }
            ++at_;
            if (at_ == lexemes_.size() || is_next(LexemeKind::Close)) {
                warn("OR has no right side", "Hinter ODER fehlt ein Wort.");
            }
        }
        return group.members.empty() ? std::nullopt : std::optional(simplified(std::move(group)));
    }

    /// 1*conjunction
    std::optional<Node> sequence() {
        Group group{GroupKind::Sequence, {}};
        while (at_ < lexemes_.size() && !is_next(LexemeKind::Or) && !is_next(LexemeKind::Close)) {
            if (std::optional<Member> member = conjunction()) {
                group.members.push_back(std::move(*member));
            }
        }
        return group.members.empty() ? std::nullopt : std::optional(simplified(std::move(group)));
    }

    /// demanded *( UND demanded )
    std::optional<Member> conjunction() {
        Group group{GroupKind::And, {}};
        for (;;) {
            if (std::optional<Member> member = demanded()) {
                group.members.push_back(std::move(*member));
            } else if (is_next(LexemeKind::And)) {
                warn("AND has no left side", "Vor UND fehlt ein Wort.");
            }
            if (!is_next(LexemeKind::And)) {
                break;
            }
            ++at_;
            if (at_ == lexemes_.size() || is_next(LexemeKind::Close) || is_next(LexemeKind::Or)) {
                warn("AND has no right side", "Hinter UND fehlt ein Wort.");
            }
        }
        if (group.members.empty()) {
            return std::nullopt;
        }
        if (group.members.size() == 1) {
            return std::move(group.members.front());
        }
        return Member{Demand::Plain, Node{std::move(group)}};
    }

    /// [ + | - | NICHT ] vicinity
    std::optional<Member> demanded() {
        Demand demand = Demand::Plain;
        while (is_next(LexemeKind::Must) || is_next(LexemeKind::MustNot)) {
            const bool is_not = is_next(LexemeKind::MustNot);
            demand = is_not || demand == Demand::MustNot ? Demand::MustNot : Demand::Must;
            ++at_;
        }
        std::optional<Node> node = vicinity();
        if (!node) {
            if (demand != Demand::Plain) {
                warn("nothing follows the sign", "Hinter dem Zeichen oder NICHT fehlt ein Wort.");
            }
            return std::nullopt;
        }
        return Member{demand, std::move(*node)};
    }

    /// primary *( NAHE primary )
    std::optional<Node> vicinity() {
        if (is_next(LexemeKind::Near)) {
            warn("NEAR has no left side", "Vor NAHE fehlt ein Wort.");
            ++at_;
        }
        std::optional<Node> left = primary();
        while (left && is_next(LexemeKind::Near)) {
            const std::size_t distance = distance_of_near();
            ++at_;
            left = join_near(std::move(*left), primary(), distance);
        }
        return left;
    }

    std::size_t distance_of_near() {
        constexpr std::size_t kMaxDistance = 100;
        const std::size_t typed = lexemes_[at_].distance;
        const std::size_t taken = std::clamp<std::size_t>(typed, 1, kMaxDistance);
        if (taken != typed) {
            warn(
                "NEAR reaches from 1 to 100 words; " + std::to_string(taken) + " is taken",
                "NAHE reicht von 1 bis 100 Wörter; es gilt " + std::to_string(taken) + "."
            );
        }
        return taken;
    }

    std::optional<Node> join_near(Node left, std::optional<Node> right, std::size_t distance) {
        if (!right) {
            warn("NEAR has no right side", "Hinter NAHE fehlt ein Wort.");
            return left;
        }
        auto* chain = std::get_if<Near>(&left.value);
        const auto* left_word = std::get_if<Word>(&left.value);
        const auto* right_word = std::get_if<Word>(&right->value);
        if (chain != nullptr && right_word != nullptr && chain->distance == distance) {
            chain->words.push_back(right_word->text);
            return left;
        }
        if (left_word != nullptr && right_word != nullptr) {
            return Node{Near{{left_word->text, right_word->text}, distance}};
        }
        warn(
            "NEAR joins single words only; both sides are sought",
            "NAHE verbindet nur einzelne Wörter; beide Seiten werden gesucht."
        );
        Group group{GroupKind::And, {}};
        group.members.push_back({Demand::Plain, std::move(left)});
        group.members.push_back({Demand::Plain, std::move(*right)});
        return Node{std::move(group)};
    }

    std::optional<Node> primary() {
        while (at_ < lexemes_.size()) {
            const Lexeme& lexeme = lexemes_[at_];
            switch (lexeme.kind) {
                case LexemeKind::Word:
                case LexemeKind::Phrase:
                case LexemeKind::Date:
                    if (std::optional<Node> node = leaf(lexeme)) {
                        return node;
                    }
                    continue; // it was passed over
                case LexemeKind::Open:
                    if (std::optional<Node> node = bracketed()) {
                        return node;
                    }
                    continue;
                case LexemeKind::Field:
                    return scoped(lexeme);
                default:
                    return std::nullopt;
            }
        }
        return std::nullopt;
    }

    std::optional<Node> bracketed() {
        ++at_;
        if (depth_ == kMaxBrackets) {
            warn_of_depth();
            return std::nullopt;
        }
        ++depth_;
        std::optional<Node> node = choice();
        --depth_;
        if (is_next(LexemeKind::Close)) {
            ++at_;
        } else {
            warn("bracket is not closed", "Eine Klammer ist nicht geschlossen.");
        }
        return node;
    }

    std::optional<Node> scoped(const Lexeme& lexeme) {
        ++at_;
        const article::Field field = lexeme.field->field;
        if (is_next(LexemeKind::Field)) {
            warn(
                "a field stands in a field; the inner one counts",
                "Ein Feld steht in einem Feld; das innere gilt."
            );
            return primary();
        }
        std::optional<Node> child = primary();
        if (!child) {
            warn("nothing follows the field", "Hinter dem Feld fehlt ein Wort.");
            return std::nullopt;
        }
        if (std::holds_alternative<FieldScope>(child->value)) {
            return child;
        }
        FieldScope scope;
        scope.field = field;
        scope.child = std::make_unique<Node>(std::move(*child));
        return Node{std::move(scope)};
    }

    /// A word, phrase or date; nothing where it holds nothing to look for.
    std::optional<Node> leaf(const Lexeme& lexeme) {
        if (words_ == kMaxQueryWords) {
            warn(
                "more than " + std::to_string(kMaxQueryWords) + " words; the rest is passed over",
                "Die Suche hat mehr als " + std::to_string(kMaxQueryWords) +
                    " Wörter; die übrigen zählen nicht."
            );
            lexemes_.erase(
                std::remove_if(
                    lexemes_.begin() + static_cast<std::ptrdiff_t>(at_),
                    lexemes_.end(),
                    [](const Lexeme& rest) { return rest.kind != LexemeKind::Close; }
                ),
                lexemes_.end()
            );
            return std::nullopt;
        }
        ++words_;
        std::optional<Node> node =
            leaf_of(lexeme, zone_, [this](std::string message, std::string german) {
                warn(std::move(message), std::move(german));
            });
        ++at_;
        return node;
    }

    std::string_view text_;
    const base::TimeZone& zone_;
    std::vector<Lexeme> lexemes_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t words_ = 0;
    ParsedQuery parsed_;
};

/// Takes the tree's print for what was typed until it says the same: words that brackets or signs
/// without a meaning kept apart may be one token there. Each round but the last has fewer words or
/// brackets.
Tree settled(Tree tree, std::string typed, const base::TimeZone& zone) {
    for (std::size_t round = 0; round < kMaxQueryWords + kMaxQueryDepth; ++round) {
        std::string print = to_text(tree);
        if (print == typed) {
            break;
        }
        Tree again = Parser(print, zone).run().tree;
        const bool is_same = again == tree;
        tree = std::move(again);
        if (is_same) {
            break;
        }
        typed = std::move(print);
    }
    return tree;
}

} // namespace

ParsedQuery parse(std::string_view text, const base::TimeZone& zone) {
    const std::string valid =
        base::first_invalid_byte(text) ? base::repair(text) : std::string(text);
    ParsedQuery parsed = Parser(valid, zone).run();
    parsed.tree = settled(std::move(parsed.tree), valid, zone);
    return parsed;
}

} // namespace fundstelle::query
