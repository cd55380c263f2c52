#!/usr/bin/env python3
"""Derives words.txt from igerman98, as Debian 12 packages it (hunspell-de-de, wngerman).

    apt-get install hunspell-de-de wngerman
    engine/german/general_lexicon/derive.py > engine/german/general_lexicon/words.txt

What words.txt holds is said in README.md beside it.
"""
import argparse
import collections
import math
import re
import sys

# Suffixes after which a first part takes an s, always.
S_SUFFIXES = ("ung", "heit", "keit", "schaft", "ion", "ität", "tum", "ling")
# Suffixes of long words that are no compounds.
LONG_SUFFIXES = S_SUFFIXES + ("ismus", "iker", "enz")
LINKS = ("s", "es", "n", "en", "er", "e", "ns", "ens")
# Endings of adjectives that look like words, but say something else.
SUFFIX_LIKE = {"los", "reich", "voll", "haft", "sam", "weise", "mäßig", "artig", "wert", "würdig", "schaft",
               "förmig", "fach", "mal", "seits", "wärts", "losigkeit", "heit", "keit"}
# Prefixes and particles: words that begin with them are no compounds.
NEVER_FIRST = {"ab", "an", "auf", "aus", "bei", "durch", "ein", "emp", "ent", "her", "hin", "hinter", "miss", "mit", "nach",
               "rück", "tele", "trans", "um", "unter", "ver", "verb", "vers", "vor", "wider", "wieder", "zer", "zu", "zuge",
               "zurück", "zusammen", "zwischen", "über"}


# The short parts of compound_exceptions.cpp.
SHORT_FIRSTS = set("""abi akw alt amt arm art bad bar bau bio bus dom ehe eid eis end erb erd erz fan fdp fuß gas gen hof hub hut
ion job kfz kur lkw mai nah neu not ohr ort ost pcr pkw pop rad rat reh rot ruf see sex ski süd tag tal tat
tee tod ton tor typ tür uhr uni wal weg zoo zug öko öl""".split())
SHORT_HEADS = set("""amt arm art bad bau bus ehe eid eis gas hof hut job not ohr ort rad rat ruf see tag tal tat tee tod tor typ
tür uhr weg zug öl""".split())
NOUN_PREFIXES = sorted(NEVER_FIRST - {"emp", "zuge", "verb", "vers", "tele", "trans"})


class Dictionary:
    """The entries of a hunspell dictionary with their flags, and the forms that the flags make."""

    def __init__(self, dic, aff):
        self.rules = collections.defaultdict(list)
        for line in open(aff, encoding="utf-8"):
            field = line.split()
            if len(field) >= 5 and field[0] == "SFX":
                strip = "" if field[2] == "0" else field[2]
                ending = field[3].split("/")[0]
                self.rules[field[1]].append((strip, "" if ending == "0" else ending, re.compile(field[4] + "$")))
        self.flags = collections.defaultdict(str)
        for line in open(dic, encoding="utf-8").read().splitlines()[1:]:
            word, _, flags = line.partition("/")
            self.flags[word] += flags

    def forms(self, word, flags):
        """Gives the inflected forms of an entry, the entry among them."""
        found = {word}
        for flag in flags:
            for strip, ending, condition in self.rules.get(flag, ()):
                if condition.search(word) and word.endswith(strip):
                    found.add(word[: len(word) - len(strip)] + ending)
        return {form for form in found if form == form.lower() and not form.endswith("-")}


def digit(count):
    return str(min(9, int(math.log2(1 + count))))


