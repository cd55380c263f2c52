// Judges the compound splitter against lists of words with their parts, and times it.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>
#include "engine/german/analyzer.hpp"
#include "engine/german/compound.hpp"
#include "engine/german/spelling.hpp"

namespace {

using fundstelle::german::CompoundPart;
using fundstelle::german::CompoundSplitter;
using fundstelle::german::Lexicon;

struct Gold {
    std::string word;
    std::string origin;
    std::set<std::size_t> points; ///< bytes where a part begins, the first one left out
    bool is_compound = false;
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

/// Finds the cut of a word whose list gives the parts' base forms only: the second one stands as it
/// is in the word's end, or with its last letters changed.
std::optional<std::set<std::size_t>> points_of(const std::string& word, const std::string& parts) {
    const std::vector<std::string> fields = fields_of(parts, '|');
    std::set<std::size_t> points;
    std::size_t at = 0;
    for (std::size_t index = 1; index < fields.size(); ++index) {
        const std::string part = fundstelle::german::normal_form(fields[index]);
        const std::size_t found = word.find(part, at + 2);
        if (found == std::string::npos) {
            return std::nullopt;
        }
        points.insert(at = found);
    }
    return points;
}

std::vector<Gold> read_gold(const std::string& path) {
    std::ifstream file(path);
    std::vector<Gold> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const std::vector<std::string> fields = fields_of(line, '\t');
        if (fields.size() < 5 || fields[4] == "alternative" ||
            (fields[1] + fields[2]).find_first_of("#-") != std::string::npos ||
            fields[0].find('-') != std::string::npos) {
            continue;
        }
        Gold row{fundstelle::german::normal_form(fields[0]), fields[3], {}, false};
        const std::string& parts = fields[1].empty() ? fields[2] : fields[1];
        const auto points = points_of(row.word, parts);
        if (!points) {
            std::cerr << "left out: " << fields[0] << " " << parts << '\n';
            continue;
        }
        row.points = *points;
        row.is_compound = !row.points.empty();
        rows.push_back(std::move(row));
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
    figures.gold += gold.is_compound ? 1 : 0;
    figures.split += points.empty() ? 0 : 1;
    figures.both += gold.is_compound && !points.empty() ? 1 : 0;
    figures.exact += gold.is_compound && gold.points == points ? 1 : 0;
    figures.head +=
        gold.is_compound && !points.empty() && *gold.points.rbegin() == *points.rbegin() ? 1 : 0;
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
    fundstelle::german::Analyzer analyzer;
    std::string line;
    const auto count = [&](const fundstelle::german::Term& term) {
        if (term.kind == fundstelle::german::TokenKind::Word) {
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

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

void time_it(const CompoundSplitter& splitter, const Lexicon& lexicon) {
    std::vector<std::string> words;
    lexicon.for_each([&](const std::string& word, const auto&) { words.push_back(word); });
    const auto begin = std::chrono::steady_clock::now();
    std::size_t compounds = 0;
    for (const std::string& word : words) {
        compounds += splitter.split(word).empty() ? 0U : 1U;
    }
    const double taken = milliseconds_since(begin);
    std::cout << words.size() << " words, " << compounds << " split, "
              << taken * 1000 / static_cast<double>(words.size()) << " us a word\n";
}

} // namespace

// compounds <compounds.tsv> [--errors] [< articles.jsonl]: with articles, learns from them first.
int main(int argument_count, char** arguments) {
    const std::vector<std::string> options(arguments + 1, arguments + argument_count);
    if (options.empty()) {
        std::cerr << "usage: compounds compounds.tsv [--errors] [--collection < articles.jsonl]\n";
        return EXIT_FAILURE;
    }
    const auto has = [&](const char* option) {
        return std::find(options.begin(), options.end(), option) != options.end();
    };
    auto begin = std::chrono::steady_clock::now();
    Lexicon lexicon = Lexicon::general();
    std::cout << "general lexicon: " << lexicon.size() << " words, " << milliseconds_since(begin)
              << " ms\n";
    if (has("--collection")) {
        add_collection(lexicon, std::cin);
    }
    if (has("--list")) {
        lexicon.for_each([](const std::string& word, const auto& known) {
            if (known.frequency > 0) {
                std::cout << word << '\t' << known.frequency << '\n';
            }
        });
        return EXIT_SUCCESS;
    }
    if (has("--words")) {
        std::ifstream list(options.at(1));
        for (std::string word; std::getline(list, word);) {
            const std::size_t tab = word.find('\t');
            if (tab != std::string::npos) {
                lexicon.add(word.substr(0, tab), std::stoull(word.substr(tab + 1)));
            }
        }
    }
    begin = std::chrono::steady_clock::now();
    const CompoundSplitter splitter(lexicon);
    std::cout << "splitter: " << milliseconds_since(begin) << " ms\n";
    if (has("--split")) {
        for (std::string word; std::getline(std::cin, word);) {
            const auto parts = splitter.split(word);
            std::cout << shown(word, points_of(parts)) << '\t';
            for (const auto& part : parts) {
                std::cout << part.lexeme << ' ';
            }
            std::cout << '\n';
        }
        return EXIT_SUCCESS;
    }
    judge(splitter, read_gold(options[0]), has("--errors"));
    time_it(splitter, lexicon);
    return EXIT_SUCCESS;
}
