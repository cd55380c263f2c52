#include <array>

#include "engine/base/settings.hpp"

namespace fundstelle::base {
namespace {

constexpr std::array kSettings{
    Setting{
        .name = "index.timezone",
        .kind = SettingKind::Zone,
        .default_value = "Europe/Berlin",
        .unit = "IANA time zone",
        .document =
            "Where a date without a time or an offset is meant. Changing it needs a new build."},
    Setting{
        .name = "index.threads",
        .kind = SettingKind::Number,
        .default_value = "0",
        .unit = "threads",
        .document =
            "How many threads analyse in a build; 0 is one for each core that the machine or the "
            "container "
            "has.",
        .maximum = 1024},
    Setting{
        .name = "index.memory",
        .kind = SettingKind::Size,
        .default_value = "0",
        .unit = "bytes",
        .document = "How much memory a build may take, at least 128MiB; 0 is a quarter of what the "
                    "machine or "
                    "the container has. Little memory means fewer threads and a longer build.",
        .minimum = std::int64_t{128} * 1024 * 1024},
    Setting{
        .name = "index.generations_kept",
        .kind = SettingKind::Number,
        .default_value = "2",
        .unit = "generations",
        .document =
            "How many index generations stay on the disk, the served one included. With 1 there "
            "is nothing to roll back to.",
        .minimum = 1,
        .maximum = 1000},
    Setting{
        .name = "search.recency_half_life",
        .kind = SettingKind::Duration,
        .default_value = "30d",
        .unit = "duration",
        .document =
            "With recency=mild or strong newer articles count more: in which age an article loses "
            "half of that. The age is counted from the newest article."},
    Setting{
        .name = "server.listen",
        .kind = SettingKind::Address,
        .default_value = "127.0.0.1:8080",
        .unit = "HOST:PORT",
        .document =
            "Where the server listens. 0.0.0.0:8080 or [::]:8080 is every interface, port 0 a "
            "free port."},
    Setting{
        .name = "server.public_url",
        .kind = SettingKind::Text,
        .default_value = "",
        .unit = "URL",
        .document =
            "The address that readers know the server by, such as https://suche.example.org, for "
            "links and ids in feeds. Empty: as each request names it."},
    Setting{
        .name = "server.threads",
        .kind = SettingKind::Number,
        .default_value = "0",
        .unit = "threads",
        .document =
            "How many requests are answered at once; 0 is two for each core, but four at least. "
            "Connections need no thread.",
        .maximum = 4096},
    Setting{
        .name = "server.request_timeout",
        .kind = SettingKind::Duration,
        .default_value = "2s",
        .unit = "duration",
        .document =
            "How long one search may work; then it stops, gives what it has found and says so. At "
            "twice that the answer is 503."},
    Setting{
        .name = "server.cache",
        .kind = SettingKind::Size,
        .default_value = "4MiB",
        .unit = "bytes",
        .document =
            "How much memory answers of searches may take that are kept for those who ask the "
            "same, "
            "until the index changes; 0 keeps none. A kept answer tells the time that it took at "
            "first."},
    Setting{
        .name = "server.keep_alive",
        .kind = SettingKind::Duration,
        .default_value = "75s",
        .unit = "duration",
        .document =
            "How long an idle connection stays open for the next request. It costs some kilobytes "
            "and no thread."},
    Setting{
        .name = "server.max_connections",
        .kind = SettingKind::Number,
        .default_value = "16384",
        .unit = "connections",
        .document = "How many connections may be open, as far as the system's limit of descriptors "
                    "allows; over it the answer is 503.",
        .minimum = 1},
    Setting{
        .name = "server.max_connections_per_address",
        .kind = SettingKind::Number,
        .default_value = "256",
        .unit = "connections",
        .document =
            "The same for one IPv4 address or one IPv6 network (/64), but not for 127.0.0.1 and "
            "::1; 0 is any number."},
    Setting{
        .name = "server.max_waiting",
        .kind = SettingKind::Number,
        .default_value = "512",
        .unit = "requests",
        .document =
            "How many whole requests may wait for a thread; over it, and for those that have "
            "waited for server.request_timeout, the answer is 503.",
        .minimum = 1},
    Setting{
        .name = "server.header_timeout",
        .kind = SettingKind::Duration,
        .default_value = "10s",
        .unit = "duration",
        .document =
            "How long a client may take for the head of a request; then the answer is 408."},
    Setting{
        .name = "server.body_timeout",
        .kind = SettingKind::Duration,
        .default_value = "10s",
        .unit = "duration",
        .document = "How long a client may take for the body of a request, beside the time that "
                    "server.min_rate gives it; then the answer is 408."},
    Setting{
        .name = "server.write_timeout",
        .kind = SettingKind::Duration,
        .default_value = "10s",
        .unit = "duration",
        .document =
            "How long a client may take to read an answer, beside the time that server.min_rate "
            "gives it; then the connection is cut."},
    Setting{
        .name = "server.min_rate",
        .kind = SettingKind::Size,
        .default_value = "1KiB",
        .unit = "bytes a second",
        .document = "How fast bodies and answers must go beside their timeouts."},
    Setting{
        .name = "server.stop_delay",
        .kind = SettingKind::Duration,
        .default_value = "0s",
        .unit = "duration",
        .document = "How long the server goes on when it is asked to end, with /readyz at 503, so "
                    "that who sends it requests learns of it first."},
    Setting{
        .name = "server.drain_timeout",
        .kind = SettingKind::Duration,
        .default_value = "10s",
        .unit = "duration",
        .document = "How long running requests may take when the server is asked to end."},
    Setting{
        .name = "server.max_target",
        .kind = SettingKind::Size,
        .default_value = "8KiB",
        .unit = "bytes",
        .document = "The longest path with its query; over it the answer is 414."},
    Setting{
        .name = "server.max_head",
        .kind = SettingKind::Size,
        .default_value = "16KiB",
        .unit = "bytes",
        .document = "The largest request line with all headers; over it the answer is 431."},
    Setting{
        .name = "server.max_headers",
        .kind = SettingKind::Number,
        .default_value = "100",
        .unit = "headers",
        .document = "The most headers of a request; over it the answer is 431.",
        .minimum = 1},
    Setting{
        .name = "server.max_body",
        .kind = SettingKind::Size,
        .default_value = "8MiB",
        .unit = "bytes",
        .document = "The largest request body; over it the answer is 413."},
    Setting{
        .name = "server.max_bodies",
        .kind = SettingKind::Size,
        .default_value = "128MiB",
        .unit = "bytes",
        .document =
            "How many bytes of bodies all requests together may hold; over it the answer is 503."},
    Setting{
        .name = "server.max_query",
        .kind = SettingKind::Size,
        .default_value = "4KiB",
        .unit = "bytes",
        .document = "The longest text of a query."},
    Setting{
        .name = "server.write_keys",
        .kind = SettingKind::Text,
        .default_value = "",
        .unit = "hashes, comma-separated",
        .document =
            "Whose keys may write, as hashes that fundstelle-server hash-key prints. Empty: nobody "
            "writes over HTTP.",
        .is_read_again = true},
    Setting{
        .name = "server.read_keys",
        .kind = SettingKind::Text,
        .default_value = "",
        .unit = "hashes, comma-separated",
        .document =
            "Whose keys may read where not everybody may, as hashes; who may write may read too. "
            "Empty: everybody reads.",
        .is_read_again = true},
    Setting{
        .name = "server.cors_origins",
        .kind = SettingKind::Text,
        .default_value = "",
        .unit = "origins, comma-separated",
        .document =
            "Which other sites' pages may ask in a browser, such as https://example.org; * is any. "
            "Empty: none.",
        .is_read_again = true},
    Setting{
        .name = "server.rate_limit",
        .kind = SettingKind::Number,
        .default_value = "0",
        .unit = "requests a second",
        .document =
            "How many requests a second one client may send for long; over it the answer is 429. "
            "0 holds nobody to a rate.",
        .maximum = 1'000'000,
        .is_read_again = true},
    Setting{
        .name = "server.rate_burst",
        .kind = SettingKind::Number,
        .default_value = "50",
        .unit = "requests",
        .document = "How many requests a client that was quiet may send at once.",
        .minimum = 1,
        .maximum = 1'000'000,
        .is_read_again = true},
    Setting{
        .name = "server.trusted_proxies",
        .kind = SettingKind::Text,
        .default_value = "",
        .unit = "addresses, comma-separated",
        .document = "Proxies whose X-Forwarded-For tells who the client is, such as 127.0.0.1 or "
                    "10.0.0.0/8. Empty: the client is who holds the connection.",
        .is_read_again = true},
    Setting{
        .name = "server.compress_from",
        .kind = SettingKind::Size,
        .default_value = "1KiB",
        .unit = "bytes",
        .document =
            "How large an answer must be to be packed by gzip or zstd, where the client takes it; "
            "0 packs none.",
        .is_read_again = true},
    Setting{
        .name = "server.inbox_max_writes",
        .kind = SettingKind::Number,
        .default_value = "10000",
        .unit = "writes",
        .document = "How many accepted writes may wait; over it the answer is 503.",
        .minimum = 1},
    Setting{
        .name = "server.inbox_max_bytes",
        .kind = SettingKind::Size,
        .default_value = "1GiB",
        .unit = "bytes",
        .document = "How many bytes of accepted writes may wait; over it the answer is 503."},
    Setting{
        .name = "log.level",
        .kind = SettingKind::Choice,
        .default_value = "info",
        .unit = "",
        .document = "The least important messages that are logged.",
        .choices = "trace|debug|info|warning|error|off",
        .is_read_again = true},
    Setting{
        .name = "log.format",
        .kind = SettingKind::Choice,
        .default_value = "text",
        .unit = "",
        .document = "Lines for people, or one JSON object a line for machines.",
        .choices = "text|json"},
    Setting{
        .name = "log.slow_query",
        .kind = SettingKind::Duration,
        .default_value = "200ms",
        .unit = "duration",
        .document = "Searches that take longer are logged with their query; 0 logs none.",
        .is_read_again = true},
    Setting{
        .name = "log.access",
        .kind = SettingKind::Boolean,
        .default_value = "true",
        .unit = "",
        .document = "Whether each request is logged: method, path without its query, status, time.",
        .is_read_again = true},
};

} // namespace

std::span<const Setting> all_settings() {
    return kSettings;
}

} // namespace fundstelle::base
