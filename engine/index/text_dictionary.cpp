#include "engine/index/text_dictionary.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include <zdict.h>
#include <zstd.h>

#include "engine/base/error.hpp"
#include "engine/index/stored_article.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kDictionaryBytes = 112u * 1024;
constexpr std::size_t kFewestArticles = 100; // fewer teach nothing that pays

} // namespace

struct TextDictionary::Digested {
    explicit Digested(std::string all_bytes) : bytes(std::move(all_bytes)) {
        if (bytes.empty()) {
            return;
        }
        packing.reset(ZSTD_createCDict(bytes.data(), bytes.size(), kCompressionLevel));
        unpacking.reset(ZSTD_createDDict(bytes.data(), bytes.size()));
        if (packing == nullptr || unpacking == nullptr) {
            throw base::Error{
                base::ErrorCode::IndexDamaged, "the index's text dictionary cannot be read"};
        }
    }

    struct FreePacking {
        void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
    };
    struct FreeUnpacking {
        void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
    };

    std::string bytes;
    std::unique_ptr<ZSTD_CDict, FreePacking> packing;
    std::unique_ptr<ZSTD_DDict, FreeUnpacking> unpacking;
};

TextDictionary::TextDictionary() : TextDictionary(std::string{}) {}

TextDictionary::TextDictionary(std::string bytes)
    : digested_(std::make_shared<const Digested>(std::move(bytes))) {}

TextDictionary TextDictionary::train(std::span<const std::string> packed_articles) {
    if (packed_articles.size() < kFewestArticles) {
        return {};
    }
    std::string all;
    std::vector<std::size_t> sizes;
    for (const std::string& article : packed_articles) {
        all += article;
        sizes.push_back(article.size());
    }
    std::string bytes(kDictionaryBytes, '\0');
    const std::size_t size = ZDICT_trainFromBuffer(
        bytes.data(), bytes.size(), all.data(), sizes.data(), static_cast<unsigned>(sizes.size())
    );
    if (ZDICT_isError(size) != 0) {
        return {}; // articles without anything in common
    }
    bytes.resize(size);
    return TextDictionary(std::move(bytes));
}

std::string_view TextDictionary::bytes() const {
    return digested_->bytes;
}

const ZSTD_CDict* TextDictionary::for_packing() const {
    return digested_->packing.get();
}

const ZSTD_DDict* TextDictionary::for_unpacking() const {
    return digested_->unpacking.get();
}

} // namespace fundstelle::index
