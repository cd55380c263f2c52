#include "engine/search/title_list.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/german/spelling.hpp"
#include "engine/german/tokenizer.hpp"
#include "engine/search/letter_folding.hpp"

namespace fundstelle::search {

namespace {

constexpr std::size_t kMostCompared = 20'000; // places looked at for one short beginning

} // namespace

std::string folded_title(std::string_view title) {
    std::string folded;
    german::Tokenizer tokenizer(title);
    while (const std::optional<german::Token> token = tokenizer.next()) {
        if (!folded.empty()) {
            folded += ' ';
        }
        folded += with_two_letters(
            german::normal_form(title.substr(token->bytes.begin, token->bytes.size()))
        );
    }
    return folded;
}

TitleList::TitleList(const std::vector<ListedTitle>& titles) {
    for (const ListedTitle& title : titles) {
        const auto begin = static_cast<std::uint32_t>(text_.size());
        offsets_.push_back(begin);
        documents_.push_back(title.document);
        copies_.push_back(title.copies);
        for (std::size_t at = 0; at < title.folded.size(); ++at) {
            const bool begins_word =
                at == 0 || title.folded[at - 1] == ' ' || title.folded[at - 1] == '-';
            if (begins_word) {
                starts_.push_back(begin + static_cast<std::uint32_t>(at));
            }
        }
        text_ += title.folded;
        text_ += '\n';
    }
    offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
    std::sort(starts_.begin(), starts_.end(), [this](std::uint32_t left, std::uint32_t right) {
        return from(left) < from(right);
    });
}

std::string_view TitleList::from(std::uint32_t start) const {
    const std::string_view rest = std::string_view(text_).substr(start);
    return rest.substr(0, rest.find('\n'));
}

std::vector<std::size_t> TitleList::holding(std::string_view typed, std::size_t limit) const {
    const auto beginning = [&](std::uint32_t start) {
        return std::string_view(text_).substr(start, typed.size());
    };
    const auto first = std::lower_bound(
        starts_.begin(),
        starts_.end(),
        typed,
        [&](std::uint32_t start, std::string_view wanted) { return beginning(start) < wanted; }
    );
    std::vector<std::pair<double, std::size_t>> found;
    for (auto start = first;
         start != starts_.end() && beginning(*start) == typed && found.size() < kMostCompared;
         ++start) {
        const auto behind = std::upper_bound(offsets_.begin(), offsets_.end(), *start);
        const auto title = static_cast<std::size_t>(behind - offsets_.begin()) - 1;
        const double age = static_cast<double>(title) / static_cast<double>(size());
        const double copies = std::log2(1 + static_cast<double>(copies_[title]));
        const double beginning_bonus = *start == offsets_[title] ? 1 : 0;
        found.emplace_back(beginning_bonus - age + 0.1 * copies, title);
    }
    const auto best = [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first > right.first : left.second < right.second;
    };
    std::sort(found.begin(), found.end(), best);
    std::vector<std::size_t> titles;
    for (const auto& [score, title] : found) {
        if (titles.size() == limit) {
            break;
        }
        if (std::find(titles.begin(), titles.end(), title) == titles.end()) {
            titles.push_back(title);
        }
    }
    return titles;
}

} // namespace fundstelle::search
