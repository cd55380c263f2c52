#pragma once
// What a data folder should hold, and what a server finds in it.
#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <string>

namespace fundstelle::tests {

/// One article as it is searched for: both texts name the version, so that halves of two do not go
/// unseen.
struct Piece {
    std::string title;
    std::string body;

    bool operator==(const Piece&) const = default;
};

/// For the messages of failed tests.
std::ostream& operator<<(std::ostream& out, const Piece& piece);

/// Articles by their ids; at most 100, so that one page of hits lists them.
using Archive = std::map<std::string, Piece>;

/// Gives the articles `begin` to `end` (exclusive) in a version of one word.
[[nodiscard]] Archive make_archive(int begin, int end, const std::string& version);

/// Gives `before` with the articles of `changes` inserted or replaced.
[[nodiscard]] Archive with(Archive before, const Archive& changes);

/// Gives one JSON object a line.
[[nodiscard]] std::string to_ndjson(const Archive& archive);

/// Asks a running server for everything it has. Fails the test where an article is found twice or
/// only in part: each must be in the list of all, under its id and by the phrase of its title, with
/// the same texts.
[[nodiscard]] Archive served_archive(int port);

/// Starts a server on a data folder and gives what it serves; nothing where there is no index.
[[nodiscard]] std::optional<Archive> served_archive(const std::filesystem::path& data);

} // namespace fundstelle::tests
