#include "engine/index/document.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <xxhash.h>

namespace fundstelle::index {

namespace {

/// Adds the texts of an article: their stems rank, their order stands in the token stream.
class TextIndexer {
public:
    TextIndexer(
        german::Analyzer& analyzer,
        TokenStreamWriter& stream,
        TextPlacesWriter& places,
        WordTable& words
    )
        : analyzer_(analyzer), stream_(stream), places_(places), words_(words) {}

    /// The title, then the texts of an article in turn; `take` gets the terms too.
    void add_title(std::string_view title, const german::Analyzer::Sink& take) {
        stream_.begin_field(position_);
        position_ = analyzer_.analyze(title, position_, [&](const german::Term& term) {
            stream_.add(term.position, words_.take(term));
            take(term);
        });
    }
    void add_text(std::string_view text, const german::Analyzer::Sink& take) {
        stream_.begin_field(position_);
        if (text.empty()) {
            return;
        }
        places_.begin_text(text.size(), position_);
        position_ = analyzer_.analyze(text, position_, [&](const german::Term& term) {
            stream_.add(term.position, words_.take(term));
            places_.add(term);
            if (take) {
                take(term);
            }
        });
        places_.end_text(position_);
    }

private:
    german::Analyzer& analyzer_;
    TokenStreamWriter& stream_;
    TextPlacesWriter& places_;
    WordTable& words_;
    std::uint32_t position_ = 1;
};

/// Makes an object of Xapian's.
class XapianSink : public DocumentSink {
public:
    void add_term(std::string_view term, std::uint32_t count) override {
        document.add_term(std::string(term), count);
    }
    void add_posting(std::string_view term, std::uint32_t position) override {
        document.add_posting(std::string(term), position, 0);
    }
    void add_value(Xapian::valueno slot, std::string_view bytes) override {
        document.add_value(slot, std::string(bytes));
    }
    void set_data(std::string_view bytes) override { document.set_data(std::string(bytes)); }

    Xapian::Document document;
};

void add_value_field(
    DocumentSink& document,
    german::Analyzer& analyzer,
    const article::FieldRow& field,
    const std::vector<std::string_view>& values
) {
    std::uint32_t position = 1;
    for (const std::string_view value : values) {
        document.add_term(value_term(field, value), 0);
        if (!field.word_prefix.empty()) {
            const auto sink = [&](const german::Term& term) {
                document.add_posting(stem_term(field.word_prefix, term.stem), term.position);
            };
            position = analyzer.analyze(value, position, sink) + kFieldGap;
        }
    }
    if (field.value_slot != article::kNoSlot && !values.empty()) {
        document.add_value(field.value_slot, join_values(values));
    }
}

void add_value_fields(
    DocumentSink& document, german::Analyzer& analyzer, const article::Article& article
) {
    for (const article::FieldRow& field : article::fields()) {
        if (field.kind == article::FieldKind::Value) {
            add_value_field(document, analyzer, field, article::values_of(article, field.field));
        }
    }
}

void add_signature(DocumentSink& document, const german::Signature& signature) {
    if (signature.empty()) {
        return;
    }
    document.add_value(kSignatureSlot, german::to_bytes(signature));
    for (const std::uint32_t band : german::bands(signature)) {
        document.add_term(band_term(band), 0);
    }
}

} // namespace

DocumentMaker::DocumentMaker(std::shared_ptr<const Codebook> codebook)
    : codebook_(std::move(codebook)), codec_(codebook_->texts), words_(codebook_->tokens) {}

Xapian::Document DocumentMaker::make(const article::Article& article) {
    XapianSink sink;
    make(article, sink);
    return std::move(sink.document);
}

german::Signature DocumentMaker::make(const article::Article& article, DocumentSink& document) {
    TextIndexer texts(analyzer_, stream_, places_, words_);
    const std::string_view title_prefix = article::field_row(article::Field::Title).word_prefix;
    texts.add_title(article.title, [&](const german::Term& term) {
        document.add_term(stem_term(title_prefix, term.stem), kTitleTermWeight);
    });
    texts.add_text(article.lead, {});
    texts.add_text(article.body, [&](const german::Term& term) {
        if (term.role == german::TermRole::Whole) {
            signer_.add(XXH3_64bits(term.normal.data(), term.normal.size()));
        }
    });
    texts.add_text(article.caption, {});
    german::Signature signature = signer_.finish();
    add_signature(document, signature);
    bool has_words = false;
    const auto add_stem = [&](std::string_view stem, std::uint32_t count) {
        has_words = true;
        if (stem.size() <= kMaxTermBytes) {
            document.add_term(stem, count);
        } else {
            document.add_term(stem_term({}, stem), count);
        }
    };
    words_.end_article(analyzer_.first_known_word(), add_stem);

    add_value_fields(document, analyzer_, article);
    if (article.published_at) {
        document.add_value(kPublishedSlot, encode_instant(*article.published_at));
    }
    document.add_value(kHitCardSlot, encode_hit_card(article));
    document.add_value(kTokenStreamSlot, stream_.finish());
    // To Xapian's check a document without length is none: its field values would be a fault.
    document.add_term(id_term(article.id), has_words ? 0 : 1);
    document.set_data(codec_.encode(article, places_.finish()));
    return signature;
}

void DocumentMaker::drain_words(const std::function<void(const VocabularyWord&)>& take) {
    words_.drain(take);
}

} // namespace fundstelle::index
