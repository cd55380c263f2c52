// What is measured: taking in articles the stock Xapian way, as Omega does, to stand beside
// fundstelle-indexer in bench/indexing/run: one WritableDatabase, one thread, TermGenerator with
// the German stemmer and positions, replaced by id, committed at Xapian's own threshold. Input:
// NDJSON, one article a line. Not done here, though ours does: checking and repairing the input,
// German analysis beyond the stemmer, all other fields, compacting, verifying.
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>

#include <xapian.h>
#include <nlohmann/json.hpp>

namespace {

constexpr Xapian::valueno kDateSlot = 0;
/// Omega's advice for titles.
constexpr Xapian::termcount kTitleWeight = 2;

struct Totals {
    std::uint64_t articles = 0;
    /// UTF-8 bytes of titles, leads and bodies.
    std::uint64_t text_bytes = 0;
};

/// The field's text, or nothing where the article has none.
std::string text_of(const nlohmann::json& article, const char* field) {
    const auto found = article.find(field);
    return found != article.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

void index_field(
    Xapian::TermGenerator& generator, const std::string& text, Xapian::termcount weight
) {
    generator.index_text(text, weight);
    generator.increase_termpos();
}

void take_in(
    Xapian::WritableDatabase& database,
    Xapian::TermGenerator& generator,
    const std::string& line,
    Totals& totals
) {
    const nlohmann::json article = nlohmann::json::parse(line);
    const std::string title = text_of(article, "title");
    const std::string lead = text_of(article, "lead");
    const std::string body = text_of(article, "body");

    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    index_field(generator, title, kTitleWeight);
    index_field(generator, lead, 1);
    index_field(generator, body, 1);
    document.add_value(kDateSlot, text_of(article, "published_at"));
    document.set_data(line);
    const std::string id_term = "Q" + text_of(article, "id");
    document.add_boolean_term(id_term);
    database.replace_document(id_term, document);

    ++totals.articles;
    totals.text_bytes += title.size() + lead.size() + body.size();
}

Totals build(const std::string& database_path, const std::string& input_path) {
    std::ifstream input(input_path, std::ios::binary);
    if (!input) {
        throw std::runtime_error("cannot read the input");
    }
    Xapian::WritableDatabase database(database_path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("german"));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
    Totals totals;
    // Commits come by themselves, every 10,000 articles unless XAPIAN_FLUSH_THRESHOLD tells
    // otherwise.
    for (std::string line; std::getline(input, line);) {
        if (!line.empty()) {
            take_in(database, generator, line, totals);
        }
    }
    database.commit();
    database.close();
    return totals;
}

std::uint64_t size_of_files(const std::string& folder) {
    std::uint64_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return bytes;
}

void print_figures(const Totals& totals, double seconds, std::uint64_t index_bytes) {
    constexpr double kMegabyte = 1e6;
    std::cout << std::fixed << std::setprecision(2) << totals.articles << " articles in " << seconds
              << " s, " << static_cast<double>(totals.articles) / seconds << " articles/s, "
              << static_cast<double>(totals.text_bytes) / kMegabyte / seconds << " MB/s, "
              << index_bytes << " bytes of index, " << totals.text_bytes << " bytes of text\n";
}

} // namespace

int main(int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "";
    if (first == "--version") {
        std::cout << "Xapian " << Xapian::version_string() << '\n';
        return 0;
    }
    if (argc != 3) {
        std::cerr << "usage: stock_indexer DATABASE INPUT.ndjson | --version\n";
        return 2;
    }
    try {
        const auto start = std::chrono::steady_clock::now();
        const Totals totals = build(argv[1], argv[2]);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        print_figures(totals, elapsed.count(), size_of_files(argv[1]));
    } catch (const Xapian::Error& error) {
        std::cerr << "stock_indexer: " << error.get_description() << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "stock_indexer: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
