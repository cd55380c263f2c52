#include "engine/search/text_statistics.hpp"

#include <algorithm>
#include <optional>

#include "engine/index/compounds.hpp"

namespace fundstelle::search {

TextStatistics::TextStatistics(std::string_view text, german::Analyzer& analyzer) {
    analyzer.analyze(text, 1, [this](const german::Term& term) {
        const bool is_printed =
            term.role == german::TermRole::Whole || term.role == german::TermRole::Part;
        if (is_printed && stems_by_form_.find(term.normal) == stems_by_form_.end()) {
            add_word(std::string(term.normal), std::string(term.stem));
        }
    });
}

void TextStatistics::add_word(const std::string& normal, const std::string& stem) {
    stems_by_form_.emplace(normal, stem);
    if (!stems_.insert(stem).second) {
        return;
    }
    const std::optional<index::SplitCompound> compound =
        index::StemSplitter(index::general_splitter()).split(normal);
    if (!compound) {
        return;
    }
    for (const auto* words : {&compound->parts, &compound->inner}) {
        for (const std::string& part : *words) {
            std::vector<std::string>& compounds = compounds_by_part_[part];
            if (part != stem &&
                std::find(compounds.begin(), compounds.end(), stem) == compounds.end()) {
                compounds.push_back(stem);
            }
        }
    }
}

std::size_t TextStatistics::document_frequency(const std::string& /*term*/) const {
    return 1;
}

std::vector<std::string> TextStatistics::terms_with_prefix(
    const std::string& prefix, std::size_t limit
) const {
    std::vector<std::string> terms;
    for (auto stem = stems_.lower_bound(prefix);
         stem != stems_.end() && stem->starts_with(prefix) && terms.size() < limit;
         ++stem) {
        terms.push_back(*stem);
    }
    return terms;
}

std::vector<query::WordForm> TextStatistics::words_with_prefix(
    std::string_view prefix, std::size_t limit
) const {
    std::vector<query::WordForm> words;
    for (auto word = stems_by_form_.lower_bound(prefix);
         word != stems_by_form_.end() && word->first.starts_with(prefix) && words.size() < limit;
         ++word) {
        words.push_back({word->first, word->second});
    }
    return words;
}

std::vector<std::string> TextStatistics::compounds_with(
    std::string_view part_stem, std::size_t limit
) const {
    const auto found = compounds_by_part_.find(part_stem);
    if (found == compounds_by_part_.end()) {
        return {};
    }
    std::vector<std::string> compounds = found->second;
    compounds.resize(std::min(limit, compounds.size()));
    return compounds;
}

std::vector<std::string> TextStatistics::parts_of(
    std::string_view normal_form, std::string_view /*stem*/
) const {
    return query::general_parts_of(normal_form);
}

} // namespace fundstelle::search