class Derivation:
    """Nouns, adjectives and first parts, with the number of compounds of the list that they are seen in."""

    def __init__(self, dictionary, word_list):
        self.dictionary = dictionary
        flags = dictionary.flags
        letters = re.compile(r"[A-Za-zÄÖÜäöüß]+$")
        self.first_parts = {w.lower() for w, f in flags.items() if letters.match(w) and set(f) & set("ijke")} - NEVER_FIRST
        only_first = {w.lower() for w, f in flags.items() if w[0].isupper() and set(f) & set("ij") and not set(f) & set("m")}
        self.noun_flags = {}
        for word, flag in flags.items():
            bare = letters.match(word) and len(word) > 1 and word[1:] == word[1:].lower()
            if not bare or "X" in flag or "Y" in flag:
                continue
            if word[0].islower() and "z" in flag or word[0].isupper() and word.lower() not in only_first \
                    and set(flag) & set("SENPTFRpm"):
                self.noun_flags[word.lower()] = self.noun_flags.get(word.lower(), "") + flag
        self.adjectives = {w for w, f in flags.items() if letters.match(w) and w == w.lower() and "A" in f}
        self.verbs = {w for w, f in flags.items() if w == w.lower() and set(f) & set("XYD") and w.endswith("n")}
        for noun, flag in list(self.noun_flags.items()):
            for form in dictionary.forms(noun, "J") if "J" in flag else ():
                if form.endswith("ung"):
                    self.noun_flags.setdefault(form, "P")
        self.noun_of = {}
        self.add_prefixed_nouns(word_list)
        for noun, flag in self.noun_flags.items():
            for form in dictionary.forms(noun, re.sub("[^SENPTFpqR]", "", flag)):
                self.noun_of.setdefault(form, noun)
        self.noun_of.update({noun: noun for noun in self.noun_flags})
        self.count(word_list)

    def add_prefixed_nouns(self, word_list):
        """Takes nouns that the dictionary makes with prefixes ("Vorsicht", "Überfall") from the word list."""
        base = {form: flag for noun, flag in self.noun_flags.items() for form in [noun]}
        for word in (w.lower() for w in word_list if w[:1].isupper() and w[1:] == w[1:].lower()):
            for prefix in NOUN_PREFIXES:
                if word.startswith(prefix) and word[len(prefix):] in base:
                    self.noun_flags.setdefault(word, base[word[len(prefix):]])
            if word.endswith("schaft"):
                self.noun_flags.setdefault(word, "P")

    def count(self, word_list):
        """Counts in how many compounds of the list something is the first part, or the head."""
        words = set(self.noun_flags) | {w.lower() for w in word_list if w[:1].isupper()}
        pairs = {(word[:at], self.noun_of[word[at:]])
                 for word in words for at in range(2, len(word) - 2) if word[at:] in self.noun_of}
        adjective_pairs = {(word[:at], word[at:]) for word in self.adjectives
                           for at in range(3, len(word) - 3) if word[at:] in self.adjectives}
        seen = collections.Counter(first for first, _ in pairs | adjective_pairs)
        self.modifiers = {first: seen[first] for first in self.first_parts}
        for first, count in seen.items():
            if first in NEVER_FIRST or len(first) < 3 or not self.lexeme(first):
                continue
            if count >= 2 or len(first) >= 4 and first + "en" in self.verbs:
                self.modifiers[first] = count
        self.heads = collections.Counter(head for first, head in pairs if first in self.modifiers)
        self.adjective_heads = collections.Counter(head for first, head in adjective_pairs if first in self.modifiers)

    def lexeme(self, first):
        """Gives the word that a first part stands for, or None."""
        if first in self.noun_of:
            return self.noun_of[first]
        for link in LINKS:
            if first.endswith(link) and first[: -len(link)] in self.noun_flags:
                return first[: -len(link)]
        if first + "e" in self.noun_flags:
            return first + "e"
        return first + "en" if first + "en" in self.verbs else None

    def is_first(self, text):
        """Can `text` be a first part: seen as one, or a noun with the linking element of its suffix?"""
        if text in NEVER_FIRST or len(text) < 4 and text not in SHORT_FIRSTS:
            return False
        if text in self.modifiers:
            return True
        if text.endswith("s") and text[:-1].endswith(S_SUFFIXES) and text[:-1] in self.noun_of:
            return True
        if text.endswith("en") and text[:-1] in self.noun_flags:
            return True
        return text in self.noun_flags and not text.endswith(S_SUFFIXES)

    def is_compound(self, word):
        """Is `word` of two or more listed parts of four letters at least?"""
        for at in range(2, len(word) - 1):
            head = word[at:]
            if (len(head) >= 4 or head in SHORT_HEADS) and (head in self.noun_of or head in self.adjective_heads):
                if head not in SUFFIX_LIKE and self.is_first_chain(word[:at]):
                    return True
        return False

    def is_compound_adjective(self, word):
        return any(word[at:] in self.adjective_heads and self.is_first_chain(word[:at]) for at in range(4, len(word) - 3))

    def looks_like_compound_noun(self, adjective):
        """Does a form of the adjective end in a noun that is no part of it: "roman|tische"?"""
        for ending in ("", "e", "em", "en", "er", "es"):
            form = adjective + ending
            for at in range(4, len(form) - 3):
                head = form[at:]
                if head in self.noun_of and self.is_first_chain(form[:at]) and adjective[at:] not in self.adjectives:
                    return True
        return False

    def is_first_chain(self, text):
        return self.is_first(text) or any(
            self.is_first(text[:at]) and (self.is_first(text[at:]) or text.endswith("s") and text[at:-1] in self.noun_of)
            for at in range(4, len(text) - 3))

    def is_first_compound(self, text):
        return any(self.is_first(text[:at]) and text[at:] in self.modifiers for at in range(4, len(text) - 3))

    def lines(self):
        classes = {}
        roles = collections.defaultdict(str)
        for noun, flag in self.noun_flags.items():
            # Long words that nothing is made of are mostly compounds of words that are not listed.
            is_used = self.heads[noun] or noun in self.modifiers
            if not is_used and (noun in self.verbs or len(noun) > 13 and not noun.endswith(LONG_SUFFIXES)):
                continue
            if len(noun) < 3 and noun != "öl" or self.is_compound(noun) or noun in SUFFIX_LIKE:
                continue
            forms = self.dictionary.forms(noun, re.sub("[^SENPTFpqR]", "", flag))
            endings = tuple(sorted(form[len(noun):] for form in forms if form.startswith(noun)))
            classes.setdefault(endings, []).append((noun, digit(self.heads[noun])))
            for form in forms:
                if not form.startswith(noun) and form + "n" in forms and form not in self.noun_flags:
                    classes.setdefault(("", "n"), []).append((form, digit(self.heads[noun])))
        common = sorted(classes, key=lambda endings: -len(classes[endings]))[:52]
        names = dict(zip(common, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        for endings, nouns in classes.items():
            if endings not in names:
                fitting = [c for c in common if set(c) <= set(endings)]
                names[endings] = names[max(fitting, key=len)] if fitting else names[("",)]
            for noun, productivity in nouns:
                roles[noun] += names[endings] + productivity
        for adjective in self.adjectives:
            if adjective not in roles and not adjective.endswith(("end", "haft", "sam")) \
                    and not self.is_compound_adjective(adjective) and self.looks_like_compound_noun(adjective):
                roles[adjective] = "~0"
        for adjective, count in self.adjective_heads.items():
            if count >= 2 and adjective not in SUFFIX_LIKE and adjective not in roles and not self.is_compound(adjective):
                roles[adjective] = "~" + digit(count)
        for first, count in self.modifiers.items():
            follows_by_rule = first[:-1].endswith(S_SUFFIXES) and first.endswith("s") and first[:-1] in roles
            if follows_by_rule and count < 7:
                continue
            if len(first) >= 3 and not self.is_first_compound(first) or first == "öl":
                roles[first] += "+" + digit(count)
        for word in list(roles):
            if word + "en" in self.verbs or word + "n" in self.verbs:
                roles[word] += "%0"
        for verb in self.verbs:
            if self.is_compound(verb):
                roles[verb] += "!0"
            elif verb in roles or self.noun_of.get(verb) in roles:
                roles[verb] += "%0"
        for endings in common:
            yield "# " + names[endings] + " " + ",".join(endings)
        for word in sorted(roles):
            yield word + " " + roles[word]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hunspell", default="/usr/share/hunspell/de_DE", help="dictionary without .dic and .aff")
    parser.add_argument("--words", default="/usr/share/dict/ngerman", help="list of inflected words")
    options = parser.parse_args()
    dictionary = Dictionary(options.hunspell + ".dic", options.hunspell + ".aff")
    with open(options.words, encoding="utf-8") as words:
        derivation = Derivation(dictionary, [line.strip() for line in words])
    sys.stdout.write("\n".join(derivation.lines()) + "\n")


if __name__ == "__main__":
    main()
