#include "server/metrics.hpp"

#include <mutex>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "server/process_state.hpp"
#include "server/version.hpp"

namespace fundstelle::server {

namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

/// From 50 µs, of which phases are made, to the time limit of a search and beyond.
const prometheus::Histogram::BucketBoundaries& seconds_buckets() {
    static const prometheus::Histogram::BucketBoundaries buckets = {
        0.00005,
        0.0001,
        0.00025,
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5};
    return buckets;
}

double seconds(std::chrono::nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

Family<Counter>& counter(Registry& registry, const std::string& name, const std::string& help) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

Family<Gauge>& gauge(Registry& registry, const std::string& name, const std::string& help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
}

Family<Histogram>& histogram(Registry& registry, const std::string& name, const std::string& help) {
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
}

} // namespace

struct Metrics::Families {
    Registry registry;
    std::mutex reading; ///< one look at a time: gauges are set for it

    Family<Counter>& requests =
        counter(registry, "fundstelle_http_requests_total", "Answers by route and status.");
    Family<Histogram>& request_seconds = histogram(
        registry, "fundstelle_http_request_duration_seconds", "Time to an answer, by route."
    );
    Family<Histogram>& search_seconds = histogram(
        registry,
        "fundstelle_search_phase_seconds",
        "Time of the phases of searches: parse, plan, match, fetch, snippets, render."
    );
    Histogram& parse = phase("parse");
    Histogram& plan = phase("plan");
    Histogram& match = phase("match");
    Histogram& fetch = phase("fetch");
    Histogram& snippets = phase("snippets");
    Histogram& render = phase("render");
    Counter& cache_hits = counter(
                              registry,
                              "fundstelle_search_cache_hits_total",
                              "Searches that were answered from the cache of answers."
    )
                              .Add({});
    Counter& cache_misses = counter(
                                registry,
                                "fundstelle_search_cache_misses_total",
                                "Searches that were sought in the cache of answers in vain."
    )
                                .Add({});
    Gauge& cache_bytes =
        gauge(registry, "fundstelle_search_cache_bytes", "Memory of the cache of answers.").Add({});
    Family<Counter>& refused_writes = counter(
        registry,
        "fundstelle_writes_rejected_total",
        "Requests to write that were refused, by problem."
    );
    Counter& refused_connections = counter(
                                       registry,
                                       "fundstelle_http_connections_refused_total",
                                       "Connections refused over a limit."
    )
                                       .Add({});
    Counter& overloads = counter(
                             registry,
                             "fundstelle_http_requests_refused_total",
                             "Requests answered by 503 at once, because the queue was full."
    )
                             .Add({});
    Gauge& queue =
        gauge(registry, "fundstelle_http_queue_requests", "Requests that wait for a thread.")
            .Add({});
    Gauge& threads_busy =
        gauge(registry, "fundstelle_http_threads_busy", "Threads that work on a request.").Add({});
    Gauge& threads = gauge(registry, "fundstelle_http_threads", "Threads for requests.").Add({});
    Gauge& connections =
        gauge(registry, "fundstelle_http_connections_open", "Open connections.").Add({});
    Gauge& inbox =
        gauge(registry, "fundstelle_inbox_writes", "Accepted writes that wait to be applied.")
            .Add({});
    Gauge& index_open =
        gauge(registry, "fundstelle_index_open", "1 where an index can be searched, else 0.")
            .Add({});
    Family<Gauge>& articles =
        gauge(registry, "fundstelle_index_articles", "Articles in the index.");
    Family<Gauge>& revision =
        gauge(registry, "fundstelle_index_revision", "Commits of the served generation.");
    Family<Gauge>& newest_age = gauge(
        registry,
        "fundstelle_index_newest_article_age_seconds",
        "Time since the newest article was published."
    );
    Family<Gauge>& build =
        gauge(registry, "fundstelle_build_info", "Always 1; what the program was built from.");
    Gauge& memory =
        gauge(registry, "process_resident_memory_bytes", "Resident memory size in bytes.").Add({});
    Gauge& descriptors =
        gauge(registry, "process_open_fds", "Number of open file descriptors.").Add({});
    Counter& processor =
        counter(registry, "process_cpu_seconds_total", "User and system CPU time in seconds.")
            .Add({});
    Gauge& start = gauge(
                       registry,
                       "process_start_time_seconds",
                       "Start time of the process since the epoch in seconds."
    )
                       .Add({});

