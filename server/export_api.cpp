#include "server/export_api.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"
#include "engine/base/instant.hpp"
#include "engine/search/hit_stream.hpp"

namespace fundstelle::server {

namespace {

/// Pieces are sent when they have grown to this; the first one goes sooner.
constexpr std::size_t kPieceBytes = 64u * 1024;
constexpr std::size_t kFirstPieceBytes = 1024;

enum class ExportFormat { Ndjson, Csv };

/// What was asked for.
struct ExportRequest {
    search::SearchRequest search;
    ExportFormat format = ExportFormat::Ndjson;
    std::size_t limit = SIZE_MAX; ///< as given, else all
};

[[noreturn]] void fail(std::string parameter, std::string detail) {
    throw base::ParameterError(std::vector{
        base::ParameterFault{std::move(parameter), std::move(detail)}});
}

ExportFormat read_format(std::string_view format) {
    if (format == "ndjson") {
        return ExportFormat::Ndjson;
    }
    if (format == "csv") {
        return ExportFormat::Csv;
    }
    fail("format", "is neither ndjson nor csv");
}

ExportRequest read_export_request(const HttpRequest& http, const Services& services) {
    ExportRequest request;
    std::vector<NamedValue> of_search;
    bool has_format = false;
    bool has_limit = false;
    for (const NamedValue& parameter : http.query) {
        if (parameter.first != "format") {
            has_limit = has_limit || parameter.first == "limit";
            of_search.push_back(parameter);
            continue;
        }
        if (has_format) {
            fail("format", "is given more than once");
        }
        has_format = true;
        request.format = read_format(parameter.second);
    }
    request.search = read_search_request(of_search, services.zone, services.limits).search;
    if (!request.search.cursor.empty()) {
        fail("cursor", "has no meaning here: an export holds all hits");
    }
    if (has_limit) {
        request.limit = request.search.limit;
    }
    return request;
}

std::string csv_cell(std::string_view text) {
    // Besides the ASCII signs their full-width forms, which some spreadsheets read alike.
    constexpr std::array<std::string_view, 11> kFormulaBeginnings = {
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    const bool could_run = std::any_of(
        kFormulaBeginnings.begin(),
        kFormulaBeginnings.end(),
        [text](std::string_view beginning) { return text.starts_with(beginning); }
    );
    if (!could_run && text.find_first_of(",;\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string cell = could_run ? "\"'" : "\"";
    for (const char byte : text) {
        cell += byte == '"' ? "\"\"" : std::string(1, byte);
    }
    return cell + '"';
}

std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& entry : list) {
        text += text.empty() ? "" : "; ";
        text += entry;
    }
    return text;
}

std::string instant_text(const std::optional<base::Instant>& instant, const base::TimeZone& zone) {
    return instant ? base::to_rfc3339(*instant, zone) : "";
}

/// Writes one export piece by piece.
class Exporter {
public:
    Exporter(search::HitStream hits, const ExportRequest& request, base::TimeZone zone)
        : hits_(std::move(hits)),
          format_(request.format),
          left_(request.limit),
          zone_(std::move(zone)) {}

    std::string next_piece() {
        std::string piece = has_begun_ || format_ != ExportFormat::Csv ? "" : csv_header();
        const std::size_t size = has_begun_ ? kPieceBytes : kFirstPieceBytes;
        has_begun_ = true;
        while (piece.size() < size && left_ > 0) {
            const std::optional<article::Article> article = hits_.next();
            if (!article) {
                break;
            }
            --left_;
            piece += format_ == ExportFormat::Csv ? csv_row(*article, zone_)
                                                  : article_to_json(*article, zone_) + '\n';
        }
        return piece;
    }

private:
    search::HitStream hits_;
    ExportFormat format_;
    std::size_t left_;
    base::TimeZone zone_;
    bool has_begun_ = false;
};

} // namespace

std::string csv_header() {
    return "id,title,lead,body,caption,published_at,updated_at,section,source,agency,place,"
           "language,url,authors,keywords\r\n";
}

std::string csv_row(const article::Article& article, const base::TimeZone& zone) {
    std::string row;
    bool is_first = true;
    for (const std::string& text :
         {article.id,
          article.title,
          article.lead,
          article.body,
          article.caption,
          instant_text(article.published_at, zone),
          instant_text(article.updated_at, zone),
          article.section,
          article.source,
          article.agency,
          article.place,
          article.language,
          article.url,
          joined(article.authors),
          joined(article.keywords)}) {
        row += is_first ? "" : ",";
        is_first = false;
        row += csv_cell(text);
    }
    return row + "\r\n";
}

HttpResponse handle_export(const HttpRequest& http, const Services& services) {
    const ExportRequest request = read_export_request(http, services);
    search::HitStream hits(
        services.snapshots, services.zone, request.search, services.searcher.limits()
    );
    HttpResponse response;
    response.set_header("Cache-Control", "no-store");
    const bool is_csv = request.format == ExportFormat::Csv;
    response.content_type =
        is_csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson";
    response.set_header(
        "Content-Disposition",
        std::string("attachment; filename=\"fundstelle.") + (is_csv ? "csv" : "ndjson") + '"'
    );
    response.set_header("X-Total-Count", std::to_string(std::min(hits.size(), request.limit)));
    auto exporter = std::make_shared<Exporter>(std::move(hits), request, services.zone);
    response.source = [exporter] { return exporter->next_piece(); };
    return response;
}

} // namespace fundstelle::server
