#pragma once
// From an article to a Xapian document: terms, positions, values, stored bytes.
#include <xapian.h>

#include "engine/article/article.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/stored_article.hpp"

namespace fundstelle::index {

/// Makes documents. One object belongs to one thread.
class DocumentMaker {
public:
    /// Gives the document of a completed article (see `article::complete`); its unique term is
    /// `id_term(article.id)`.
    [[nodiscard]] Xapian::Document make(const article::Article& article);

private:
    german::Analyzer analyzer_;
    ArticleCodec codec_;
};

} // namespace fundstelle::index
