#pragma once
// Cuts the elements that are articles out of XML, one after the other.
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// What is cut out of a format's documents.
struct XmlCut {
    Format format;
    std::span<const std::string_view> articles; ///< local names of elements, each one record
    std::span<const std::string_view> roots;    ///< of documents that may hold no article
    std::string_view wanted;                    ///< "a feed", for messages
};

/// Gives each element of the wanted names as a record, without reading more of the input than that:
/// of any size, and a broken element costs no other one. An element ends where its end tag stands,
/// or where the next one begins, whatever lies between. Comments, CDATA sections, and document type
/// declarations are known as such, and no entity is ever expanded. A record's head is what stands
/// before the first element, at most 64 KiB.
class XmlCutter final : public RecordReader {
public:
    XmlCutter(BufferedSource source, std::string name, const XmlCut& cut)
        : source_(std::move(source)), name_(std::move(name)), cut_(cut) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    /// A tag, or whatever else stands between "<" and its end, or text up to the next "<".
    struct Piece {
        enum class Kind { Text, Start, End, Empty, Other };
        Kind kind = Kind::Text;
        std::string bytes;
        bool is_whole = true; ///< not cut off by the end of the input or by the limit

        [[nodiscard]] std::string_view local_name() const;
    };

    [[nodiscard]] std::optional<Piece> take_piece();
    void take_markup(Piece& piece);
    void take_up_to(std::string_view end, Piece& piece);
    void take_doctype(Piece& piece);
    void take_tag(Piece& piece);
    std::optional<char> take_into(Piece& piece);

    [[nodiscard]] bool is_article(const Piece& piece) const;
    void pass_over(const Piece& piece);
    [[nodiscard]] Record take_record(Piece first);
    [[nodiscard]] std::optional<Record> empty_input();

    BufferedSource source_;
    std::string name_;
    XmlCut cut_;
    std::size_t line_ = 1;
    std::string head_;
    std::shared_ptr<const std::string> shared_head_;
    std::string root_;
    bool has_record_ = false;
    bool is_over_ = false;
};

} // namespace fundstelle::indexer
