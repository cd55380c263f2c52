#include "engine/search/fetch_phase.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/index/schema.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::search {

namespace {

/// Longest text that snippets are sought in, bytes; live blogs go on for hundreds of thousands.
constexpr std::size_t kMaxSnippetBytes = 256u * 1024;

} // namespace

std::optional<Xapian::Document> find_document(
    const Xapian::Database& database, std::string_view id
) {
    const std::string term = index::id_term(id);
    const Xapian::PostingIterator posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) {
        return std::nullopt;
    }
    return database.get_document(*posting);
}

std::string snippet_text(const index::StoredTexts& texts) {
    std::string whole;
    for (const std::string* text : {&texts.lead, &texts.body, &texts.caption}) {
        if (!text->empty()) {
            whole += whole.empty() ? "" : "\n\n";
            whole += *text;
        }
    }
    if (whole.size() > kMaxSnippetBytes) {
        whole.resize(base::prefix_of_bytes(whole, kMaxSnippetBytes).size());
    }
    return whole;
}

std::vector<query::Mark> text_marks(std::vector<query::Mark> marks) {
    std::erase_if(marks, [](const query::Mark& mark) { return mark.is_title_only; });
    return marks;
}

MarkedText mark_whole(
    std::string_view text, const std::vector<query::Mark>& marks, german::Analyzer& analyzer
) {
    MarkedText marked;
    marked.text = text;
    for (const Match& match : find_matches(text, marks, analyzer)) {
        marked.marks.push_back(match.bytes);
    }
    return marked;
}

Hit read_card(
    index::Reader& reader, const Xapian::Document& document, const std::vector<query::Mark>& marks
) {
    const std::string card_bytes = document.get_value(index::kHitCardSlot);
    const index::HitCard card = index::decode_hit_card(card_bytes);
    Hit hit;
    hit.id = card.id;
    hit.title = mark_whole(card.title, marks, reader.analyzer());
    hit.url = card.url;
    hit.published_at = card.published_at;
    hit.section = card.section;
    hit.source = card.source;
    hit.place = card.place;
    hit.language = card.language;
    hit.authors.assign(card.authors.begin(), card.authors.end());
    return hit;
}

std::vector<MarkedText> cut_snippets(
    index::Reader& reader,
    const Xapian::Document& document,
    const std::vector<query::Mark>& marks,
    const SnippetRequest& snippets
) {
    if (snippets.passages == 0) {
        return {};
    }
    const std::string text = snippet_text(reader.codec().decode_texts(document.get_data()));
    const bool is_any_of_title_only = std::any_of(
        marks.begin(), marks.end(), [](const query::Mark& mark) { return mark.is_title_only; }
    );
    const std::vector<Match> matches =
        is_any_of_title_only ? find_matches(text, text_marks(marks), reader.analyzer())
                             : find_matches(text, marks, reader.analyzer());
    return best_passages(text, matches, snippets);
}

Hit fetch_hit(
    index::Reader& reader,
    const Xapian::Document& document,
    const std::vector<query::Mark>& marks,
    const SnippetRequest& snippets
) {
    Hit hit = read_card(reader, document, marks);
    hit.snippets = cut_snippets(reader, document, marks, snippets);
    return hit;
}

} // namespace fundstelle::search
