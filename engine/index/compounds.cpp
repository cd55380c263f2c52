#include "engine/index/compounds.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/compounds_format.hpp"

namespace fundstelle::index {

namespace {

constexpr char kSeparator = '\x1f';

/// Addresses, mentions and hashtags hold words, but are none; hyphenated words stand without
/// hyphens.
bool is_address_or_tag(std::string_view normal_form) {
    return normal_form.find_first_of("./:@#_-") != std::string_view::npos;
}

} // namespace

std::optional<SplitCompound> StemSplitter::split(std::string_view normal_form) {
    if (is_address_or_tag(normal_form)) {
        return std::nullopt;
    }
    const std::vector<german::CompoundPart> parts = splitter_.split(normal_form);
    if (parts.size() < 2) {
        return std::nullopt;
    }
    SplitCompound compound;
    for (const german::CompoundPart& part : parts) {
        compound.parts.emplace_back(stemmer_.stem(part.lexeme));
    }
    for (std::size_t first = 0; first < parts.size(); ++first) {
        for (std::size_t last = first + 1; last < parts.size(); ++last) {
            if (first == 0 && last + 1 == parts.size()) {
                continue; // the compound itself
            }
            const std::size_t begin = parts[first].bytes.begin;
            std::string joined(normal_form.substr(begin, parts[last].bytes.begin - begin));
            std::erase(joined, '-');
            compound.inner.emplace_back(stemmer_.stem(joined + parts[last].lexeme));
        }
    }
    return compound;
}

const german::CompoundSplitter& general_splitter() {
    static const german::CompoundSplitter splitter(german::Lexicon::general());
    return splitter;
}

std::string within_prefix(std::string_view part_stem) {
    return std::string(part_stem) + kSeparator;
}

std::string_view compound_of_key(std::string_view key) {
    return key.substr(key.find(kSeparator) + 1);
}

std::vector<std::string> within_keys(std::string_view stem, const SplitCompound& compound) {
    std::vector<std::string> keys;
    for (const std::string& word : words_within(stem, compound)) {
        keys.push_back(within_prefix(word).append(stem));
    }
    return keys;
}

std::vector<std::string> words_within(std::string_view stem, const SplitCompound& compound) {
    std::vector<std::string> words = compound.parts;
    words.insert(words.end(), compound.inner.begin(), compound.inner.end());
    std::erase(words, stem);
    return words;
}

Compounds::Compounds(const std::filesystem::path& path) : file_(path, kCompoundsMagic) {}

std::vector<std::string> Compounds::parts_of(std::string_view stem) const {
    std::vector<std::string> parts;
    const auto value = file_.find(hash_of_key(stem, kPartsOfCompound));
    if (value && value->starts_with(kParts)) {
        for (ByteReader reader(value->substr(1)); !reader.rest().empty();) {
            parts.emplace_back(reader.text());
        }
    }
    return parts;
}

std::vector<std::string> Compounds::with(std::string_view part_stem, std::size_t limit) const {
    const auto value = file_.find(hash_of_key(part_stem, kCompoundsOfPart));
    if (!value || value->empty()) {
        return {};
    }
    ByteReader reader(value->substr(1));
    if (value->starts_with(kManyCompounds)) {
        (void)reader.text();
    }
    return names_of(reader.rest(), limit);
}

void Compounds::for_each_merged(
    const std::function<void(std::string_view, const std::vector<std::string>&)>& take
) const {
    file_.for_each([&](std::string_view value) {
        if (value.starts_with(kManyCompounds)) {
            ByteReader reader(value.substr(1));
            const std::string_view part = reader.text();
            take(part, names_of(reader.rest(), kMostCompounds));
        }
    });
}

std::vector<std::string> Compounds::names_of(std::string_view numbers, std::size_t limit) const {
    std::vector<std::string> names;
    for (ByteReader reader(numbers); !reader.rest().empty() && names.size() < limit;) {
        names.push_back(name(reader.number()));
    }
    return names;
}

std::string Compounds::name(std::uint64_t number) const {
    const std::string_view place =
        file_.from(file_.number(kBlocksPlace) + (number / kNamesPerBlock * kBlockPlaceBytes));
    if (number >= file_.number(kNameCount) || place.size() < kBlockPlaceBytes) {
        throw base::Error{base::ErrorCode::IndexDamaged, "the file of compounds is not whole"};
    }
    ByteReader reader(file_.from(read_fixed(place, kBlockPlaceBytes)));
    std::string name;
    for (std::uint64_t left = number % kNamesPerBlock + 1; left > 0; --left) {
        name.resize(std::min<std::uint64_t>(reader.number(), name.size()));
        name += reader.text();
    }
    return name;
}

} // namespace fundstelle::index
