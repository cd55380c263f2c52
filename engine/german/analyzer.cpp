#include "engine/german/analyzer.hpp"

#include <array>
#include <utility>

#include "engine/german/analysis.hpp"
#include "engine/german/spelling.hpp"

namespace fundstelle::german {

std::uint32_t Analyzer::analyze(
    std::string_view text, std::uint32_t first_position, const Sink& sink
) {
    return Analysis(text, words_, sink).run({0, first_position});
}

void Analyzer::analyze(
    std::string_view text,
    const WordBeginnings& beginnings,
    const Choice& is_wanted,
    const Sink& sink,
    PositionRange stretch
) {
    Analysis analysis(text, words_, sink);
    analysis.choose(beginnings, is_wanted, stretch);
    analysis.run(stretch.from);
}

std::vector<OwnedTerm> Analyzer::analyze(std::string_view text) {
    std::vector<OwnedTerm> terms;
    analyze(text, 1, [&](const Term& term) {
        terms.push_back(
            {std::string(term.normal),
             std::string(term.stem),
             term.role,
             term.kind,
             term.position,
             term.bytes}
        );
    });
    return terms;
}

std::string Analyzer::stem_of(std::string_view word) {
    return std::string(words_.find(word).stem);
}

std::string Analyzer::prefix_of(std::string_view word) const {
    std::string folded = canonical_prefix(normal_form(word));
    // Stems have no umlauts.
    for (const auto& [umlaut, vowel] :
         {std::pair{"ä", "a"}, std::pair{"ö", "o"}, std::pair{"ü", "u"}}) {
        for (std::size_t at = folded.find(umlaut); at != std::string::npos;
             at = folded.find(umlaut, at)) {
            folded.replace(at, 2, vowel);
        }
    }
    return folded;
}

} // namespace fundstelle::german
