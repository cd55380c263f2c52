#include "engine/article/json_names.hpp"

#include <array>

namespace fundstelle::article {
namespace {

using enum Field;

constexpr auto kNames = std::to_array<JsonName>({
    {Id, "id", Reading::Text},
    {Id, "@id", Reading::Text},
    {Id, "uri", Reading::Text},
    {Id, "urn", Reading::Text},
    {Id, "identifier", Reading::Loose},

    // In ninjs 2 and 3 a `title` is an internal name, and the headline stands beside it.
    {Title, "headlines", Reading::Loose, "main"},
    {Title, "title", Reading::Text},
    {Title, "headline", Reading::Loose},
    {Title, "headlines", Reading::Loose},
    {Title, "alternativeHeadline", Reading::Loose},

    {Lead, "lead", Reading::Text},
    {Lead, "description", Reading::Loose},
    {Lead, "abstract", Reading::Loose},
    {Lead, "description_text", Reading::Loose},
    {Lead, "descriptions", Reading::Loose, "text"},
    {Lead, "descriptions", Reading::Loose, "summary"},
    {Lead, "teaser", Reading::Loose},

    {Body, "body", Reading::Text},
    {Body, "articleBody", Reading::Loose},
    {Body, "body_text", Reading::Loose},
    {Body, "bodies", Reading::Loose, "text/plain"},
    {Body, "bodies", Reading::Markup},
    {Body, "body_xhtml", Reading::Markup},
    {Body, "body_html", Reading::Markup},
    {Body, "article_html", Reading::Markup},
    {Body, "text", Reading::Loose},

    {Caption, "caption", Reading::Text},
    {Caption, "image.caption", Reading::Loose},
    {Caption, "description_caption", Reading::Loose},
    {Caption, "descriptions", Reading::Loose, "caption"},

    {Credit, "credit", Reading::Text},
    {Credit, "image.creditText", Reading::Loose},

    {Crossheads, "crossheads", Reading::List},

    {PublishedAt, "published_at", Reading::Moment},
    {PublishedAt, "datePublished", Reading::Moment},
    {PublishedAt, "versioncreated", Reading::Moment},
    {PublishedAt, "versionCreated", Reading::Moment},
    {PublishedAt, "version_created", Reading::Moment},
    {PublishedAt, "firstcreated", Reading::Moment},
    {PublishedAt, "firstCreated", Reading::Moment},
    {PublishedAt, "dateCreated", Reading::Moment},

    {UpdatedAt, "updated_at", Reading::Moment},
    {UpdatedAt, "dateModified", Reading::Moment},

    {Section, "section", Reading::Loose},
    {Section, "articleSection", Reading::Loose},

    {Source, "source", Reading::Loose},
    {Source, "publisher", Reading::Loose},
    {Source, "sourceOrganization", Reading::Loose},
    {Source, "provider", Reading::Loose},
    {Source, "infosources", Reading::Loose},
    {Source, "infoSources", Reading::Loose},
    {Source, "creditline", Reading::Agency},
    {Source, "creditline", Reading::Loose},
    {Source, "copyrightholder", Reading::Loose},
    {Source, "copyrightHolder", Reading::Loose},

    {Agency, "agency", Reading::Loose},
    {Agency, "dateline", Reading::Agency},
    {Agency, "infosources", Reading::Agency},
    {Agency, "infoSources", Reading::Agency},
    {Agency, "creditline", Reading::Agency},
    {Agency, "byline", Reading::Agency},
    {Agency, "by", Reading::Agency},
    {Agency, "copyrightholder", Reading::Agency},
    {Agency, "copyrightHolder", Reading::Agency},

    // In ninjs 1 a `place` is any place that the story mentions, and `located` is the dateline's.
    {Place, "located", Reading::Loose},
    {Place, "place", Reading::Loose},
    {Place, "dateline", Reading::Dateline},
    {Place, "locationCreated", Reading::Loose},
    {Place, "contentLocation", Reading::Loose},

    {Language, "language", Reading::Loose},
    {Language, "inLanguage", Reading::Loose},

    {Url, "url", Reading::Link},
    {Url, "mainEntityOfPage", Reading::Link},

    {Authors, "authors", Reading::List},
    {Authors, "author", Reading::List},
    {Authors, "creator", Reading::List},
    {Authors, "byline", Reading::Byline},
    {Authors, "by", Reading::Byline},

    {Keywords, "keywords", Reading::Words},
    {Keywords, "subject", Reading::List},
    {Keywords, "subjects", Reading::List},
    {Keywords, "keyword_names", Reading::List},
    {Keywords, "dpasubject_names", Reading::List},
});

} // namespace

std::span<const JsonName> json_names() {
    return kNames;
}

} // namespace fundstelle::article
