#include "engine/article/newspaper_text.hpp"
namespace fundstelle::article {
Article read_newspaper_text(std::string_view bytes) {
    Article article;
    article.body = std::string(bytes);
    return article;
}
} // namespace fundstelle::article