    Histogram& phase(const std::string& name) {
        return search_seconds.Add({{"phase", name}}, seconds_buckets());
    }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {
    families_->build.Add({{"version", kVersion}, {"compiler", "g++ " __VERSION__}}).Set(1);
}

Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view route, int status, std::chrono::nanoseconds took) {
    const std::string name(route);
    families_->requests.Add({{"route", name}, {"status", std::to_string(status)}}).Increment();
    families_->request_seconds.Add({{"route", name}}, seconds_buckets()).Observe(seconds(took));
}

void Metrics::count_refusal(int status) {
    families_->requests.Add({{"route", "none"}, {"status", std::to_string(status)}}).Increment();
}

void Metrics::observe_search(const search::PhaseTimes& phases, std::chrono::nanoseconds render) {
    families_->parse.Observe(seconds(phases.parse));
    families_->plan.Observe(seconds(phases.plan));
    families_->match.Observe(seconds(phases.match));
    families_->fetch.Observe(seconds(phases.fetch));
    families_->snippets.Observe(seconds(phases.snippets));
    families_->render.Observe(seconds(render));
}

void Metrics::count_refused_write(std::string_view problem) {
    families_->refused_writes.Add({{"problem", std::string(problem)}}).Increment();
}

namespace {

/// Brings a counter to a total that is counted elsewhere.
void raise_to(Counter& counter, double total) {
    if (total > counter.Value()) {
        counter.Increment(total - counter.Value());
    }
}

/// What of the index is unknown has no sample, rather than a wrong one.
void set_or_remove(Family<Gauge>& family, std::optional<double> value) {
    Gauge& only = family.Add({});
    if (value) {
        only.Set(*value);
    } else {
        family.Remove(&only);
    }
}

} // namespace

std::string Metrics::text(const MetricsState& state) {
    Families& families = *families_;
    const std::lock_guard lock(families.reading);
    families.queue.Set(static_cast<double>(state.load.waiting_requests));
    families.threads_busy.Set(static_cast<double>(state.load.busy_threads));
    families.threads.Set(static_cast<double>(state.load.threads));
    families.connections.Set(static_cast<double>(state.load.open_connections));
    raise_to(families.refused_connections, static_cast<double>(state.load.refused_connections));
    raise_to(families.overloads, static_cast<double>(state.load.refused_requests));
    raise_to(families.cache_hits, static_cast<double>(state.answers.hits));
    raise_to(families.cache_misses, static_cast<double>(state.answers.misses));
    families.cache_bytes.Set(static_cast<double>(state.answers.bytes));
    families.inbox.Set(static_cast<double>(state.inbox_writes));
    families.index_open.Set(state.index ? 1 : 0);
    std::optional<double> articles;
    std::optional<double> revision;
    std::optional<double> age;
    if (state.index) {
        articles = static_cast<double>(state.index->articles);
        revision = static_cast<double>(state.index->revision);
        if (state.index->last_published) {
            age = static_cast<double>(state.now.count() - state.index->last_published->seconds);
        }
    }
    set_or_remove(families.articles, articles);
    set_or_remove(families.revision, revision);
    set_or_remove(families.newest_age, age);
    const ProcessState process = process_state();
    families.memory.Set(static_cast<double>(process.resident_bytes));
    families.descriptors.Set(static_cast<double>(process.open_descriptors));
    families.start.Set(process.start_seconds);
    raise_to(families.processor, process.processor_seconds);
    return prometheus::TextSerializer().Serialize(families.registry.Collect());
}

} // namespace fundstelle::server
