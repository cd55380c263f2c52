#include "engine/search/compound_part.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/compounds.hpp"

namespace fundstelle::search {

namespace {

/// A part that only the collection shows: what looks like its stem, at the beginning or to the end.
base::ByteRange by_letters(std::string_view normal_form, std::string_view part_stem) {
    const std::size_t place = normal_form.rfind(part_stem);
    if (place == std::string_view::npos) {
        return {0, normal_form.size()};
    }
    const bool is_first = normal_form.starts_with(part_stem);
    return is_first ? base::ByteRange{0, part_stem.size()}
                    : base::ByteRange{place, normal_form.size()};
}

} // namespace

base::ByteRange PartFinder::find(std::string_view normal_form, std::string_view part_stem) {
    std::string key;
    key.reserve(normal_form.size() + 1 + part_stem.size());
    key.append(normal_form).append(1, '\0').append(part_stem);
    const auto [entry, is_new] = found_.try_emplace(std::move(key));
    if (is_new) {
        entry->second = look_for(normal_form, part_stem);
    }
    return entry->second;
}

base::ByteRange PartFinder::look_for(std::string_view normal_form, std::string_view part_stem) {
    const std::vector<german::CompoundPart> parts = index::general_splitter().split(normal_form);
    for (std::size_t first = 0; first < parts.size(); ++first) {
        for (std::size_t last = first; last < parts.size(); ++last) {
            if (first == 0 && last > 0 && last + 1 == parts.size()) {
                continue; // the compound itself
            }
            const std::size_t begin = parts[first].bytes.begin;
            const german::CompoundPart& end = parts[last];
            std::string word(normal_form.substr(begin, end.bytes.begin - begin));
            std::erase(word, '-');
            if (stemmer_.stem(word + end.lexeme) != part_stem) {
                continue;
            }
            const bool is_printed_so = normal_form.substr(end.bytes.begin).starts_with(end.lexeme);
            return {begin, is_printed_so ? end.bytes.begin + end.lexeme.size() : end.bytes.end};
        }
    }
    return by_letters(normal_form, part_stem);
}

} // namespace fundstelle::search
