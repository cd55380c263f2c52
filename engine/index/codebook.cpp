#include "engine/index/codebook.hpp"

#include <string_view>

#include "engine/index/stored_article.hpp"

namespace fundstelle::index {

namespace {

constexpr char kTokensKey[] = "fundstelle.token_codes";
constexpr char kTextsKey[] = "fundstelle.text_dictionary";

constexpr std::size_t kEnoughArticles = 3000;
constexpr std::size_t kEnoughBytes = 6u * 1024 * 1024;
constexpr std::size_t kMaxArticleBytes = 64u * 1024; // one live blog must not fill the sample

} // namespace

void CodebookLearner::add(const article::Article& article) {
    const auto count = [&](const german::Term& term) {
        if (term.role == german::TermRole::Whole || term.role == german::TermRole::Part) {
            words_.add(term.normal, term.stem);
        }
    };
    for (const std::string* text :
         {&article.title, &article.lead, &article.body, &article.caption}) {
        analyzer_.analyze(std::string_view(*text).substr(0, kMaxArticleBytes), 1, count);
    }
    packed_articles_.push_back(pack_article(article).substr(0, kMaxArticleBytes));
    packed_bytes_ += packed_articles_.back().size();
}

bool CodebookLearner::has_enough() const {
    return packed_articles_.size() >= kEnoughArticles || packed_bytes_ >= kEnoughBytes;
}

std::shared_ptr<const Codebook> CodebookLearner::finish() const {
    return std::make_shared<const Codebook>(Codebook{
        TokenCodes(words_.most_frequent()), TextDictionary::train(packed_articles_)});
}

void write_codebook(Xapian::WritableDatabase& database, const Codebook& codebook) {
    database.set_metadata(kTokensKey, codebook.tokens.pack());
    database.set_metadata(kTextsKey, std::string(codebook.texts.bytes()));
}

std::shared_ptr<const Codebook> read_codebook(const Xapian::Database& database) {
    const std::string tokens = database.get_metadata(kTokensKey);
    return std::make_shared<const Codebook>(Codebook{
        tokens.empty() ? TokenCodes{} : TokenCodes::unpack(tokens),
        TextDictionary(database.get_metadata(kTextsKey))});
}

} // namespace fundstelle::index
