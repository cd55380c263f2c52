#include "engine/index/index_check.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <future>
#include <sstream>

#include <unistd.h>
#include <xapian.h>

#include "engine/base/error.hpp"
#include "engine/index/codebook.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/document_parts.hpp"
#include "engine/index/later_segment.hpp"
#include "engine/index/packed_postings.hpp"
#include "engine/index/records.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/stored_article.hpp"
#include "engine/index/vocabulary.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kMaxFaults = 100;

void add_fault(CheckReport& report, std::string fault) {
    if (report.faults.size() < kMaxFaults) {
        report.faults.push_back(std::move(fault));
    }
}

/// Whether all tables could be opened for writing.
bool is_writable(const Generation& generation) {
    const std::filesystem::directory_iterator files(generation.path);
    return std::all_of(begin(files), end(files), [](const auto& entry) {
        return ::access(entry.path().c_str(), W_OK) == 0;
    });
}

/// Reads all postings and positions.
void read_tables(const Generation& generation, CheckReport& report) {
    const Xapian::Database database(generation.path.string());
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        Xapian::doccount documents = 0;
        for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term);
             ++posting) {
            documents += 1;
            std::for_each(posting.positionlist_begin(), posting.positionlist_end(), [](auto) {});
        }
        if (documents != term.get_termfreq()) {
            add_fault(report, "a term's postings and its frequency disagree");
        }
    }
}

/// Xapian opens tables for writing to check their blocks. On a read-only disk everything is read
/// instead, which meets the same blocks, but not those that nothing leads to.
void check_tables(const Generation& generation, CheckReport& report) {
    if (!is_writable(generation)) {
        read_tables(generation, report);
        return;
    }
    std::ostringstream messages;
    const std::size_t errors = Xapian::Database::check(generation.path.string(), 0, &messages);
    if (errors > 0) {
        add_fault(report, std::to_string(errors) + " faults in Xapian's tables");
    }
}

/// Gives what is wrong with one document, or nothing.
std::string fault_of(const DocumentParts& parts, Xapian::docid number, ArticleCodec& codec) {
    const Xapian::Database& database = parts.database();
    const std::string card_bytes = parts.read(Part::Card, number);
    const HitCard card = decode_hit_card(card_bytes);
    const article::Article article = codec.decode(parts.read(Part::Article, number));
    if (parts.read(Part::Words, number).empty()) {
        return "its words are missing";
    }
    if (article.id != card.id) {
        return "hit card and stored article have different ids";
    }
    if (database.get_termfreq(id_term(article.id)) != 1) {
        return "its id belongs to several articles";
    }
    const Xapian::PostingIterator posting = database.postlist_begin(id_term(article.id));
    return *posting == number ? std::string{} : "its id leads to another article";
}

void check_articles(const Generation& generation, CheckReport& report) {
    const Xapian::Database database(generation.path.string());
    require_versions(database);
    const Records records(generation.path / kRecordsFile);
    const DocumentParts parts(records, database);
    ArticleCodec codec(read_codebook(database)->texts);
    for (auto posting = database.postlist_begin({}); posting != database.postlist_end({});
         ++posting) {
        report.articles += 1;
        std::string fault;
        try {
            fault = fault_of(parts, *posting, codec);
        } catch (const base::Error& error) {
            fault = error.what();
        } catch (const Xapian::Error& error) {
            fault = error.get_description();
        }
        if (!fault.empty()) {
            add_fault(report, "article " + std::to_string(*posting) + ": " + fault);
        }
    }
    if (report.articles != database.get_doccount()) {
        add_fault(report, "the number of articles and the postings disagree");
    }
}

/// Those of documents that came after the file of postings.
void check_later_segments(const Generation& generation, CheckReport& report) {
    const Xapian::Database database(generation.path.string());
    const PackedPostings postings(generation.path / kPostingsFile);
    Xapian::docid document = postings.last_document() + 1;
    while (document <= database.get_lastdocid()) {
        const auto segment = LaterSegment::read(database, document);
        if (segment && !segment->agrees_with(database)) {
            add_fault(
                report,
                "the later postings from article " + std::to_string(document) +
                    " on are not those of the articles"
            );
        }
        document = segment ? segment->last() + 1 : document + 1;
    }
}

void check_vocabulary(const Generation& generation, CheckReport& report) {
    if (!Vocabulary(generation.path / kVocabularyFile).is_whole()) {
        add_fault(report, "the vocabulary's checksum is wrong");
    }
    if (!Compounds(generation.path / kCompoundsFile).is_whole()) {
        add_fault(report, "the checksum of the compounds is wrong");
    }
    if (!Records(generation.path / kRecordsFile).is_whole()) {
        add_fault(report, "the checksum of the file of records is wrong");
    }
    const PackedPostings postings(generation.path / kPostingsFile);
    if (!postings.is_whole()) {
        add_fault(report, "the file of postings is not whole");
    } else if (!postings.agrees_with(Xapian::Database(generation.path.string()))) {
        add_fault(report, "the file of postings is not that of the articles");
    }
}

/// What goes wrong in one part of the check is a fault.
CheckReport report_of(
    const Generation& generation, void (*check)(const Generation& generation, CheckReport& report)
) {
    CheckReport report;
    try {
        check(generation, report);
    } catch (const Xapian::Error& error) {
        add_fault(report, error.get_description());
    } catch (const std::exception& error) {
        add_fault(report, error.what());
    }
    return report;
}

/// An index of other versions is not damaged, but for other programs. What Xapian cannot open is
/// left to the checks.
void require_readable_versions(const Generation& generation) {
    try {
        require_versions(Xapian::Database(generation.path.string()));
    } catch (const Xapian::Error&) { // NOLINT(bugprone-empty-catch)
    }
}

} // namespace

CheckReport check_generation(const Generation& generation) {
    require_readable_versions(generation);
    std::future<CheckReport> tables =
        std::async(std::launch::async, [&] { return report_of(generation, check_tables); });
    const CheckReport articles = report_of(generation, check_articles);
    const CheckReport words = report_of(generation, check_vocabulary);
    const CheckReport later = report_of(generation, check_later_segments);
    CheckReport report = tables.get();
    report.articles = articles.articles;
    for (const CheckReport* part : {&articles, &words, &later}) {
        for (const std::string& fault : part->faults) {
            add_fault(report, fault);
        }
    }
    return report;
}

} // namespace fundstelle::index
