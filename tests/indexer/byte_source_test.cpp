#include "indexer/byte_source.hpp"

#include <array>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::indexer {
namespace {

std::string gzip(const std::string& text) {
    z_stream stream{};
    constexpr int kGzipWindow = 15 + 16;
    deflateInit2(&stream, 6, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, text.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string zstd(const std::string& text) {
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

class ByteSourceTest : public testing::Test {
protected:
    std::string read(const std::string& bytes, std::size_t chunk = 1000) {
        const std::filesystem::path path = folder_.path() / "input";
        std::ofstream(path, std::ios::binary) << bytes;
        const std::unique_ptr<ByteSource> source = open_source(path);
        std::string all;
        std::string buffer(chunk, '\0');
        while (const std::size_t got = source->read(buffer)) {
            all.append(buffer, 0, got);
        }
        return all;
    }

    base::TemporaryFolder folder_;
    std::string text_ = [] {
        std::string text;
        for (int line = 0; line < 20'000; ++line) {
            text += "Zeile " + std::to_string(line * 7919) + '\n';
        }
        return text;
    }();
};

TEST_F(ByteSourceTest, GivesPlainBytesAsTheyAre) {
    EXPECT_EQ(read(text_), text_);
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("ab"), "ab");
}

TEST_F(ByteSourceTest, UnpacksByContent) {
    EXPECT_EQ(read(gzip(text_)), text_);
    EXPECT_EQ(read(zstd(text_)), text_);
    EXPECT_EQ(read(gzip(text_), 1), text_);
}

TEST_F(ByteSourceTest, UnpacksSeveralMembers) {
    EXPECT_EQ(read(gzip("eins\n") + gzip("zwei\n")), "eins\nzwei\n");
    EXPECT_EQ(read(zstd("eins\n") + zstd("zwei\n")), "eins\nzwei\n");
}

TEST_F(ByteSourceTest, TellsBrokenPacking) {
    for (const std::string& packed : {gzip(text_), zstd(text_)}) {
        EXPECT_THROW((void)read(packed.substr(0, packed.size() / 2)), base::Error);
        std::string flipped = packed;
        flipped[packed.size() / 2] = static_cast<char>(flipped[packed.size() / 2] ^ 0x55);
        flipped[packed.size() / 2 + 1] = static_cast<char>(flipped[packed.size() / 2 + 1] ^ 0x55);
        try {
            EXPECT_NE(read(flipped), text_);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::InvalidBody);
        }
    }
}

TEST_F(ByteSourceTest, TellsAFileThatIsNotThere) {
    EXPECT_THROW((void)open_source(folder_.path() / "nirgends"), base::Error);
}

} // namespace
} // namespace fundstelle::indexer
