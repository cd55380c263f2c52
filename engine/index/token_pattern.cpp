#include "engine/index/token_pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace fundstelle::index {

namespace {

/// Reads the entries that may be words of a pattern.
class PatternReader {
public:
    /// `wanted` must outlive it.
    PatternReader(std::string_view stream, const EntryStarts& wanted, bool is_title_only)
        : reader_(stream), wanted_(wanted), is_title_only_(is_title_only) {}

    [[nodiscard]] bool next(StreamToken& token) {
        return reader_.next(token, wanted_) && (!is_title_only_ || reader_.field() == 0);
    }

private:
    TokenStreamReader reader_;
    const EntryStarts& wanted_;
    bool is_title_only_;
};

/// A rare word's form does not count where any form of its stem will do.
TokenCode without_form(TokenCode code) {
    return (code & kRareToken) != 0 ? code & ~kFormHashMask : code;
}

bool holds(const CodeList& codes, TokenCode code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// Bit `i` of the state says that the first `i + 1` words end at this position. Source: Shift-And,
/// Baeza-Yates and Gonnet, Communications of the ACM 35 (1992).
bool has_phrase(const PhrasePattern& phrase, PatternReader reader) {
    const std::uint64_t whole = std::uint64_t{1} << (phrase.words.size() - 1);
    std::uint64_t before = 0; // state at the position before
    std::uint64_t here = 0;   // words that match at this position
    std::uint32_t position = 0;
    StreamToken token;
    while (reader.next(token)) {
        if (token.position != position) {
            const std::uint64_t state = ((before << 1U) | 1U) & here;
            before = token.position == position + 1 ? state : 0;
            here = 0;
            position = token.position;
        }
        const TokenCode code = phrase.takes_any_form ? without_form(token.code) : token.code;
        for (std::size_t index = 0; index < phrase.words.size(); ++index) {
            here |= static_cast<std::uint64_t>(holds(phrase.words[index], code)) << index;
        }
        if ((((before << 1U) | 1U) & here & whole) != 0) {
            return true;
        }
    }
    return false;
}

/// Tells whether the words from `found` on stand one behind the other at the beginning of `stream`.
bool goes_on_with(const PhrasePattern& phrase, std::size_t found, std::string_view stream) {
    TokenStreamReader reader(stream);
    StreamToken token;
    std::uint32_t position = 1; // of the word `found`
    while (found < phrase.words.size() && reader.next(token) && token.position <= position) {
        if (token.position == position && holds(phrase.words[found], token.code)) {
            ++found;
            ++position;
        }
    }
    return found == phrase.words.size();
}

/// Goes from entry to entry by their lengths alone, which takes a quarter of the time of reading
/// them.
class EntrySkipper {
public:
    explicit EntrySkipper(std::string_view stream) : stream_(stream) {}

    /// Goes on to the first entry at `place` or behind it; tells whether it is at `place`.
    bool go_to(std::size_t place) {
        while (at_ < place) {
            const auto lead = static_cast<unsigned char>(stream_[at_]);
            at_ += 1u + token_leads::kRestBytes[lead];
            is_in_title_ = is_in_title_ && lead != token_leads::kNextField;
        }
        return at_ == place;
    }

    [[nodiscard]] bool is_in_title() const { return is_in_title_; }

private:
    std::string_view stream_;
    std::size_t at_ = 0;
    bool is_in_title_ = true;
};

/// Whether the first word of a phrase is one form, which is sought by its bytes.
bool begins_with_one_form(const PhrasePattern& phrase) {
    return !phrase.takes_any_form && phrase.words.front().size() == 1;
}

/// Looks at the places of the first word only, found by its bytes; these may also stand across two
/// entries.
bool has_phrase_of_forms(const PhrasePattern& phrase, std::string_view stream, bool is_title_only) {
    std::string first;
    append_entry(first, phrase.words.front().front());
    EntrySkipper entries(stream);
    for (std::size_t place = stream.find(first); place != std::string_view::npos;
         place = stream.find(first, place + 1)) {
        if (goes_on_with(phrase, 0, stream.substr(place)) && entries.go_to(place)) {
            return !is_title_only || entries.is_in_title();
        }
    }
    return false;
}

/// Notes the place of a token for the word that it stands for and that was seen the longest ago:
/// one place stands for one word only, also where a word is sought twice.
bool note_place(
    const NearPattern& near, const StreamToken& token, std::vector<std::uint32_t>& last_seen
) {
    const TokenCode code = without_form(token.code);
    std::size_t chosen = near.words.size();
    for (std::size_t index = 0; index < near.words.size(); ++index) {
        if (last_seen[index] == token.position) {
            return false;
        }
        const bool is_older = chosen == near.words.size() || last_seen[index] < last_seen[chosen];
        if (is_older && holds(near.words[index], code)) {
            chosen = index;
        }
    }
    if (chosen == near.words.size()) {
        return false;
    }
    last_seen[chosen] = token.position;
    return true;
}

bool is_near(const NearPattern& near, PatternReader reader) {
    std::vector<std::uint32_t> last_seen(near.words.size(), 0);
    StreamToken token;
    while (reader.next(token)) {
        if (note_place(near, token, last_seen)) {
            const std::uint32_t first = *std::min_element(last_seen.begin(), last_seen.end());
            if (first > 0 && token.position - first < near.window) {
                return true;
            }
        }
    }
    return false;
}

bool has_any(const CodeList& words, PatternReader reader) {
    StreamToken token;
    while (reader.next(token)) {
        if (std::binary_search(words.begin(), words.end(), token.code)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool goes_on(const PhrasePattern& phrase, std::string_view behind_first) {
    return goes_on_with(phrase, 1, behind_first);
}

PatternMatcher::PatternMatcher(TokenPattern pattern) : pattern_(std::move(pattern)) {
    const auto add = [this](const CodeList& codes) {
        std::for_each(codes.begin(), codes.end(), [this](TokenCode code) { starts_.add(code); });
    };
    if (const auto* any = std::get_if<AnyPattern>(&pattern_.words)) {
        add(any->words);
    } else if (const auto* phrase = std::get_if<PhrasePattern>(&pattern_.words)) {
        std::for_each(phrase->words.begin(), phrase->words.end(), add);
    } else {
        const auto& words = std::get<NearPattern>(pattern_.words).words;
        std::for_each(words.begin(), words.end(), add);
    }
}

bool PatternMatcher::matches(std::string_view stream) const {
    const PatternReader reader(stream, starts_, pattern_.is_title_only);
    if (const auto* phrase = std::get_if<PhrasePattern>(&pattern_.words)) {
        if (phrase->words.empty()) {
            return false;
        }
        return begins_with_one_form(*phrase)
                   ? has_phrase_of_forms(*phrase, stream, pattern_.is_title_only)
                   : has_phrase(*phrase, reader);
    }
    if (const auto* near = std::get_if<NearPattern>(&pattern_.words)) {
        return !near->words.empty() && is_near(*near, reader);
    }
    return has_any(std::get<AnyPattern>(pattern_.words).words, reader);
}

} // namespace fundstelle::index
