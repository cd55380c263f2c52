#pragma once
// A make-believe index for planning: it knows some words whatever is asked.
#include <string>
#include <string_view>
#include <vector>

#include "engine/query/term_statistics.hpp"

namespace fundstelle::fuzz {

class SmallStatistics final : public query::TermStatistics {
public:
    [[nodiscard]] std::size_t document_frequency(const std::string& term) const override {
        return term.size() % 5;
    }
    [[nodiscard]] std::vector<std::string> terms_with_prefix(
        const std::string& prefix, std::size_t limit
    ) const override {
        std::vector<std::string> terms;
        for (std::size_t count = 0; count < limit; ++count) {
            terms.push_back(prefix + std::to_string(count));
        }
        return terms;
    }
    [[nodiscard]] std::vector<query::WordForm> words_with_prefix(
        std::string_view prefix, std::size_t limit
    ) const override {
        std::vector<query::WordForm> words;
        for (std::size_t count = 0; count < limit; ++count) {
            const std::string word = std::string(prefix) + std::to_string(count);
            words.push_back({word, word});
        }
        return words;
    }
    [[nodiscard]] bool knows_word(
        std::string_view form, std::string_view /*stem*/
    ) const override {
        return form.size() % 2 == 0;
    }
    [[nodiscard]] std::vector<std::string> compounds_with(
        std::string_view part_stem, std::size_t limit
    ) const override {
        return std::vector<std::string>(limit, std::string(part_stem) + "haus");
    }
    [[nodiscard]] std::vector<std::string> parts_of(
        std::string_view normal_form, std::string_view /*stem*/
    ) const override {
        return query::general_parts_of(normal_form);
    }
    [[nodiscard]] const index::TokenCodes& token_codes() const override { return codes_; }
    [[nodiscard]] std::size_t article_count() const override { return 10; }

private:
    index::TokenCodes codes_;
};

} // namespace fundstelle::fuzz
