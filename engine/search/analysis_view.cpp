#include "engine/search/analysis_view.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/german/spelling.hpp"
#include "engine/german/stop_words.hpp"
#include "engine/german/verb_forms.hpp"
#include "engine/query/term_statistics.hpp"
#include "engine/search/compound_part.hpp"

namespace fundstelle::search {

namespace {

/// Gives the stems of a word's parts.
using PartsOf =
    std::function<std::vector<std::string>(std::string_view normal, std::string_view stem)>;

std::string_view reason_of(german::TermRole role) {
    switch (role) {
        case german::TermRole::Hung:
            return "hung";
        case german::TermRole::Gender:
            return "gender";
        case german::TermRole::Number:
            return "number";
        case german::TermRole::Host:
            return "host";
        case german::TermRole::Whole:
        case german::TermRole::Part:
        case german::TermRole::Variant:
        case german::TermRole::Compound:
            break;
    }
    return "variant";
}

/// Gathers the terms of one text into tokens.
class View {
public:
    View(std::string_view text, german::Analyzer& analyzer, PartsOf parts_of)
        : text_(text), analyzer_(analyzer), parts_of_(std::move(parts_of)), counter_(text) {}

    std::vector<AnalyzedToken> run() {
        for (const german::OwnedTerm& term : analyzer_.analyze(text_)) {
            take(term);
        }
        for (AnalyzedToken& token : tokens_) {
            add_compound_parts(token);
            add_verb_forms(token);
        }
        return std::move(tokens_);
    }

private:
    void take(const german::OwnedTerm& term) {
        if (term.role == german::TermRole::Whole) {
            begin_token(term);
        } else if (tokens_.empty()) {
            return;
        } else if (term.role == german::TermRole::Part) {
            add_part(term);
        } else {
            add_form(term);
        }
    }

    void begin_token(const german::OwnedTerm& term) {
        token_bytes_ = term.bytes.begin;
        AnalyzedToken token;
        token.text = printed(term.bytes);
        token.begin = counter_.at(term.bytes.begin);
        token.end = token.begin + base::count_code_points(token.text);
        token.position = term.position;
        token.kind = term.kind;
        token.normal = term.normal;
        token.stem = term.stem;
        token.is_stop_word = german::is_stop_word(term.normal);
        tokens_.push_back(std::move(token));
    }

    void add_part(const german::OwnedTerm& term) {
        AnalyzedToken& token = tokens_.back();
        const std::size_t before =
            base::count_code_points(text_.substr(token_bytes_, term.bytes.begin - token_bytes_));
        AnalyzedPart part;
        part.text = printed(term.bytes);
        part.begin = token.begin + before;
        part.end = part.begin + base::count_code_points(part.text);
        part.normal = term.normal;
        part.stem = term.stem;
        part.is_hyphenated = true;
        token.parts.push_back(std::move(part));
    }

    /// A hung word is completed by a later one; its other half stands before.
    void add_form(const german::OwnedTerm& term) {
        const auto behind = std::upper_bound(
            tokens_.begin(),
            tokens_.end(),
            term.position,
            [](std::size_t position, const AnalyzedToken& token) {
                return position < token.position;
            }
        );
        if (behind != tokens_.begin()) {
            std::prev(behind)->forms.push_back({term.normal, term.stem, reason_of(term.role)});
        }
    }

    void add_compound_parts(AnalyzedToken& token) {
        if (token.kind != german::TokenKind::Word) {
            return;
        }
        if (token.parts.empty()) {
            split({token.text, token.begin, token.end, token.normal, token.stem}, token.parts);
            return;
        }
        const std::vector<AnalyzedPart> hyphenated = token.parts;
        for (const AnalyzedPart& part : hyphenated) {
            split(part, token.parts);
        }
    }

    /// Appends the parts of one word.
    void split(const AnalyzedPart& word, std::vector<AnalyzedPart>& parts) {
        const std::size_t letters = word.end - word.begin;
        const bool is_as_printed = base::count_code_points(word.normal) == letters;
        const std::string_view normal = word.normal;
        for (std::string& stem : parts_of_(word.normal, word.stem)) {
            const base::ByteRange bytes = finder_.find(normal, stem);
            const std::size_t before = base::count_code_points(normal.substr(0, bytes.begin));
            AnalyzedPart part;
            part.normal = normal.substr(bytes.begin, bytes.size());
            part.stem = std::move(stem);
            part.begin = is_as_printed ? word.begin + before : word.begin;
            part.end = is_as_printed ? part.begin + base::count_code_points(part.normal) : word.end;
            part.text = between(word, part.begin, part.end);
            parts.push_back(std::move(part));
        }
    }

    [[nodiscard]] static std::string between(
        const AnalyzedPart& word, std::size_t begin, std::size_t end
    ) {
        const std::string_view text = word.text;
        const std::size_t from = base::prefix_of_code_points(text, begin - word.begin).size();
        return std::string(base::prefix_of_code_points(text.substr(from), end - begin));
    }

    void add_verb_forms(AnalyzedToken& token) {
        const std::string spelled = german::canonical_spelling(token.normal);
        for (std::string& form : german::forms_of(german::infinitive_of(spelled))) {
            std::string stem = analyzer_.stem_of(form);
            if (stem != token.stem) {
                token.forms.push_back({std::move(form), std::move(stem), "verb"});
            }
        }
    }

    [[nodiscard]] std::string printed(base::ByteRange bytes) const {
        return std::string(text_.substr(bytes.begin, bytes.size()));
    }

    std::string_view text_;
    german::Analyzer& analyzer_;
    PartsOf parts_of_;
    PartFinder finder_;
    base::CodePointCounter counter_;
    std::size_t token_bytes_ = 0; ///< where the last token begins
    std::vector<AnalyzedToken> tokens_;
};

} // namespace

std::vector<AnalyzedToken> analyze_text(std::string_view text) {
    german::Analyzer analyzer;
    return View(
               text,
               analyzer,
               [](std::string_view normal, std::string_view /*stem*/) {
                   return query::general_parts_of(normal);
               }
    ).run();
}

std::vector<AnalyzedToken> analyze_text(std::string_view text, const index::Snapshots& snapshots) {
    return snapshots.read([&](index::Reader& reader) {
        const query::DatabaseStatistics statistics(reader);
        return View(
                   text,
                   reader.analyzer(),
                   [&](std::string_view normal, std::string_view stem) {
                       return statistics.parts_of(normal, stem);
                   }
        ).run();
    });
}

std::string_view kind_name(german::TokenKind kind) {
    switch (kind) {
        case german::TokenKind::Word:
            return "word";
        case german::TokenKind::Number:
            return "number";
        case german::TokenKind::Abbreviation:
            return "abbreviation";
        case german::TokenKind::Paragraph:
            return "paragraph";
        case german::TokenKind::Address:
            return "address";
        case german::TokenKind::Mention:
            return "mention";
        case german::TokenKind::Hashtag:
            return "hashtag";
    }
    return "word";
}

} // namespace fundstelle::search
