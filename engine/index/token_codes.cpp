#include "engine/index/token_codes.hpp"

#include <algorithm>
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

TokenCodes::TokenCodes(const std::vector<std::string>& words) {
    words_.reserve(words.size());
    most_frequent_form_.reserve(words.size());
    by_hash_.reserve(words.size());
    by_stem_.reserve(words.size());
    for (const std::string& word : words) {
        const std::size_t separator = std::min(word.find(kSeparator), word.size());
        std::string form = word.substr(0, separator);
        std::string stem = word.substr(std::min(separator + 1, word.size()));
        const auto code = static_cast<TokenCode>(words_.size());
        const std::uint64_t stem_hash = hash_of(stem);
        TokenCode first = code;
        const auto [begin, end] = by_stem_.equal_range(stem_hash);
        for (auto entry = begin; entry != end; ++entry) {
            first = words_[entry->second].stem == stem ? std::min(first, entry->second) : first;
        }
        most_frequent_form_.push_back(static_cast<std::uint16_t>(first));
        by_hash_.emplace(joint_hash(hash_of(form), stem_hash), code);
        by_stem_.emplace(stem_hash, code);
        words_.push_back({std::move(form), std::move(stem)});
    }
}

TokenCode TokenCodes::code_of(std::string_view form, std::string_view stem) const {
    const std::uint64_t form_hash = hash_of(form);
    const std::uint64_t stem_hash = hash_of(stem);
    const auto found = by_hash_.find(joint_hash(form_hash, stem_hash));
    if (found != by_hash_.end() && words_[found->second].form == form &&
        words_[found->second].stem == stem) {
        return found->second;
    }
    return kRareToken | stem_bits(stem_hash) | form_bits(form_hash);
}

TokenCode TokenCodes::stem_only_code(std::string_view stem) {
    return kRareToken | stem_bits(hash_of(stem));
}

std::vector<TokenCode> TokenCodes::codes_of_stem(std::string_view stem) const {
    std::vector<TokenCode> codes;
    const auto [begin, end] = by_stem_.equal_range(hash_of(stem));
    for (auto entry = begin; entry != end; ++entry) {
        if (words_[entry->second].stem == stem) {
            codes.push_back(entry->second);
        }
    }
    std::sort(codes.begin(), codes.end());
    codes.push_back(stem_only_code(stem));
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
