#include "engine/german/compound_parts.hpp"

#include <cassert>

namespace fundstelle::german {

namespace {

constexpr std::size_t kFirstSlots = 1U << 10U;

std::uint64_t hash_of(std::string_view text) {
    CompoundParts::Hash hash;
    for (const char byte : text) {
        hash.add(byte);
    }
    return hash.value();
}

std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32U);
}

} // namespace

CompoundParts::CompoundParts() : slots_(kFirstSlots), costs_(1), names_(1), lexemes_(1) {}

CompoundPartCosts& CompoundParts::at(std::string_view text) {
    assert(text.size() < 256);
    if (costs_.size() * 2 > slots_.size()) {
        grow();
    }
    const std::uint64_t hash = hash_of(text);
    Slot& slot = slots_[slot_of(text, hash)];
    if (slot.number == 0) {
        slot = {tag_of(hash), static_cast<std::uint32_t>(costs_.size())};
        costs_.emplace_back().number = slot.number;
        names_.push_back(keep(text));
        lexemes_.push_back(names_.back());
    }
    return costs_[slot.number];
}

void CompoundParts::set_lexeme(std::string_view text, std::string_view lexeme) {
    const std::uint32_t number = at(text).number;
    lexemes_[number] = keep(lexeme);
}

const CompoundPartCosts* CompoundParts::find(std::string_view text, std::uint64_t hash) const {
    const Slot& slot = slots_[slot_of(text, hash)];
    return slot.number == 0 ? nullptr : &costs_[slot.number];
}

const CompoundPartCosts* CompoundParts::find(std::string_view text) const {
    return find(text, hash_of(text));
}

std::string_view CompoundParts::lexeme(const CompoundPartCosts& part) const {
    return text(lexemes_[part.number]);
}

CompoundParts::Text CompoundParts::keep(std::string_view text) {
    const Text kept{
        static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint8_t>(text.size())};
    texts_.append(text);
    return kept;
}

std::size_t CompoundParts::slot_of(std::string_view text, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
        if (slots_[at].tag == tag_of(hash) && this->text(names_[slots_[at].number]) == text) {
            break;
        }
    }
    return at;
}

void CompoundParts::grow() {
    slots_.assign(slots_.size() * 2, Slot{});
    for (std::uint32_t number = 1; number < costs_.size(); ++number) {
        const std::string_view name = text(names_[number]);
        const std::uint64_t hash = hash_of(name);
        slots_[slot_of(name, hash)] = {tag_of(hash), number};
    }
}

} // namespace fundstelle::german
