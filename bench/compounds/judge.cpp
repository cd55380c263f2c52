// Judges the compound splitter against lists of words with their parts, and times it.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/german/analyzer.hpp"
#include "engine/german/compound.hpp"
#include "engine/german/spelling.hpp"

namespace fundstelle::german {
namespace {

using Clock = std::chrono::steady_clock;

struct Gold {
    std::string word;
    std::string origin;
    std::set<std::size_t> points; ///< bytes where a part begins, the first one left out

    [[nodiscard]] bool is_compound() const { return !points.empty(); }
};

std::vector<std::string> fields_of(const std::string& line, char mark) {
    std::vector<std::string> fields(1);
    for (const char byte : line) {
        if (byte == mark) {
            fields.emplace_back();
        } else {
            fields.back() += byte;
        }
    }
    return fields;
}

/// Finds where the parts of a word begin; lists of base forms ("Bewegung|Achse") are found in the
/// word by all parts but the first.
std::optional<std::set<std::size_t>> points_of(const std::string& word, const std::string& parts) {
    const std::vector<std::string> fields = fields_of(parts, '|');
    std::set<std::size_t> points;
    std::size_t at = 0;
    for (std::size_t index = 1; index < fields.size(); ++index) {
        at = word.find(normal_form(fields[index]), at + 2);
        if (at == std::string::npos) {
            return std::nullopt;
        }
        points.insert(at);
    }
    return points;
}

/// Reads the rows that can be judged: no second opinions, doubts ("#") and hyphens, where each
/// splitter is right.
std::vector<Gold> read_gold(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        throw std::runtime_error("cannot open " + path);
    }
    std::vector<Gold> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const std::vector<std::string> fields = fields_of(line, '\t');
        const bool is_clear = fields.size() == 5 && fields[4] != "alternative" &&
                              line.find('#') == std::string::npos &&
                              fields[0].find('-') == std::string::npos;
        if (!is_clear) {
            continue;
        }
        const std::string word = normal_form(fields[0]);
        const std::string& parts = fields[1].empty() ? fields[2] : fields[1];
        if (const auto points = points_of(word, parts)) {
            rows.push_back({word, fields[3], *points});
        }
    }
    return rows;
}

struct Figures {
    int rows = 0;
    int gold = 0;  ///< compounds
    int split = 0; ///< words that were split
    int both = 0;  ///< compounds that were split
    int exact = 0; ///< with the gold's parts, no more and no less
    int head = 0;  ///< whose last cut is the gold's
    int gold_points = 0;
    int found_points = 0;
    int right_points = 0;
};

void count(Figures& figures, const Gold& gold, const std::set<std::size_t>& points) {
    ++figures.rows;
    figures.gold += gold.is_compound() ? 1 : 0;
    figures.split += points.empty() ? 0 : 1;
    figures.both += gold.is_compound() && !points.empty() ? 1 : 0;
    figures.exact += gold.is_compound() && gold.points == points ? 1 : 0;
    figures.head +=
        gold.is_compound() && !points.empty() && *gold.points.rbegin() == *points.rbegin() ? 1 : 0;
    figures.gold_points += static_cast<int>(gold.points.size());
    figures.found_points += static_cast<int>(points.size());
    for (const std::size_t point : points) {
        figures.right_points += gold.points.contains(point) ? 1 : 0;
    }
}

std::string share(int part, int whole) {
    if (whole == 0) {
        return "    -";
    }
    const int thousandths = (part * 1000 + whole / 2) / whole;
    std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
    return "  " + std::to_string(thousandths / 1000) + "." + digits;
}

std::string f_of(int right, int found, int gold) {
    return share(2 * right, found + gold);
}

void print(const std::string& name, const Figures& f) {
    std::cout << std::left << std::setw(20) << name << std::right << std::setw(6) << f.rows
              << std::setw(6) << f.gold << " |" << share(f.both, f.split) << share(f.both, f.gold)
              << f_of(f.both, f.split, f.gold) << " |" << share(f.right_points, f.found_points)
              << share(f.right_points, f.gold_points)
              << f_of(f.right_points, f.found_points, f.gold_points) << " |"
              << share(f.exact, f.split) << share(f.exact, f.gold) << f_of(f.exact, f.split, f.gold)
              << " |" << share(f.head, f.gold) << '\n';
}

std::set<std::size_t> points_of(const std::vector<CompoundPart>& parts) {
    std::set<std::size_t> points;
    for (std::size_t index = 1; index < parts.size(); ++index) {
        points.insert(parts[index].bytes.begin);
    }
    return points;
}

std::string shown(const std::string& word, const std::set<std::size_t>& points) {
    std::string text = word;
    std::for_each(points.rbegin(), points.rend(), [&](std::size_t at) { text.insert(at, "|"); });
    return text;
}

