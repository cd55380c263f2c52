#pragma once
// From an article to a Xapian document: terms, values, stored bytes.
#include <functional>
#include <memory>

#include <xapian.h>

#include "engine/article/article.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/german/near_duplicate.hpp"
#include "engine/index/codebook.hpp"
#include "engine/index/document_sink.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/stored_article.hpp"
#include "engine/index/text_places.hpp"
#include "engine/index/token_stream.hpp"
#include "engine/index/vocabulary.hpp"
#include "engine/index/word_table.hpp"

namespace fundstelle::index {

/// Makes documents. One object belongs to one thread.
class DocumentMaker {
public:
    /// `codebook` is the generation's.
    explicit DocumentMaker(std::shared_ptr<const Codebook> codebook);

    /// Gives the document of a completed article (see `article::complete`); its unique term is
    /// `id_term(article.id)`.
    [[nodiscard]] Xapian::Document make(const article::Article& article);

    /// Likewise, part by part to `document`; gives the signature of the article's body.
    german::Signature make(const article::Article& article, DocumentSink& document);

    /// Gives the printed words of all documents since the last call, sorted, each once.
    void drain_words(const std::function<void(const VocabularyWord&)>& take);

private:
    std::shared_ptr<const Codebook> codebook_;
    german::Analyzer analyzer_;
    ArticleCodec codec_;
    TokenStreamWriter stream_;
    TextPlacesWriter places_;
    WordTable words_;
    german::ShingleSigner signer_;
};

} // namespace fundstelle::index
