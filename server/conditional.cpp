#include "server/conditional.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <xxhash.h>

#include "server/gate/syntax.hpp"
#include "server/version.hpp"

namespace fundstelle::server {

namespace {

constexpr std::string_view kWeak = "W/";

std::string_view without_weakness(std::string_view tag) {
    return tag.starts_with(kWeak) ? tag.substr(kWeak.size()) : tag;
}

} // namespace

std::string entity_tag(std::string_view body) {
    const XXH128_hash_t hash = XXH3_128bits(body.data(), body.size());
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    std::string tag = "\"";
    for (const std::uint64_t half : {hash.high64, hash.low64}) {
        for (unsigned shift = 64; shift > 0; shift -= 4) {
            tag += kHexDigits[(half >> (shift - 4)) & 0xf];
        }
    }
    return tag + '"';
}

std::string answer_key(const HttpRequest& http, std::string_view revision) {
    std::vector<NamedValue> query = http.query;
    std::stable_sort(query.begin(), query.end(), [](const auto& left, const auto& right) {
        return left.first < right.first;
    });
    std::string key = kVersion; // another program may answer otherwise
    // Lengths part the pieces, so that no value can look like two.
    const auto add = [&key](std::string_view piece) {
        key += '\n' + std::to_string(piece.size()) + ':';
        key += piece;
    };
    add(revision);
    add(http.path);
    for (const auto& [name, value] : query) {
        add(name);
        add(value);
    }
    return key;
}

std::string revision_tag(const HttpRequest& http, std::string_view revision) {
    return std::string(kWeak) + entity_tag(answer_key(http, revision));
}

bool has_tag(const HttpRequest& http, std::string_view tag) {
    std::string_view tags = http.header("if-none-match");
    while (!tags.empty()) {
        const std::size_t end = tags.find(',');
        const std::string_view known = gate::trimmed(tags.substr(0, end));
        if (known == "*" || without_weakness(known) == without_weakness(tag)) {
            return true;
        }
        tags = end == std::string_view::npos ? std::string_view{} : tags.substr(end + 1);
    }
    return false;
}

void answer_if_none_match(const HttpRequest& http, HttpResponse& response) {
    const std::string_view tag = response.header("ETag");
    const bool is_read = http.method == "GET" || http.method == "HEAD";
    if (is_read && response.status == 200 && !tag.empty() && has_tag(http, tag)) {
        response.status = 304;
        response.body.clear();
        response.source = nullptr;
    }
}

HttpResponse not_modified(std::string tag) {
    HttpResponse response;
    response.status = 304;
    response.set_header("ETag", std::move(tag));
    return response;
}

} // namespace fundstelle::server
