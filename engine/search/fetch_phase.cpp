#include "engine/search/fetch_phase.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/index/schema.hpp"
#include "engine/search/snippet.hpp"

namespace fundstelle::search {

namespace {

/// Longest text that snippets are sought in, bytes; live blogs go on for hundreds of thousands.
constexpr std::size_t kMaxSnippetBytes = 256u * 1024;

/// From so many bytes on, reading a text takes longer than finding out where to look.
constexpr std::size_t kLongTextBytes = 1200;

/// Of the compounds of a word so many are looked for, the most frequent ones.
constexpr std::size_t kMostSoughtCompounds = 16;

/// Of German, with what stands between words.
constexpr std::size_t kCodePointsPerWord = 6;

/// A stretch with as much text around it as a passage may take in, so many words on each side.
german::PositionRange widened(german::PositionRange stretch, std::uint32_t margin) {
    return {stretch.first > margin ? stretch.first - margin : 1, stretch.last + margin, {}};
}

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

std::string snippet_text(index::ArticleCodec& codec, std::string_view packed_article) {
    std::string whole = codec.decode_joined_texts(packed_article);
    if (whole.size() > kMaxSnippetBytes) {
        whole.resize(base::prefix_of_bytes(whole, kMaxSnippetBytes).size());
    }
    return whole;
}

std::vector<query::Mark> text_marks(std::vector<query::Mark> marks) {
    std::erase_if(marks, [](const query::Mark& mark) { return mark.is_title_only; });
    return marks;
}

HitFetcher::HitFetcher(index::Reader& reader, const query::Plan& plan, SnippetRequest request)
    : reader_(reader), titles_(plan.marks), phrases_(plan.phrases), request_(request) {
    const bool is_any_of_title_only =
        std::any_of(plan.marks.begin(), plan.marks.end(), [](const query::Mark& mark) {
            return mark.is_title_only;
        });
    if (is_any_of_title_only) {
        texts_.emplace(text_marks(plan.marks));
    }
}

Hit HitFetcher::read_card(const Xapian::Document& document) {
    const std::string card_bytes = reader_.parts().read(index::Part::Card, document.get_docid());
    const index::HitCard card = index::decode_hit_card(card_bytes);
    Hit hit;
    hit.id = card.id;
    hit.title = titles_.mark_whole(card.title, reader_.analyzer());
    hit.url = card.url;
    hit.published_at = card.published_at;
    hit.section = card.section;
    hit.source = card.source;
    hit.place = card.place;
    hit.language = card.language;
    hit.authors.assign(card.authors.begin(), card.authors.end());
    return hit;
}

/// Whole forms, beginnings and the words of phrases are left to the texts.
const HitFetcher::MarkedPlaces& HitFetcher::marked_places() {
    if (!marked_places_) {
        const index::TokenCodes& tokens = reader_.frozen().codebook->tokens;
        std::vector<query::SoughtWord> words;
        bool are_all = true;
        for (const query::Mark& mark : marker().marks()) {
            const bool is_part = mark.kind == query::MarkKind::CompoundPart;
            if (!is_part && mark.kind != query::MarkKind::Stem) {
                are_all = false;
                continue;
            }
            query::SoughtWord word;
            word.weight = mark.weight;
            const std::size_t first = is_part ? 1 : 0;
            const std::size_t end = std::min(mark.words.size(), first + kMostSoughtCompounds);
            are_all = are_all && end == mark.words.size();
            for (std::size_t place = first; place < end; ++place) {
                const auto codes = tokens.codes_of_stem(mark.words[place]);
                word.codes.insert(word.codes.end(), codes.begin(), codes.end());
            }
            words.push_back(std::move(word));
        }
        SoughtPlaces places(words, phrases_);
        are_all = are_all && places.words() == words.size();
        marked_places_.emplace(MarkedPlaces{std::move(places), are_all});
    }
    return *marked_places_;
}

std::vector<Match> HitFetcher::matches_in_stretch(
    const HitText& hit, german::PositionRange stretch, std::uint32_t words
) {
    german::PositionRange range = widened(stretch, words);
    const german::TokenPlace from = hit.places.before(range.first);
    if (from.byte < hit.text.size()) { // or the end of a long text was cut off
        range.from = from;
    }
    std::vector<Match> matches = marker().find(hit.text, reader_.analyzer(), range);
    return matches.empty() ? marker().find(hit.text, reader_.analyzer()) : std::move(matches);
}

/// Of a long text only the stretch is read that holds most of what is marked; where one passage is
/// wanted.
std::vector<Match> HitFetcher::matches_in(const HitText& hit, Xapian::docid document) {
    const std::string_view text = hit.text;
    if (request_.passages != 1 || text.size() < kLongTextBytes || marker().marks().empty()) {
        return marker().find(text, reader_.analyzer());
    }
    const auto words = static_cast<std::uint32_t>(request_.length_code_points / kCodePointsPerWord);
    const std::string_view stream = reader_.parts().read(index::Part::Words, document, words_room_);
    if (const auto stretch = marked_places().places.best_stretch(stream, words)) {
        return matches_in_stretch(hit, *stretch, words);
    }
    return marked_places().are_all ? std::vector<Match>{} : marker().find(text, reader_.analyzer());
}

std::vector<MarkedText> HitFetcher::cut_snippets(const Xapian::Document& document) {
    if (request_.passages == 0) {
        return {};
    }
    const Xapian::docid number = document.get_docid();
    const std::string_view packed =
        reader_.parts().read(index::Part::Article, number, article_room_);
    const std::string text = snippet_text(reader_.codec(), packed);
    return best_passages(text, matches_in({text, index::places_of(packed)}, number), request_);
}

Hit HitFetcher::fetch(const Xapian::Document& document) {
    Hit hit = read_card(document);
    hit.snippets = cut_snippets(document);
    return hit;
}

} // namespace fundstelle::search
