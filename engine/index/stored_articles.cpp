#include "engine/index/stored_articles.hpp"

#include <xapian.h>

#include "engine/index/codebook.hpp"
#include "engine/index/document_parts.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/stored_article.hpp"

namespace fundstelle::index {

void for_each_stored_article(
    const Generation& generation, const std::function<bool(const article::Article&)>& take
) {
    try {
        const Xapian::Database database(generation.path.string());
        const Records records = records_of(generation, database);
        const DocumentParts parts(records, database);
        ArticleCodec codec(read_codebook(database)->texts);
        const auto end = database.postlist_end({});
        for (auto posting = database.postlist_begin({}); posting != end; ++posting) {
            if (!take(codec.decode(parts.read(Part::Article, *posting)))) {
                return;
            }
        }
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace fundstelle::index
