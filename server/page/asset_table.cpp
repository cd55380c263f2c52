#include "server/page/asset_table.hpp"

#include <array>

#include "server/page/asset_contents.hpp"

namespace fundstelle::server {

namespace {

constexpr std::array<Asset, 3> kAssets = {{
    {kStyleSheetPath, "text/css; charset=utf-8", kStyleSheet},
    {kScriptPath, "text/javascript; charset=utf-8", kScript},
    {kIconPath, "image/svg+xml", kIcon},
}};

} // namespace

std::span<const Asset> assets() {
    return kAssets;
}

const Asset& style_sheet() {
    return kAssets[0];
}

const Asset& page_script() {
    return kAssets[1];
}

const Asset& page_icon() {
    return kAssets[2];
}

HttpResponse asset_response(const Asset& asset) {
    HttpResponse response;
    response.content_type = asset.content_type;
    response.body = asset.content;
    response.set_header("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

} // namespace fundstelle::server
