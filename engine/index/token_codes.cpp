#include "engine/index/token_codes.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include <xxhash.h>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr char kSeparator = '\x1f';
constexpr unsigned kStemHashBits = 17;

std::uint64_t hash_of(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

/// Of a form and its stem: both count, and in this order.
std::uint64_t joint_hash(std::uint64_t form, std::uint64_t stem) {
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15;
    return form ^ (stem * kOdd);
}

TokenCode stem_bits(std::uint64_t stem_hash) {
    return static_cast<TokenCode>(stem_hash >> (64 - kStemHashBits)) << kFormHashBits;
}

/// Never 0: that stands for "no form".
TokenCode form_bits(std::uint64_t form_hash) {
    return std::max<TokenCode>(1, static_cast<TokenCode>(form_hash) & kFormHashMask);
}

} // namespace

void TokenCounter::add(std::string_view form, std::string_view stem) {
    key_.assign(form).append(1, kSeparator).append(stem);
    ++counts_[key_];
}

std::vector<std::string> TokenCounter::most_frequent() const {
    std::vector<std::pair<std::size_t, std::string_view>> ranked;
    for (const auto& [word, count] : counts_) {
        if (count > 1) {
            ranked.emplace_back(count, word);
        }
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first > right.first : left.second < right.second;
    });
    ranked.resize(std::min(ranked.size(), kFrequentCodes));
    std::vector<std::string> words;
    words.reserve(ranked.size());
    for (const auto& [count, word] : ranked) {
        words.emplace_back(word);
    }
    return words;
}

CodesByHash::CodesByHash(std::size_t most)
    : entries_(std::bit_ceil(3 * most + 1)), mask_(entries_.size() - 1) {}

void CodesByHash::add(std::uint64_t hash, std::uint16_t code) {
    std::size_t place = hash & mask_;
    while (entries_[place].code != kFree) {
        place = (place + 1) & mask_;
    }
    entries_[place] = {code, tag_of(hash)};
}

TokenCodes::TokenCodes(const std::vector<std::string>& words)
    : next_form_(words.size(), kNone), by_word_(words.size()), by_stem_(words.size()) {
    words_.reserve(words.size());
    most_frequent_form_.reserve(words.size());
    std::vector<std::uint16_t> last_form(words.size()); // of a stem, by its most frequent one
    for (const std::string& word : words) {
        const std::size_t separator = std::min(word.find(kSeparator), word.size());
        std::string form = word.substr(0, separator);
        std::string stem = word.substr(std::min(separator + 1, word.size()));
        const auto code = static_cast<std::uint16_t>(words_.size());
        const std::uint64_t stem_hash = hash_of(stem);
        const std::uint16_t first = first_form_of(stem_hash, stem).value_or(code);
        if (first == code) {
            by_stem_.add(stem_hash, code);
        } else {
            next_form_[last_form[first]] = code;
        }
        last_form[first] = code;
        most_frequent_form_.push_back(first);
        by_word_.add(joint_hash(hash_of(form), stem_hash), code);
        words_.push_back({std::move(form), std::move(stem)});
    }
}

std::optional<std::uint16_t> TokenCodes::first_form_of(
    std::uint64_t stem_hash, std::string_view stem
) const {
    return by_stem_.find(stem_hash, [&](std::uint16_t code) { return words_[code].stem == stem; });
}

TokenCode TokenCodes::code_of(std::string_view form, std::string_view stem) const {
    const std::uint64_t form_hash = hash_of(form);
    const std::uint64_t stem_hash = hash_of(stem);
    const auto found = by_word_.find(joint_hash(form_hash, stem_hash), [&](std::uint16_t code) {
        return words_[code].form == form && words_[code].stem == stem;
    });
    return found ? TokenCode{*found} : kRareToken | stem_bits(stem_hash) | form_bits(form_hash);
}

TokenCode TokenCodes::stem_only_code(std::string_view stem) {
    return kRareToken | stem_bits(hash_of(stem));
}

std::vector<TokenCode> TokenCodes::codes_of_stem(std::string_view stem) const {
    std::vector<TokenCode> codes;
    const std::uint64_t stem_hash = hash_of(stem);
    for (std::uint16_t code = first_form_of(stem_hash, stem).value_or(kNone); code != kNone;
         code = next_form_[code]) {
        codes.push_back(code);
    }
    codes.push_back(kRareToken | stem_bits(stem_hash));
    return codes;
}

std::string TokenCodes::pack() const {
    std::string bytes;
    append_number(bytes, words_.size());
    for (const Word& word : words_) {
        append_text(bytes, word.form);
        append_text(bytes, word.stem);
    }
    return bytes;
}

TokenCodes TokenCodes::unpack(std::string_view bytes) {
    ByteReader reader(bytes);
    const std::uint64_t count = reader.number();
    if (count > kFrequentCodes) {
        throw base::Error{base::ErrorCode::IndexDamaged, "the index has a broken list of words"};
    }
    std::vector<std::string> words;
    words.reserve(count);
    for (std::uint64_t index = 0; index < count; ++index) {
        std::string word(reader.text());
        word += kSeparator;
        word += reader.text();
        words.push_back(std::move(word));
    }
    return TokenCodes(words);
}

} // namespace fundstelle::index
