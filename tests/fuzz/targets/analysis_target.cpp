#include <cstdint>
#include <stdexcept>
#include <string>

#include "engine/base/utf8.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/german/verb_forms.hpp"
#include "engine/index/compounds.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace fundstelle::fuzz {

namespace {

using german::OwnedTerm;
using german::TermRole;

bool is_border(std::string_view text, std::size_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80;
}

void check_term(const OwnedTerm& term, std::string_view text, bool is_valid) {
    require(term.bytes.begin < term.bytes.end, "a term covers something");
    require(term.bytes.end <= text.size(), "a term lies inside of the text");
    require(!term.normal.empty() && !term.stem.empty(), "a term has a normal form and a stem");
    if (is_valid) {
        require(
            is_border(text, term.bytes.begin) && is_border(text, term.bytes.end),
            "a term cuts no code point"
        );
        require(
            !base::first_invalid_byte(term.normal) && !base::first_invalid_byte(term.stem),
            "terms of valid text are valid"
        );
    }
}

void check_parts(const std::string& normal) {
    std::size_t end = 0;
    const auto parts = index::general_splitter().split(normal);
    require(parts.size() != 1, "a compound has two parts or more");
    for (const german::CompoundPart& part : parts) {
        require(part.bytes.begin >= end && part.bytes.size() > 0, "parts ascend");
        require(!part.lexeme.empty(), "a part stands for a word");
        end = part.bytes.end;
    }
    require(end <= normal.size(), "parts lie inside of the word");
    (void)german::forms_of(german::infinitive_of(normal));
}

} // namespace

void require(bool holds, const char* promise) {
    if (!holds) {
        throw std::logic_error(promise);
    }
}

void analyse_text(std::string_view bytes) {
    const bool is_valid = !base::first_invalid_byte(bytes);
    german::Analyzer analyzer;
    std::size_t last_end = 0;
    std::uint32_t last_position = 0;
    for (const OwnedTerm& term : analyzer.analyze(bytes)) {
        check_term(term, bytes, is_valid);
        if (term.role != TermRole::Whole) {
            continue;
        }
        require(term.bytes.begin >= last_end, "tokens do not overlap");
        require(term.position > last_position, "positions ascend");
        last_end = term.bytes.end;
        last_position = term.position;
        check_parts(term.normal);
    }
}

} // namespace fundstelle::fuzz
