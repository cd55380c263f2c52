#pragma once
// What planning asks of an index, answered from one text: for marking it without an index.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/german/analyzer.hpp"
#include "engine/query/term_statistics.hpp"

namespace fundstelle::search {

/// The words of one text as an index of a single article. Every word is as rare as any other;
/// compounds are split by the general lexicon. One object belongs to one thread.
class TextStatistics final : public query::TermStatistics {
public:
    /// Reads `text` (any bytes), of which nothing is kept by reference. Takes some microseconds for
    /// each different word.
    TextStatistics(std::string_view text, german::Analyzer& analyzer);

    [[nodiscard]] std::size_t document_frequency(const std::string& term) const override;
    [[nodiscard]] std::vector<std::string> terms_with_prefix(
        const std::string& prefix, std::size_t limit
    ) const override;
    [[nodiscard]] std::vector<query::WordForm> words_with_prefix(
        std::string_view prefix, std::size_t limit
    ) const override;
    [[nodiscard]] bool knows_word(
        std::string_view /*form*/, std::string_view /*stem*/
    ) const override {
        return true; // as any term has a frequency
    }
    [[nodiscard]] std::vector<std::string> compounds_with(
        std::string_view part_stem, std::size_t limit
    ) const override;
    [[nodiscard]] std::vector<std::string> parts_of(
        std::string_view normal_form, std::string_view stem
    ) const override;
    [[nodiscard]] const index::TokenCodes& token_codes() const override { return codes_; }
    [[nodiscard]] std::size_t article_count() const override { return 1; }

private:
    void add_word(const std::string& normal, const std::string& stem);

    std::map<std::string, std::string, std::less<>> stems_by_form_;
    std::set<std::string, std::less<>> stems_;
    std::map<std::string, std::vector<std::string>, std::less<>> compounds_by_part_;
    index::TokenCodes codes_;
};

} // namespace fundstelle::search
