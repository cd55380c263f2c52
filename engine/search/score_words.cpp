#include "engine/search/score_words.hpp"

#include <algorithm>
#include <utility>

namespace fundstelle::search {

namespace {

using query::Meaning;
using Node = query::Clause::Node;

constexpr std::size_t kShownTerms = 4;

std::string in_brackets(const std::vector<std::string>& terms) {
    std::string list;
    for (std::size_t index = 0; index < std::min(terms.size(), kShownTerms); ++index) {
        list += (list.empty() ? "" : ", ") + terms[index];
    }
    return terms.size() > kShownTerms ? " (" + list + " ...)" : " (" + list + ')';
}

} // namespace

std::string counted(std::size_t count, const char* noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string in_words(const Node::Named& named, const std::vector<std::string>& terms) {
    const std::string quoted = '"' + named.words + '"';
    switch (named.meaning) {
        case Meaning::Word:
            return quoted + " in the text";
        case Meaning::TitleWord:
            return quoted + " in the title";
        case Meaning::InCompounds:
            return quoted + " inside compounds" + in_brackets(terms);
        case Meaning::OtherForms:
            return "other forms of " + quoted + in_brackets(terms);
        case Meaning::AllParts:
            return "all parts of " + quoted + in_brackets(terms);
        case Meaning::PartAlone:
            return "a part of " + quoted + " alone" + in_brackets(terms);
        case Meaning::Relatives:
            return "words of the family of " + quoted + in_brackets(terms);
        case Meaning::Synonyms:
            return "words that mean the same as " + quoted + in_brackets(terms);
        case Meaning::HyphenPart:
            return quoted + " as a part of a hyphenated word";
        case Meaning::SideBySide:
            return "the parts of " + quoted + " side by side";
        case Meaning::Phrase:
            return "the phrase " + quoted;
        case Meaning::LooseWord:
            return quoted + " of a phrase, alone";
        case Meaning::Beginning:
            return "words that begin with " + quoted + in_brackets(terms);
        case Meaning::LikeSpelling:
            return "words spelled like " + quoted + in_brackets(terms);
        case Meaning::Near:
            return named.words + " near one another";
    }
    return quoted;
}

bool tells_count(Meaning meaning) {
    return meaning != Meaning::TitleWord && meaning != Meaning::SideBySide &&
           meaning != Meaning::Phrase && meaning != Meaning::Near;
}

void add_in_words(const Reading& reading, std::vector<ScorePart>& parts) {
    const Nearness& nearness = reading.nearness;
    const auto add = [&](double score, std::string what) {
        if (score > 0) {
            parts.push_back({score, std::move(what)});
        }
    };
    add(nearness.passage,
        counted(nearness.passage_words, "word") + " of the query, in any shape, within one passage"
    );
    add(nearness.narrow,
        counted(nearness.narrow_words, "word") + " of the query, in any shape, within " +
            counted(kNarrowWords, "word"));
    add(nearness.neighbours,
        counted(nearness.pairs, "pair") + " of words that are neighbours in the query too");
    add(nearness.lead,
        counted(nearness.words, "word") +
            " of the query, in any shape, the more the earlier in the article");
    add(reading.likeness, "begins much like hits with higher scores");
}

} // namespace fundstelle::search
