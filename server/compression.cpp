#include "server/compression.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <zlib.h>
#include <zstd.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {

namespace {

// Both pack a page of hits in well under a millisecond; higher levels gain some per cent.
constexpr int kGzipLevel = 4;
constexpr int kZstdLevel = 3;

constexpr std::size_t kBufferBytes = 16u * 1024;

enum class Flush { Piece, End };

/// Packs a body piece by piece. Move-only.
class Packer {
public:
    Packer() = default;
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;
    Packer(Packer&&) = delete;
    Packer& operator=(Packer&&) = delete;
    virtual ~Packer() = default;

    /// Gives the packed bytes; what it gave so far can be unpacked to all that was put in.
    [[nodiscard]] virtual std::string pack(std::string_view piece, Flush flush) = 0;
};

[[noreturn]] void fail() {
    throw base::Error{base::ErrorCode::Internal, "an answer could not be packed"};
}

/// Source: RFC 1952.
class GzipPacker final : public Packer {
public:
    GzipPacker() {
        constexpr int kWindowBitsOfGzip = 15 + 16;
        constexpr int kMemoryLevel = 8;
        if (deflateInit2(
                &stream_,
                kGzipLevel,
                Z_DEFLATED,
                kWindowBitsOfGzip,
                kMemoryLevel,
                Z_DEFAULT_STRATEGY
            ) != Z_OK) {
            fail();
        }
    }
    GzipPacker(const GzipPacker&) = delete;
    GzipPacker& operator=(const GzipPacker&) = delete;
    GzipPacker(GzipPacker&&) = delete;
    GzipPacker& operator=(GzipPacker&&) = delete;
    ~GzipPacker() override { deflateEnd(&stream_); }

    [[nodiscard]] std::string pack(std::string_view piece, Flush flush) override {
        std::string input(piece); // zlib wants bytes that could be changed
        stream_.next_in = reinterpret_cast<Bytef*>(input.data());
        stream_.avail_in = static_cast<uInt>(input.size());
        std::string packed;
        std::array<char, kBufferBytes> buffer{};
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream_.avail_out = static_cast<uInt>(buffer.size());
            if (deflate(&stream_, flush == Flush::End ? Z_FINISH : Z_SYNC_FLUSH) ==
                Z_STREAM_ERROR) {
                fail();
            }
            packed.append(buffer.data(), buffer.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
        return packed;
    }

private:
    z_stream stream_{};
};

/// Source: RFC 8878.
class ZstdPacker final : public Packer {
public:
    ZstdPacker() : context_(ZSTD_createCCtx(), &ZSTD_freeCCtx) {
        if (context_ == nullptr ||
            ZSTD_isError(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kZstdLevel)
            ) != 0) {
            fail();
        }
    }

    [[nodiscard]] std::string pack(std::string_view piece, Flush flush) override {
        ZSTD_inBuffer input{piece.data(), piece.size(), 0};
        std::string packed;
        std::array<char, kBufferBytes> buffer{};
        std::size_t left = 0;
        do {
            ZSTD_outBuffer output{buffer.data(), buffer.size(), 0};
            left = ZSTD_compressStream2(
                context_.get(), &output, &input, flush == Flush::End ? ZSTD_e_end : ZSTD_e_flush
            );
            if (ZSTD_isError(left) != 0) {
                fail();
            }
            packed.append(buffer.data(), output.pos);
        } while (left > 0);
        return packed;
    }

private:
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context_;
};

std::unique_ptr<Packer> make_packer(ContentCoding coding) {
    if (coding == ContentCoding::Zstd) {
        return std::make_unique<ZstdPacker>();
    }
    return std::make_unique<GzipPacker>();
}

/// Gives a source of packed pieces; an empty one is its end, so pieces that pack to nothing are
/// passed over.
BodySource packed_source(BodySource source, ContentCoding coding) {
    struct State {
        BodySource source;
        std::unique_ptr<Packer> packer;
        bool is_over = false;
    };
    const auto state =
        std::make_shared<State>(State{std::move(source), make_packer(coding), false});
    return [state]() -> std::string {
        while (!state->is_over) {
            const std::string piece = state->source();
            state->is_over = piece.empty();
            std::string packed =
                state->packer->pack(piece, state->is_over ? Flush::End : Flush::Piece);
            if (!packed.empty()) {
                return packed;
            }
        }
        return {};
    };
}

void weaken_tag(HttpResponse& response) {
    for (auto& [name, value] : response.headers) {
        if (name == "ETag" && value.starts_with('"')) {
            value.insert(0, "W/");
        }
    }
}

} // namespace

bool is_compressible(std::string_view content_type) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    constexpr std::array<std::string_view, 4> kEndings = {"json", "xml", "javascript", "svg"};
    return type.starts_with("text/") ||
           std::any_of(kEndings.begin(), kEndings.end(), [type](std::string_view ending) {
               return type.ends_with(ending);
           });
}

void compress(HttpResponse& response, ContentCoding coding, std::size_t least_bytes) {
    const bool is_packed = !response.header("Content-Encoding").empty();
    const bool is_worth_it = response.source || response.body.size() >= least_bytes;
    if (coding == ContentCoding::Identity || is_packed || !is_worth_it ||
        !is_compressible(response.content_type)) {
        return;
    }
    if (response.source) {
        response.source = packed_source(std::move(response.source), coding);
    } else {
        response.body = make_packer(coding)->pack(response.body, Flush::End);
    }
    response.set_header("Content-Encoding", coding == ContentCoding::Zstd ? "zstd" : "gzip");
    weaken_tag(response);
}

} // namespace fundstelle::server
