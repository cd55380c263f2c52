#pragma once
// Finds what a query matches in the texts of its hits.
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/german/analyzer.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/compound_part.hpp"
#include "engine/search/mark_filter.hpp"
#include "engine/search/request.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::search {

/// Marks by kind. Few words of a text come as far as to be compared with them, so that lists are
/// faster than tables that are to be filled.
struct SoughtForms {
    /// A stem or a normal form and the mark that it belongs to.
    struct Form {
        std::string_view form; ///< a view into `marks`
        std::size_t mark;
    };

    explicit SoughtForms(std::vector<query::Mark> all);
    SoughtForms(const SoughtForms&) = delete;
    SoughtForms& operator=(const SoughtForms&) = delete;
    SoughtForms(SoughtForms&&) = delete;
    SoughtForms& operator=(SoughtForms&&) = delete;
    ~SoughtForms() = default;

    std::vector<query::Mark> marks;
    std::vector<Form> stems;
    std::vector<Form> forms;
    std::vector<Form> compounds;
    std::vector<std::size_t> prefixes;
    std::vector<std::size_t> phrases;
};

/// Marks made ready once for all texts. One object belongs to one thread.
class TextMarker {
public:
    explicit TextMarker(std::vector<query::Mark> marks);

    [[nodiscard]] const std::vector<query::Mark>& marks() const { return sought_.marks; }

    /// Finds all places of `text` that the marks match, ascending, disjoint (the longer one wins).
    /// Phrases match as wholes. Linear in the length of `text`, and much faster for what lies
    /// before `stretch`, where next to nothing is found, and behind it, where nothing is.
    [[nodiscard]] std::vector<Match> find(
        std::string_view text, german::Analyzer& analyzer, german::PositionRange stretch = {}
    );

    /// Gives the whole `text` with all that the marks find in it.
    [[nodiscard]] MarkedText mark_whole(std::string_view text, german::Analyzer& analyzer);

private:
    SoughtForms sought_;
    MarkFilter filter_;
    PartFinder parts_;
};

} // namespace fundstelle::search
