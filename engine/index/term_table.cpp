#include "engine/index/term_table.hpp"

#include <algorithm>
#include <numeric>

#include <xxhash.h>

namespace fundstelle::index {

namespace {

constexpr std::size_t kFewestPlaces = 1024;

/// The first bytes of a term as a number that sorts as they do.
std::uint64_t head_of(std::string_view term) {
    std::uint64_t head = 0;
    for (std::size_t index = 0; index < sizeof head; ++index) {
        head = head << 8U | (index < term.size() ? static_cast<unsigned char>(term[index]) : 0U);
    }
    return head;
}

} // namespace

std::string_view TermTable::term(std::uint32_t number) const {
    return {bytes_.data() + terms_[number].begin, terms_[number].size};
}

/// Where a term stands in `places_`, or where it would.
std::size_t TermTable::place_of(std::string_view term, std::uint64_t hash) const {
    const std::size_t mask = places_.size() - 1;
    std::size_t place = hash & mask;
    while (places_[place] != kNone &&
           (terms_[places_[place]].hash != hash || this->term(places_[place]) != term)) {
        place = (place + 1) & mask;
    }
    return place;
}

std::uint32_t TermTable::find(std::string_view term) const {
    return places_.empty() ? kNone : places_[place_of(term, XXH3_64bits(term.data(), term.size()))];
}

std::uint32_t TermTable::number_of(std::string_view term) {
    if (terms_.size() * 2 >= places_.size()) {
        grow();
    }
    const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
    std::uint32_t& number = places_[place_of(term, hash)];
    if (number == kNone) {
        number = static_cast<std::uint32_t>(terms_.size());
        terms_.push_back({hash, bytes_.size(), static_cast<std::uint32_t>(term.size())});
        bytes_.append(term);
    }
    return number;
}

void TermTable::grow() {
    places_.assign(std::max(places_.size() * 2, kFewestPlaces), kNone);
    const std::size_t mask = places_.size() - 1;
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        std::size_t place = terms_[number].hash & mask;
        while (places_[place] != kNone) {
            place = (place + 1) & mask;
        }
        places_[place] = number;
    }
}

std::vector<std::uint32_t> TermTable::sorted() const {
    std::vector<std::uint64_t> heads(terms_.size());
    for (std::uint32_t number = 0; number < terms_.size(); ++number) {
        heads[number] = head_of(term(number));
    }
    std::vector<std::uint32_t> numbers(terms_.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t left, std::uint32_t right) {
        return heads[left] != heads[right] ? heads[left] < heads[right] : term(left) < term(right);
    });
    return numbers;
}

void TermTable::clear() {
    bytes_.clear();
    terms_.clear();
    std::fill(places_.begin(), places_.end(), kNone);
}

} // namespace fundstelle::index
