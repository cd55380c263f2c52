#include "server/feed.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace fundstelle::server {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// 1 January 1970 was a Thursday.
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};

constexpr char kXmlHead[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string element(std::string_view name, std::string_view text) {
    std::string xml = "<";
    xml.append(name).append(">").append(xml_escaped(text));
    return xml.append("</").append(name).append(">\n");
}

std::string atom_link(std::string_view relation, std::string_view type, std::string_view address) {
    std::string xml = "<link rel=\"";
    xml.append(relation).append("\" type=\"").append(type).append("\" href=\"");
    return xml.append(xml_escaped(address)).append("\"/>\n");
}

std::string atom_author(std::string_view name) {
    return "<author>" + element("name", name) + "</author>\n";
}

std::string atom_entry(const FeedEntry& entry) {
    std::string xml = "<entry>\n" + element("id", entry.id) + element("title", entry.title) +
                      atom_link("alternate", "text/html", entry.link) +
                      element("published", base::to_rfc3339_utc(entry.published)) +
                      element("updated", base::to_rfc3339_utc(entry.updated));
    for (const std::string& author : entry.authors) {
        xml += atom_author(author);
    }
    for (const std::string& category : entry.categories) {
        xml += "<category term=\"" + xml_escaped(category) + "\"/>\n";
    }
    // Where there is none, its element is left out: an empty one tells nothing.
    xml += entry.summary.empty() ? "" : element("summary", entry.summary);
    return xml + "</entry>\n";
}

std::string rss_item(const FeedEntry& entry) {
    std::string xml = "<item>\n" + element("title", entry.title) + element("link", entry.link) +
                      "<guid isPermaLink=\"false\">" + xml_escaped(entry.id) + "</guid>\n" +
                      element("pubDate", http_date(entry.published));
    for (const std::string& author : entry.authors) {
        xml += element("dc:creator", author);
    }
    for (const std::string& category : entry.categories) {
        xml += element("category", category);
    }
    return xml + element("description", entry.summary) + "</item>\n";
}

/// Control characters but tab and line ends, and the last two code points of the first plane.
bool is_xml_character(std::string_view rest) {
    const auto byte = static_cast<unsigned char>(rest.front());
    if (byte < 0x20) {
        return byte == '\t' || byte == '\n' || byte == '\r';
    }
    return !rest.starts_with("\xef\xbf\xbe") && !rest.starts_with("\xef\xbf\xbf");
}

std::optional<int> number_at(std::string_view text, std::size_t begin, std::size_t size) {
    int number = 0;
    const char* const first = text.data() + begin;
    const auto read = std::from_chars(first, first + size, number);
    return read.ec == std::errc() && read.ptr == first + size && number >= 0 ? std::optional(number)
                                                                             : std::nullopt;
}

} // namespace

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (!is_xml_character(text.substr(place))) {
            constexpr std::size_t kMoreBytes = 2; // of U+FFFE and U+FFFF
            place += text[place] == '\xef' ? kMoreBytes : 0;
            continue;
        }
        switch (text[place]) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += text[place];
        }
    }
    return escaped;
}

std::string to_atom(const Feed& feed) {
    std::string xml = kXmlHead;
    xml += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">\n";
    xml += element("id", feed.id) + element("title", feed.title) +
           atom_link("self", "application/atom+xml", feed.self_link) +
           atom_link("alternate", "text/html", feed.link) +
           element("updated", base::to_rfc3339_utc(feed.updated)) + atom_author("Fundstelle") +
           element("generator", "Fundstelle");
    for (const FeedEntry& entry : feed.entries) {
        xml += atom_entry(entry);
    }
    return xml + "</feed>\n";
}

std::string to_rss(const Feed& feed) {
    std::string xml = kXmlHead;
    xml +=
        "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n";
    xml += element("title", feed.title) + element("link", feed.link) +
           element("description", feed.title) + element("language", "de") +
           element("lastBuildDate", http_date(feed.updated)) + element("generator", "Fundstelle");
    xml += "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"" +
           xml_escaped(feed.self_link) + "\"/>\n";
    for (const FeedEntry& entry : feed.entries) {
        xml += rss_item(entry);
    }
    return xml + "</channel>\n</rss>\n";
}

std::string http_date(base::Instant instant) {
    const base::Date date = base::local_date(instant, base::TimeZone{});
    const std::int64_t days = base::days_from_civil(date);
    const auto second = static_cast<int>(instant.seconds - (days * base::kSecondsPerDay));
    char text[40];
    (void)std::snprintf(
        text,
        sizeof text,
        "%s, %02d %s %04d %02d:%02d:%02d GMT",
        kWeekdays[static_cast<std::size_t>(((days % 7) + 7) % 7)].data(),
        date.day,
        kMonths[static_cast<std::size_t>(date.month - 1)].data(),
        date.year,
        second / 3600,
        second / 60 % 60,
        second % 60
    );
    return text;
}

std::optional<base::Instant> parse_http_date(std::string_view text) {
    constexpr std::string_view kExample = "Thu, 24 Feb 2022 17:40:00 GMT";
    if (text.size() != kExample.size()) {
        return std::nullopt;
    }
    const std::optional<int> day = number_at(text, 5, 2);
    const std::optional<int> year = number_at(text, 12, 4);
    const std::optional<int> hour = number_at(text, 17, 2);
    const std::optional<int> minute = number_at(text, 20, 2);
    const std::optional<int> second = number_at(text, 23, 2);
    if (!day || !year || !hour || !minute || !second) {
        return std::nullopt;
    }
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
        if (text.substr(8, 3) != kMonths[month]) {
            continue;
        }
        const std::int64_t days = base::days_from_civil({*year, static_cast<int>(month) + 1, *day});
        const base::Instant instant{
            (days * base::kSecondsPerDay) + (*hour * 3600) + (*minute * 60) + *second};
        // Written again it must be the same: then signs, weekday and ranges are right too.
        return http_date(instant) == text ? std::optional(instant) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace fundstelle::server