/// Two halves by a hash of the word: rules were changed by looking at "dev" only.
bool is_dev(const std::string& word) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : word) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    }
    return ((hash >> 7U) & 1U) == 0;
}

void judge(const CompoundSplitter& splitter, const std::vector<Gold>& rows, bool show_errors) {
    std::cout << "                      rows  comp | split/no: P  R  F    | cuts: P    R      F   "
                 "| exact: P  R      F   | head\n";
    for (const std::string_view half : {"dev", "test"}) {
        for (const std::string_view origin :
             {"ghost-nn", "l3viathan", "dweiss", "jwordsplitter", ""}) {
            Figures figures;
            for (const Gold& row : rows) {
                if (is_dev(row.word) != (half == "dev") ||
                    (origin.empty() ? row.origin == "jwordsplitter" : row.origin != origin)) {
                    continue;
                }
                const auto points = points_of(splitter.split(row.word));
                count(figures, row, points);
                if (show_errors && half == "dev" && !origin.empty() && points != row.points) {
                    std::cerr << origin << '\t' << shown(row.word, row.points) << '\t'
                              << shown(row.word, points) << '\n';
                }
            }
            print(std::string(half) + " " + std::string(origin.empty() ? "gold" : origin), figures);
        }
    }
}

void add_collection(Lexicon& lexicon, std::istream& articles) {
    Analyzer analyzer;
    std::string line;
    const auto count = [&](const Term& term) {
        if (term.kind == TokenKind::Word) {
            lexicon.add(term.normal, 1);
        }
    };
    while (std::getline(articles, line)) {
        const nlohmann::json article = nlohmann::json::parse(line, nullptr, false);
        for (const char* field : {"title", "lead", "body"}) {
            if (article.is_object() && article.contains(field) && article[field].is_string()) {
                analyzer.analyze(article[field].get<std::string>(), 1, count);
            }
        }
    }
}

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void time_it(const CompoundSplitter& splitter, const Lexicon& lexicon) {
    std::vector<std::string> words;
    lexicon.for_each([&](const std::string& word, const auto&) { words.push_back(word); });
    const auto begin = Clock::now();
    std::size_t compounds = 0;
    for (const std::string& word : words) {
        compounds += splitter.split(word).empty() ? 0U : 1U;
    }
    const double taken = milliseconds_since(begin);
    std::cout << words.size() << " words, " << compounds << " split, "
              << taken * 1000 / static_cast<double>(words.size()) << " us a word\n";
}

/// Prints the words of a file, one a line, with bars between their parts, and the parts' words.
void split_all(const CompoundSplitter& splitter, const std::string& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::string word = normal_form(line);
        const std::vector<CompoundPart> parts = splitter.split(word);
        std::cout << shown(word, points_of(parts)) << '\t';
        for (const CompoundPart& part : parts) {
            std::cout << part.lexeme << ' ';
        }
        std::cout << '\n';
    }
}

struct Options {
    std::string gold;        ///< path of a list of words with their parts
    std::string words;       ///< path of words to split and print, one a line
    bool collection = false; ///< learn from articles (NDJSON) on standard input
    bool errors = false;     ///< print to standard error what is wrong in the dev half
};

int run(const Options& options) {
    auto begin = Clock::now();
    Lexicon lexicon = Lexicon::general();
    std::cerr << "general lexicon: " << lexicon.size() << " words, " << milliseconds_since(begin)
              << " ms\n";
    if (options.collection) {
        add_collection(lexicon, std::cin);
    }
    begin = Clock::now();
    const CompoundSplitter splitter(lexicon);
    std::cerr << "splitter: " << milliseconds_since(begin) << " ms\n";
    if (!options.words.empty()) {
        split_all(splitter, options.words);
    }
    if (!options.gold.empty()) {
        judge(splitter, read_gold(options.gold), options.errors);
        time_it(splitter, lexicon);
    }
    return EXIT_SUCCESS;
}

} // namespace
} // namespace fundstelle::german

// compounds [--errors] [--collection] [--words <file>] [--gold <compounds.tsv>] [< articles.ndjson]
int main(int argument_count, char** arguments) {
    fundstelle::german::Options options;
    const std::vector<std::string> words(arguments + 1, arguments + argument_count);
    for (std::size_t index = 0; index < words.size(); ++index) {
        const bool has_value = index + 1 < words.size();
        if (words[index] == "--gold" && has_value) {
            options.gold = words[++index];
        } else if (words[index] == "--words" && has_value) {
            options.words = words[++index];
        } else if (words[index] == "--collection") {
            options.collection = true;
        } else if (words[index] == "--errors") {
            options.errors = true;
        } else {
            std::cerr << "not understood: " << words[index] << '\n';
            return EXIT_FAILURE;
        }
    }
    try {
        return fundstelle::german::run(options);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
