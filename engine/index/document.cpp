#include "engine/index/document.hpp"

#include <array>
#include <string_view>

namespace fundstelle::index {

namespace {

/// Adds one text of the article: its stems rank, its forms answer exact phrases.
class TextIndexer {
public:
    TextIndexer(Xapian::Document& document, german::Analyzer& analyzer)
        : document_(document), analyzer_(analyzer) {}

    /// Gives the first position for the next text.
    std::uint32_t add(
        std::string_view text,
        std::uint32_t weight,
        std::string_view extra_prefix,
        std::uint32_t first_position
    ) {
        if (text.empty()) {
            return first_position;
        }
        const auto sink = [&](const german::Term& term) {
            document_.add_posting(stem_term({}, term.stem), term.position, weight);
            if (term.role == german::TermRole::Whole || term.role == german::TermRole::Part) {
                document_.add_posting(form_term(term.normal), term.position, 0);
            }
            if (!extra_prefix.empty()) {
                document_.add_posting(
                    stem_term(extra_prefix, term.stem), term.position, kTitleTermWeight
                );
            }
        };
        return analyzer_.analyze(text, first_position, sink) + kFieldGap;
    }

private:
    Xapian::Document& document_;
    german::Analyzer& analyzer_;
};

void add_value_field(
    Xapian::Document& document,
    german::Analyzer& analyzer,
    const article::FieldRow& field,
    const std::vector<std::string_view>& values
) {
    std::uint32_t position = 1;
    for (const std::string_view value : values) {
        document.add_boolean_term(value_term(field, value));
        if (!field.word_prefix.empty()) {
            const auto sink = [&](const german::Term& term) {
                document.add_posting(stem_term(field.word_prefix, term.stem), term.position, 0);
            };
            position = analyzer.analyze(value, position, sink) + kFieldGap;
        }
    }
    if (field.value_slot != article::kNoSlot && !values.empty()) {
        document.add_value(field.value_slot, join_values(values));
    }
}

} // namespace

Xapian::Document DocumentMaker::make(const article::Article& article) {
    Xapian::Document document;
    const FieldWeights weights;
    TextIndexer texts(document, analyzer_);
    const std::string_view title_prefix = article::field_row(article::Field::Title).word_prefix;
    std::uint32_t position = texts.add(article.title, weights.title, title_prefix, 1);
    position = texts.add(article.lead, weights.lead, {}, position);
    position = texts.add(article.body, weights.body, {}, position);
    texts.add(article.caption, weights.caption, {}, position);

    for (const article::FieldRow& field : article::fields()) {
        if (field.kind == article::FieldKind::Value) {
            add_value_field(document, analyzer_, field, article::values_of(article, field.field));
        }
    }
    if (article.published_at) {
        document.add_value(kPublishedSlot, encode_instant(*article.published_at));
    }
    document.add_value(kHitCardSlot, encode_hit_card(article));
    document.add_boolean_term(id_term(article.id));
    document.set_data(codec_.encode(article));
    return document;
}

} // namespace fundstelle::index
