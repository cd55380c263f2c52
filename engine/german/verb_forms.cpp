#include "engine/german/verb_forms.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "engine/german/verb_table.hpp"

namespace fundstelle::german {

namespace {

constexpr auto kSeparable = std::to_array<std::string_view>(
    {"ab",     "an",     "auf",    "aus",    "bei",    "dar",    "durch",   "ein",
     "empor",  "fehl",   "fern",   "fest",   "fort",   "frei",   "heim",    "her",
     "herab",  "heran",  "herauf", "heraus", "herbei", "herum",  "hervor",  "hin",
     "hinauf", "hinaus", "hinein", "hinzu",  "hoch",   "los",    "mit",     "nach",
     "nieder", "statt",  "teil",   "um",     "voran",  "voraus", "vorbei",  "vor",
     "vorher", "weg",    "weiter", "wieder", "zu",     "zurück", "zusammen"}
);

constexpr auto kInseparable = std::to_array<std::string_view>(
    {"be", "ent", "er", "miss", "ver", "zer", "über", "unter", "um", "wider", "hinter", "durch"}
);

constexpr auto kAdjectiveEndings =
    std::to_array<std::string_view>({"", "e", "en", "er", "es", "em"});

/// How a form may stand behind a prefix.
struct Form {
    std::string infinitive;
    bool stands_alone = true;
    bool follows_separable = true;
    bool follows_inseparable = true;
};

using Forms = std::unordered_map<std::string, Form>;

/// "arbeit" takes an "e" before "t".
std::string before_t(std::string_view root) {
    const bool needs_vowel = root.ends_with('t') || root.ends_with('d') || root.ends_with("gn") ||
                             root.ends_with("dm") || root.ends_with("tm") ||
                             root.ends_with("chn") || root.ends_with("ckn") ||
                             root.ends_with("ffn");
    return std::string(root) + (needs_vowel ? "e" : "");
}

bool has_own_prefix(std::string_view infinitive) {
    return infinitive.ends_with("ieren") ||
           std::any_of(kInseparable.begin(), kInseparable.end(), [&](std::string_view prefix) {
               return infinitive.starts_with(prefix) && infinitive.size() > prefix.size() + 4;
           });
}

/// Gives the forms of present and past; the present is regular where the table has none: "bleibt".
std::vector<std::string> finite_forms(const StrongVerb& verb) {
    const std::string present(verb.present);
    std::vector<std::string> forms{
        present.empty() ? before_t(root_of(verb.infinitive)) + "t" : present};
    for (const std::string_view form : {verb.past, verb.past_plural, verb.conditional}) {
        if (!form.empty()) {
            forms.emplace_back(form);
        }
    }
    return forms;
}

class FormTable {
public:
    FormTable() {
        for (const StrongVerb& verb : strong_verbs()) {
            add_strong(verb);
        }
        for (const std::string_view verb : weak_verbs()) {
            add_weak(verb);
        }
    }

    [[nodiscard]] const Form* find(std::string_view form) const {
        const auto found = forms_.find(std::string(form));
        return found == forms_.end() ? nullptr : &found->second;
    }

private:
    void add(std::string form, Form what) {
        if (!is_noun_too(form)) {
            forms_.emplace(std::move(form), std::move(what));
        }
    }

    void add_strong(const StrongVerb& verb) {
        const std::string infinitive(verb.infinitive);
        const bool takes_prefix = !verb.is_alone_only;
        const Form finite{infinitive, true, takes_prefix, takes_prefix};
        for (const std::string& form : finite_forms(verb)) {
            add(form, finite);
        }
        if (!verb.conditional.empty()) {
            add(std::string(verb.conditional) + "n", finite);
        }
        if (!verb.participle.empty()) {
            add_participle(verb.participle, infinitive);
        }
    }

    /// "gegangen" stands alone and behind "weg"; behind "ver" it is "gangen".
    void add_participle(std::string_view participle, const std::string& infinitive) {
        for (const std::string_view ending : kAdjectiveEndings) {
            add(std::string(participle) + std::string(ending), Form{infinitive, true, true, false});
            if (participle.starts_with("ge")) {
                add(std::string(participle.substr(2)) + std::string(ending),
                    Form{infinitive, false, false, true});
            }
        }
    }

    void add_weak(std::string_view infinitive) {
        const std::string stem = before_t(root_of(infinitive));
        const bool has_prefix = has_own_prefix(infinitive);
        const Form finite{std::string(infinitive), true, true, !has_prefix};
        for (const std::string_view ending : {"t", "te", "ten", "tet"}) {
            add(stem + std::string(ending), finite);
        }
        for (const std::string_view ending : kAdjectiveEndings) {
            const std::string participle = stem + "t" + std::string(ending);
            add(participle, finite);
            if (!has_prefix) {
                add("ge" + participle, Form{std::string(infinitive), true, true, false});
            }
        }
    }

