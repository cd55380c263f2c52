#include "server/write_api.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/base/setting_value.hpp"
#include "engine/index/receipt.hpp"
#include "server/article_body.hpp"
#include "server/json_writer.hpp"

namespace fundstelle::server {

namespace {

using std::chrono::milliseconds;

/// How an answer waits for its write.
struct Wait {
    bool until_searchable = false;
    milliseconds limit{5000};
};

/// A write that was accepted, with what of its body was not.
struct Acceptance {
    std::string receipt;
    std::size_t accepted = 0; ///< operations; 0 where they are not known any more
    std::vector<RefusedArticle> refused;
};

[[noreturn]] void fail(std::string parameter, std::string detail) {
    throw base::ParameterError(std::vector{
        base::ParameterFault{std::move(parameter), std::move(detail)}});
}

Wait read_wait(const HttpRequest& http) {
    constexpr std::array<std::string_view, 2> kKnown = {"wait", "timeout"};
    constexpr milliseconds kLongest{60'000};
    require_known(http.query, kKnown);
    Wait wait;
    for (const auto& [name, value] : http.query) {
        if (name == "wait") {
            if (value != "searchable") {
                fail("wait", '"' + base::shorten(value, 40) + "\" is not searchable");
            }
            wait.until_searchable = true;
        } else {
            const std::optional<milliseconds> limit = base::parse_duration(value);
            if (!limit || *limit > kLongest) {
                fail(
                    "timeout",
                    '"' + base::shorten(value, 40) + "\" is not a duration of at most 60s, as 5s"
                );
            }
            wait.limit = *limit;
        }
    }
    return wait;
}

/// Counts a request that waits; few may, because each holds a thread.
class WaitingPlace {
public:
    explicit WaitingPlace(std::atomic<int>& waiting) : waiting_(waiting), number_(++waiting) {}
    WaitingPlace(const WaitingPlace&) = delete;
    WaitingPlace& operator=(const WaitingPlace&) = delete;
    WaitingPlace(WaitingPlace&&) = delete;
    WaitingPlace& operator=(WaitingPlace&&) = delete;
    ~WaitingPlace() { --waiting_; }

    [[nodiscard]] bool is_free() const {
        constexpr int kMostWaiting = 32;
        return number_ <= kMostWaiting;
    }

private:
    std::atomic<int>& waiting_;
    const int number_;
};

/// Waits until the indexer has removed the write from the inbox; false when the time is over.
bool wait_until_applied(const std::string& receipt, milliseconds limit, const Services& services) {
    constexpr milliseconds kLookAgain{2};
    const WaitingPlace place(services.writes.waiting);
    const auto end = std::chrono::steady_clock::now() + limit;
    while (services.writes.inbox.is_waiting(receipt)) {
        if (!place.is_free() || services.is_stopping || std::chrono::steady_clock::now() >= end) {
            return false;
        }
        std::this_thread::sleep_for(kLookAgain);
    }
    return true;
}

std::optional<index::ReceiptOutcome> find_outcome(
    const std::string& receipt, const Services& services
) {
    return services.snapshots.read([&](const index::Reader& reader) {
        return index::find_receipt(reader.database(), receipt);
    });
}

/// The same for a write that is on the disk whatever becomes of the index: nothing where that
/// cannot be read now.
std::optional<index::ReceiptOutcome> find_outcome_if_readable(
    const std::string& receipt, const Services& services
) {
    try {
        return find_outcome(receipt, services);
    } catch (const base::Error& error) {
        services.log->warn("a receipt cannot be read now: {}", base::command_line_text(error));
        return std::nullopt;
    }
}

void write_refused(
    JsonWriter& json, std::size_t index, const std::string& id, const std::string& reason
) {
    json.begin_object().key("index").value(std::uint64_t{index});
    if (!id.empty()) {
        json.key("id").value(id);
    }
    json.key("reason").value(reason).end_object();
}

void write_outcome(
    JsonWriter& json, const index::ReceiptOutcome& outcome, const base::TimeZone& zone
) {
    const bool is_applied =
        outcome.refused.empty() || outcome.added > 0 || outcome.replaced > 0 || outcome.deleted > 0;
    json.key("status").value(is_applied ? "searchable" : "rejected");
    json.key("accepted_at").value(base::to_rfc3339(outcome.accepted_at, zone));
    json.key("applied_at").value(base::to_rfc3339(outcome.applied_at, zone));
    json.key("added").value(std::uint64_t{outcome.added});
    json.key("replaced").value(std::uint64_t{outcome.replaced});
    json.key("deleted").value(std::uint64_t{outcome.deleted});
    json.key("unknown_ids").begin_array();
    for (const std::string& id : outcome.unknown_ids) {
        json.value(id);
    }
    json.end_array();
}

/// Gives a receipt; without an outcome the write waits.
HttpResponse receipt_response(
    const Acceptance& acceptance,
    const std::optional<index::ReceiptOutcome>& outcome,
    const base::TimeZone& zone
) {
    JsonWriter json;
    json.begin_object().key("receipt").value(acceptance.receipt);
    if (acceptance.accepted > 0) {
        json.key("accepted").value(std::uint64_t{acceptance.accepted});
    }
    if (outcome) {
        write_outcome(json, *outcome, zone);
    } else {
        json.key("status").value("waiting");
    }
    json.key("rejected").begin_array();
    for (const RefusedArticle& refused : acceptance.refused) {
        write_refused(json, refused.index, refused.id, refused.reason);
    }
    if (outcome) {
        for (const index::RefusedOperation& refused : outcome->refused) {
            write_refused(json, refused.index, refused.id, refused.reason);
        }
    }
    json.end_array().end_object();
    HttpResponse response = json_response(json.take());
    response.set_header("Cache-Control", "no-store");
    return response;
}

/// Accepts operations and answers, at once or when they are applied.
HttpResponse accept(
    const std::vector<index::WriteOperation>& operations,
    std::vector<RefusedArticle> refused,
    const Wait& wait,
    const Services& services
) {
    const Acceptance acceptance{
        services.writes.inbox.put(operations), operations.size(), std::move(refused)};
    std::optional<index::ReceiptOutcome> outcome;
    if (wait.until_searchable && wait_until_applied(acceptance.receipt, wait.limit, services)) {
        outcome = find_outcome_if_readable(acceptance.receipt, services);
    }
    HttpResponse response = receipt_response(acceptance, outcome, services.zone);
    if (!outcome) {
        response.status = 202;
        response.set_header("Location", "/v1/receipts/" + acceptance.receipt);
    }
    return response;
}

[[noreturn]] void throw_all_refused(const std::vector<RefusedArticle>& refused) {
    constexpr std::size_t kMostNamed = 20;
    std::vector<base::ParameterFault> faults;
    for (const RefusedArticle& article : refused) {
        if (faults.size() < kMostNamed) {
            faults.push_back({"article " + std::to_string(article.index), article.reason});
        }
    }
    throw base::ParameterError(std::move(faults), base::ErrorCode::InvalidArticle);
}

} // namespace

HttpResponse handle_write(const HttpRequest& http, const Services& services) {
    const Wait wait = read_wait(http);
    ArticleBody body = read_articles(http, services.zone);
    if (body.articles.empty()) {
        throw_all_refused(body.refused);
    }
    const std::vector<index::WriteOperation> operations(
        std::make_move_iterator(body.articles.begin()), std::make_move_iterator(body.articles.end())
    );
    return accept(operations, std::move(body.refused), wait, services);
}

HttpResponse handle_put(const HttpRequest& http, const Services& services) {
    const Wait wait = read_wait(http);
    return accept({read_article(http, http.captures.front(), services.zone)}, {}, wait, services);
}

HttpResponse handle_delete(const HttpRequest& http, const Services& services) {
    const Wait wait = read_wait(http);
    return accept({lasting_id(http.captures.front())}, {}, wait, services);
}

HttpResponse handle_receipt(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    const std::string& receipt = http.captures.front();
    if (!index::is_receipt(receipt)) {
        throw base::Error{base::ErrorCode::NotFound, "this is no receipt"};
    }
    // Asked in this order: a write that is applied in between is found in the index.
    const bool is_waiting = services.writes.inbox.is_waiting(receipt);
    const std::optional<index::ReceiptOutcome> outcome =
        is_waiting ? find_outcome_if_readable(receipt, services) : find_outcome(receipt, services);
    if (!is_waiting && !outcome) {
        throw base::Error{
            base::ErrorCode::NotFound, "no write has this receipt, or it was too long ago"};
    }
    return receipt_response({receipt, 0, {}}, outcome, services.zone);
}

} // namespace fundstelle::server
