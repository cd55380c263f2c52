#include "server/compression.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

namespace fundstelle::server {
namespace {

std::string unzipped(std::string packed) {
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    EXPECT_EQ(inflateInit2(&stream, kGzip), Z_OK);
    std::string text(1u << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int result = inflate(&stream, Z_SYNC_FLUSH);
    EXPECT_TRUE(result == Z_OK || result == Z_STREAM_END) << result;
    text.resize(text.size() - stream.avail_out);
    inflateEnd(&stream);
    return text;
}

std::string unpacked_zstd(const std::string& packed) {
    std::string text(1u << 20, '\0');
    ZSTD_DStream* stream = ZSTD_createDStream();
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    ZSTD_outBuffer output{text.data(), text.size(), 0};
    while (input.pos < input.size) {
        if (ZSTD_isError(ZSTD_decompressStream(stream, &output, &input)) != 0) {
            ADD_FAILURE() << "not zstd";
            break;
        }
    }
    ZSTD_freeDStream(stream);
    text.resize(output.pos);
    return text;
}

std::string some_text(std::size_t bytes) {
    std::mt19937 random(7); // NOLINT: the same each time
    std::string text;
    while (text.size() < bytes) {
        text += "Wort" + std::to_string(random() % 1000) + ' ';
    }
    return text;
}

TEST(Compression, PacksWholeBodies) {
    const std::string text = some_text(100'000);
    HttpResponse gzip = json_response(text);
    compress(gzip, ContentCoding::Gzip, 1000);
    EXPECT_LT(gzip.body.size(), text.size() / 2);
    EXPECT_EQ(unzipped(gzip.body), text);
    HttpResponse zstd = json_response(text);
    compress(zstd, ContentCoding::Zstd, 1000);
    EXPECT_EQ(zstd.header("Content-Encoding"), "zstd");
    EXPECT_EQ(unpacked_zstd(zstd.body), text);
}

TEST(Compression, LeavesAloneWhatItCannotMakeSmaller) {
    HttpResponse small = json_response("{}");
    compress(small, ContentCoding::Gzip, 1000);
    EXPECT_EQ(small.body, "{}");
    HttpResponse image = json_response(std::string(5000, 'x'));
    image.content_type = "image/png";
    compress(image, ContentCoding::Gzip, 1000);
    EXPECT_EQ(image.body.size(), 5000U);
    HttpResponse packed = json_response(std::string(5000, 'x'));
    packed.set_header("Content-Encoding", "gzip");
    compress(packed, ContentCoding::Zstd, 1000);
    EXPECT_EQ(packed.body.size(), 5000U);
    EXPECT_TRUE(is_compressible("application/x-ndjson"));
    EXPECT_TRUE(is_compressible("application/atom+xml; charset=utf-8"));
    EXPECT_FALSE(is_compressible(""));
}

TEST(Compression, EveryPieceOfAStreamCanBeReadAtOnce) {
    for (const ContentCoding coding : {ContentCoding::Gzip, ContentCoding::Zstd}) {
        HttpResponse response = json_response("");
        const std::vector<std::string> pieces = {some_text(10), some_text(50'000), "z", ""};
        std::size_t next = 0;
        response.source = [&] { return pieces.at(next++); };
        compress(response, coding, SIZE_MAX);
        std::string packed;
        std::string text;
        for (std::size_t index = 0; index + 1 < pieces.size(); ++index) {
            packed += response.source();
            text += pieces[index];
            EXPECT_EQ(
                coding == ContentCoding::Gzip ? unzipped(packed) : unpacked_zstd(packed), text
            );
        }
        const std::string end = response.source();
        EXPECT_FALSE(end.empty());
        EXPECT_EQ(response.source(), "");
    }
}

} // namespace
} // namespace fundstelle::server