    Forms forms_;
};

const FormTable& form_table() {
    static const FormTable table;
    return table;
}

/// A verb taken apart.
struct PrefixedVerb {
    std::string prefix;
    std::string infinitive; ///< without the prefix
    bool is_separable = true;
};

constexpr std::string_view kForeignVerb = "ieren"; // "studieren": regular without exception

/// "studierte", "studiert" → "studieren"; "vierte" and "verzierte" aside, no others end so.
std::string foreign_infinitive_of(std::string_view form) {
    constexpr std::size_t kShortestRoot = 3;
    for (const std::string_view ending : {"t", "te", "ten", "tet", "ter", "tes", "tem"}) {
        if (!form.ends_with(ending)) {
            continue;
        }
        const std::string_view root = form.substr(0, form.size() - ending.size());
        if (root.ends_with("ier") && root.size() >= kShortestRoot + kShortestRoot) {
            return std::string(root) + "en";
        }
    }
    return {};
}

bool is_foreign_infinitive(std::string_view word) {
    constexpr std::size_t kShortest = 8;
    return word.ends_with(kForeignVerb) && word.size() >= kShortest;
}

bool is_simple_infinitive(std::string_view word) {
    const auto strong = strong_verbs();
    const auto weak = weak_verbs();
    return std::any_of(
               strong.begin(),
               strong.end(),
               [word](const StrongVerb& verb) { return verb.infinitive == word; }
           ) ||
           std::find(weak.begin(), weak.end(), word) != weak.end() || is_foreign_infinitive(word);
}

/// Gives the verb whose infinitive a word is; "ankündigen", "verstehen", "gehen".
std::optional<PrefixedVerb> verb_of(std::string_view infinitive) {
    if (!infinitive.ends_with('n')) {
        return std::nullopt;
    }
    if (is_simple_infinitive(infinitive)) {
        return PrefixedVerb{"", std::string(infinitive)};
    }
    const auto behind = [&](std::string_view prefix) {
        return infinitive.starts_with(prefix) &&
               is_simple_infinitive(infinitive.substr(prefix.size()));
    };
    for (const std::string_view prefix : kInseparable) {
        if (behind(prefix)) {
            const bool is_separable = prefix == "um" || prefix == "durch";
            return PrefixedVerb{
                std::string(prefix), std::string(infinitive.substr(prefix.size())), is_separable};
        }
    }
    for (const std::string_view prefix : kSeparable) {
        if (behind(prefix)) {
            return PrefixedVerb{std::string(prefix), std::string(infinitive.substr(prefix.size()))};
        }
    }
    return std::nullopt;
}

/// Gives the infinitive of what stands behind a separable prefix, or nothing.
std::string behind_separable(std::string_view rest) {
    const Form* form = form_table().find(rest);
    if (form != nullptr && form->follows_separable) {
        return form->infinitive;
    }
    constexpr std::string_view kTo = "zu"; // "hinauszugehen"
    const bool is_with_to = rest.starts_with(kTo) && is_simple_infinitive(rest.substr(kTo.size()));
    return is_with_to ? std::string(rest.substr(kTo.size())) : std::string{};
}

/// Appends the forms of a verb without prefix, with `prefix` before each.
void append_forms(const PrefixedVerb& verb, std::vector<std::string>& forms) {
    if (verb.is_separable && !verb.prefix.empty()) {
        forms.push_back(verb.prefix + "zu" + verb.infinitive); // "einzuführen"
    }
    const auto add_participle = [&](std::string_view participle) {
        const bool drops_ge = !verb.is_separable && participle.starts_with("ge");
        forms.push_back(verb.prefix + std::string(participle.substr(drops_ge ? 2 : 0)));
    };
    for (const StrongVerb& strong : strong_verbs()) {
        if (strong.infinitive == verb.infinitive) {
            if (verb.prefix.empty() || !strong.is_alone_only) {
                for (const std::string& form : finite_forms(strong)) {
                    forms.push_back(verb.prefix + form);
                }
            }
            if (!strong.participle.empty()) {
                add_participle(strong.participle);
            }
            return;
        }
    }
    const std::string stem = before_t(root_of(verb.infinitive));
    if (!is_noun_too(stem + "t")) {
        forms.push_back(verb.prefix + stem + "t");
    }
    forms.push_back(verb.prefix + stem + "te");
    if (!has_own_prefix(verb.infinitive)) {
        add_participle("ge" + stem + "t");
    }
}

} // namespace

std::string_view root_of(std::string_view infinitive) {
    const std::string_view ending = infinitive.ends_with("en") ? "en" : "n";
    return infinitive.substr(0, infinitive.size() - ending.size());
}

std::string infinitive_of(std::string_view word) {
    constexpr std::size_t kShortest = 3;
    constexpr std::size_t kLongest = 28;
    if (word.size() < kShortest || word.size() > kLongest) {
        return {};
    }
    if (verb_of(word)) {
        return std::string(word);
    }
    if (const Form* form = form_table().find(word); form != nullptr && form->stands_alone) {
        return form->infinitive;
    }
    if (std::string foreign = foreign_infinitive_of(word); !foreign.empty()) {
        return foreign;
    }
    for (const std::string_view prefix : kSeparable) {
        if (word.starts_with(prefix)) {
            const std::string infinitive = behind_separable(word.substr(prefix.size()));
            if (!infinitive.empty()) {
                return std::string(prefix) + infinitive;
            }
        }
    }
    for (const std::string_view prefix : kInseparable) {
        if (word.starts_with(prefix)) {
            const Form* form = form_table().find(word.substr(prefix.size()));
            if (form != nullptr && form->follows_inseparable) {
                return std::string(prefix) + form->infinitive;
            }
        }
    }
    return {};
}

std::vector<std::string> forms_of(std::string_view infinitive) {
    const std::optional<PrefixedVerb> verb = verb_of(infinitive);
    if (!verb) {
        return {};
    }
    std::vector<std::string> forms{std::string(infinitive)};
    append_forms(*verb, forms);
    return forms;
}

} // namespace fundstelle::german
