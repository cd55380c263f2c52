// Counts code points, and cuts texts between them: the second half of utf8.hpp.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "engine/base/utf8.hpp"

namespace fundstelle::base {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

constexpr std::size_t kBlockBytes = sizeof(std::uint64_t);

/// Gives how many code points begin in a block: all bytes but those that go on (0b10...).
std::size_t code_points_begun(const char* block) {
    constexpr std::uint64_t kHighest = 0x8080808080808080;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, block, kBlockBytes);
    return kBlockBytes - static_cast<std::size_t>(std::popcount(bytes & ~(bytes << 1U) & kHighest));
}

bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' ||
           byte == '\v';
}

} // namespace

std::size_t count_code_points(std::string_view text) {
    const auto continuations = std::count_if(text.begin(), text.end(), is_continuation);
    return text.size() - static_cast<std::size_t>(continuations);
}

std::string_view prefix_of_bytes(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) {
        return text;
    }
    std::size_t end = max_bytes;
    while (end > 0 && is_continuation(text[end])) {
        --end;
    }
    return text.substr(0, end);
}

std::string_view prefix_of_code_points(std::string_view text, std::size_t max_code_points) {
    std::size_t end = 0;
    std::size_t count = 0;
    while (text.size() - end >= kBlockBytes && max_code_points - count >= kBlockBytes) {
        count += code_points_begun(text.data() + end);
        end += kBlockBytes;
    }
    for (; end < text.size(); ++end) {
        if (!is_continuation(text[end]) && ++count > max_code_points) {
            break;
        }
    }
    return text.substr(0, end);
}

std::string_view suffix_of_code_points(std::string_view text, std::size_t max_code_points) {
    std::size_t begin = text.size();
    std::size_t count = 0;
    while (begin >= kBlockBytes && max_code_points - count >= kBlockBytes) {
        begin -= kBlockBytes;
        count += code_points_begun(text.data() + begin);
    }
    while (begin > 0 && count < max_code_points) {
        --begin;
        count += is_continuation(text[begin]) ? 0U : 1U;
    }
    return text.substr(begin);
}

std::size_t CodePointCounter::at(std::size_t offset_bytes) {
    const std::size_t end = std::min(offset_bytes, text_.size());
    if (end > byte_) {
        count_ += count_code_points(text_.substr(byte_, end - byte_));
        byte_ = end;
    }
    return count_;
}

std::string shorten(std::string_view text, std::size_t max_code_points) {
    std::string_view head = prefix_of_code_points(text, max_code_points);
    if (head.size() == text.size() || max_code_points == 0) {
        return std::string(head);
    }
    head = prefix_of_code_points(head, max_code_points - 1); // leaves room for the ellipsis
    const bool is_inside_word = !is_space(text[head.size()]);
    const std::size_t last_space = head.find_last_of(" \t\n\r\f\v");
    if (is_inside_word && last_space != std::string_view::npos) {
        head = head.substr(0, last_space);
    }
    while (!head.empty() && (is_space(head.back()) || head.back() == ',' || head.back() == ';')) {
        head.remove_suffix(1);
    }
    return std::string(head) + "…";
}

} // namespace fundstelle::base
