#include "tests/faults/archive.hpp"

#include <gtest/gtest.h>

#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {

namespace {

constexpr int kOk = 200;
constexpr int kUnavailable = 503;

/// Whether the phrase of its title finds the article once, and nothing else.
void expect_found_once(int port, const std::string& id, const Piece& piece) {
    const Answer answer =
        get(port, "/v1/search?snippets=0&q=" + encoded("titel:\"" + piece.title + "\""));
    ASSERT_EQ(answer.status, kOk) << answer.body;
    const nlohmann::json found = answer.json();
    EXPECT_EQ(found["total"], 1) << id << ": " << piece.title;
    for (const nlohmann::json& hit : found["hits"]) {
        EXPECT_EQ(hit["id"], id);
    }
}

Piece article_of(int port, const std::string& id) {
    const Answer answer = get(port, "/v1/articles/" + id);
    EXPECT_EQ(answer.status, kOk) << id << ": " << answer.body;
    const nlohmann::json article = answer.json();
    return {article.value("title", ""), article.value("body", "")};
}

} // namespace

std::ostream& operator<<(std::ostream& out, const Piece& piece) {
    return out << piece.title << " | " << piece.body;
}

Archive make_archive(int begin, int end, const std::string& version) {
    Archive archive;
    for (int number = begin; number < end; ++number) {
        const std::string place = "Nummer " + std::to_string(number);
        std::string body = "Probe der Fassung " + version + ".";
        for (int sentence = 0; sentence < 5; ++sentence) {
            body += " Der Gemeinderat beriet " + version + " über " + place + " und Punkt " +
                    std::to_string(number * 10 + sentence) + " des Haushalts.";
        }
        archive["artikel-" + std::to_string(number)] = {
            "Fassung " + version + " " + place, std::move(body)};
    }
    return archive;
}

Archive with(Archive before, const Archive& changes) {
    for (const auto& [id, piece] : changes) {
        before[id] = piece;
    }
    return before;
}

std::string to_ndjson(const Archive& archive) {
    std::string lines;
    for (const auto& [id, piece] : archive) {
        const nlohmann::json article = {{"id", id}, {"title", piece.title}, {"body", piece.body}};
        lines += article.dump() + '\n';
    }
    return lines;
}

Archive served_archive(int port) {
    const Answer all = get(port, "/v1/search?limit=100&snippets=0");
    EXPECT_EQ(all.status, kOk) << all.body;
    const nlohmann::json found = all.json();
    Archive archive;
    for (const nlohmann::json& hit : found["hits"]) {
        const std::string id = hit["id"];
        const Piece piece = article_of(port, id);
        EXPECT_EQ(hit["title"], piece.title) << id;
        EXPECT_TRUE(archive.emplace(id, piece).second) << id << " is listed twice";
        expect_found_once(port, id, piece);
    }
    EXPECT_EQ(found["total"], archive.size());
    return archive;
}

std::optional<Archive> served_archive(const std::filesystem::path& data) {
    const RunningServer server(data);
    if (get(server.port(), "/readyz").status == kUnavailable) {
        return std::nullopt;
    }
    return served_archive(server.port());
}

} // namespace fundstelle::tests
