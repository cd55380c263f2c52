#include "engine/index/receipt.hpp"

#include "engine/index/byte_codec.hpp"
#include "engine/index/inbox.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::index {

namespace {

constexpr std::string_view kReceiptKey = "receipt:";

std::string key_of(std::string_view receipt) {
    return std::string(kReceiptKey).append(receipt);
}

std::string pack(const ReceiptOutcome& outcome) {
    std::string bytes;
    append_text(bytes, encode_instant(outcome.accepted_at));
    append_text(bytes, encode_instant(outcome.applied_at));
    for (const std::size_t count : {outcome.added, outcome.replaced, outcome.deleted}) {
        append_number(bytes, count);
    }
    append_number(bytes, outcome.unknown_ids.size());
    for (const std::string& id : outcome.unknown_ids) {
        append_text(bytes, id);
    }
    append_number(bytes, outcome.refused.size());
    for (const RefusedOperation& refused : outcome.refused) {
        append_number(bytes, refused.index);
        append_text(bytes, refused.id);
        append_text(bytes, refused.reason);
    }
    return bytes;
}

ReceiptOutcome unpack(std::string_view bytes) {
    ByteReader reader(bytes);
    ReceiptOutcome outcome;
    outcome.accepted_at = decode_instant(reader.text()).value_or(base::Instant{});
    outcome.applied_at = decode_instant(reader.text()).value_or(base::Instant{});
    for (std::size_t* count : {&outcome.added, &outcome.replaced, &outcome.deleted}) {
        *count = reader.number();
    }
    for (std::uint64_t left = reader.number(); left > 0; --left) {
        outcome.unknown_ids.emplace_back(reader.text());
    }
    for (std::uint64_t left = reader.number(); left > 0; --left) {
        RefusedOperation refused;
        refused.index = reader.number();
        refused.id = reader.text();
        refused.reason = reader.text();
        outcome.refused.push_back(std::move(refused));
    }
    return outcome;
}

/// Their keys sort by the order of acceptance.
void forget_oldest(Xapian::WritableDatabase& database, std::uint64_t newest) {
    const std::string prefix(kReceiptKey);
    std::vector<std::string> old;
    const auto end = database.metadata_keys_end(prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
        if (receipt_number(std::string_view(*key).substr(prefix.size())) + kReceiptsKept > newest) {
            break;
        }
        old.push_back(*key);
    }
    for (const std::string& key : old) {
        database.set_metadata(key, std::string());
    }
}

} // namespace

void keep_receipt(
    Xapian::WritableDatabase& database, const std::string& receipt, const ReceiptOutcome& outcome
) {
    constexpr std::uint64_t kForgetEvery = 256;
    database.set_metadata(key_of(receipt), pack(outcome));
    const std::uint64_t number = receipt_number(receipt);
    if (number % kForgetEvery == 0) {
        forget_oldest(database, number);
    }
}

std::optional<ReceiptOutcome> find_receipt(
    const Xapian::Database& database, std::string_view receipt
) {
    const std::string bytes = database.get_metadata(key_of(receipt));
    return bytes.empty() ? std::nullopt : std::optional(unpack(bytes));
}

void copy_receipts(const Generation& source, const Generation& target) {
    try {
        const Xapian::Database from(source.path.string());
        Xapian::WritableDatabase to(target.path.string(), Xapian::DB_OPEN);
        const std::string prefix(kReceiptKey);
        const auto end = from.metadata_keys_end(prefix);
        for (auto key = from.metadata_keys_begin(prefix); key != end; ++key) {
            to.set_metadata(*key, from.get_metadata(*key));
        }
        to.commit();
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace fundstelle::index
