// SIGKILL of server and indexer while articles are written over HTTP: what was acknowledged stays.
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>

#include "tests/faults/fault_test.hpp"
#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

/// The versions of one article that may be found after a kill: the last one acknowledged, and what
/// was sent behind it without an answer.
struct Sent {
    std::optional<std::string> acknowledged;
    std::set<std::string> unanswered;
};

/// Writes the articles [begin, end) in version after version until it is stopped or gets no answer.
class Writer {
public:
    Writer(const WritingServer& server, int begin, int end)
        : server_(server), begin_(begin), end_(end) {}

    void run(
        const std::stop_token& stop, std::atomic<int>& acknowledged, const std::string& prefix
    ) {
        for (int version = 0; !stop.stop_requested(); ++version) {
            const std::string word = prefix + std::to_string(version);
            for (const auto& [id, piece] : make_archive(begin_, end_, word)) {
                Sent& sent = sent_[id];
                sent.unanswered.insert(word);
                const Answer answer =
                    server_.write("PUT", "/v1/articles/" + id, to_ndjson({{id, piece}}));
                if (answer.status != 202) {
                    return;
                }
                sent = {word, {}};
                ++acknowledged;
                acknowledged.notify_all();
            }
        }
    }

    [[nodiscard]] const std::map<std::string, Sent>& sent() const { return sent_; }

private:
    const WritingServer& server_;
    const int begin_;
    const int end_;
    std::map<std::string, Sent> sent_;
};

class KillWhileWriting : public FaultTest {
protected:
    /// Every article is there in a version that it may have.
    static void expect_kept(const Archive& served, const std::map<std::string, Sent>& all_sent) {
        for (const auto& [id, sent] : all_sent) {
            std::set<std::string> possible = sent.unanswered;
            if (sent.acknowledged) {
                possible.insert(*sent.acknowledged);
            }
            const auto found = served.find(id);
            if (found == served.end()) {
                EXPECT_FALSE(sent.acknowledged) << id << " was acknowledged and is lost";
                continue;
            }
            const int number = std::atoi(id.substr(id.find('-') + 1).c_str());
            bool is_possible = false;
            for (const std::string& word : possible) {
                is_possible =
                    is_possible ||
                    make_archive(number, number + 1, word).begin()->second == found->second;
            }
            EXPECT_TRUE(is_possible) << id << ": " << found->second;
        }
    }
};

TEST_F(KillWhileWriting, LosesNothingAcknowledged) {
    const char* given = std::getenv("FUNDSTELLE_FAULT_SEED");
    const unsigned seed =
        given == nullptr ? std::random_device()() : static_cast<unsigned>(std::atoll(given));
    std::cout << "FUNDSTELLE_FAULT_SEED=" << seed << std::endl;
    std::mt19937 random(seed);
    constexpr int kShares = 6;
    const int rounds = std::max(2, wanted_kills() / kShares);
    std::map<std::string, Sent> all_sent;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        WritingServer server(folder());
        server.start_watch();
        Writer left(server, 0, 5);
        Writer right(server, 5, 10);
        std::atomic<int> acknowledged = 0;
        {
            const std::string prefix = "runde" + std::to_string(round) + "fassung";
            std::jthread one([&](const std::stop_token& stop) {
                left.run(stop, acknowledged, prefix);
            });
            std::jthread two([&](const std::stop_token& stop) {
                right.run(stop, acknowledged, prefix);
            });
            const int last = std::uniform_int_distribution(1, 120)(random);
            for (int seen = acknowledged; seen < last; seen = acknowledged) {
                acknowledged.wait(seen);
            }
            const bool kills_server_first = round % 2 == 0;
            if (kills_server_first) {
                count_kill(server.server().program().end(SIGKILL));
                count_kill(server.end_watch(SIGKILL));
            } else {
                count_kill(server.end_watch(SIGKILL));
                for (int seen = acknowledged; seen < last + 20; seen = acknowledged) {
                    acknowledged.wait(seen);
                }
                count_kill(server.server().program().end(SIGKILL));
            }
        }
        for (const Writer* writer : {&left, &right}) {
            for (const auto& [id, sent] : writer->sent()) {
                Sent& kept = all_sent[id];
                kept.unanswered.insert(sent.unanswered.begin(), sent.unanswered.end());
                if (sent.acknowledged) {
                    kept = sent;
                }
            }
        }
        ASSERT_EQ(index("watch", {"--once"}).exit_code, 0);
        EXPECT_EQ(index("check").exit_code, 0);
        expect_kept(served_archive(data()).value_or(Archive()), all_sent);
        expect_no_leftovers();
    }
}

} // namespace
} // namespace fundstelle::tests
