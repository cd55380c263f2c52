// Makes a collection of which the near-duplicates are known: each article of an NDJSON stream is
// printed with five versions of it, as editors make them. The groups go to the file named, in the
// form that near_duplicates reads. The same input gives the same output.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/article/article_json.hpp"

namespace fundstelle::article {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& body) {
    std::istringstream stream(body);
    Words words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    return words;
}

std::string text_of(const Words& words) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : " ";
        text += word;
    }
    return text;
}

Words shortened(Words words, const Words&) {
    words.resize(words.size() * 2 / 3);
    return words;
}

Words lengthened(Words words, const Words& neighbour) {
    const std::size_t added = std::min(neighbour.size(), words.size()) / 4;
    words.insert(words.end(), neighbour.begin(), neighbour.begin() + static_cast<long>(added));
    return words;
}

Words reordered(Words words, const Words&) {
    std::rotate(words.begin(), words.begin() + static_cast<long>(words.size() / 2), words.end());
    return words;
}

Words corrected(Words words, const Words&) {
    for (std::string& word : words) {
        for (char& letter : word) {
            letter =
                letter >= '0' && letter <= '9' ? static_cast<char>('0' + '9' - letter) : letter;
        }
    }
    return words;
}

/// One word of fifty is another.
Words edited(Words words, const Words& neighbour) {
    for (std::size_t at = 25; at < words.size() && at < neighbour.size(); at += 50) {
        words[at] = neighbour[at];
    }
    return words;
}

constexpr std::array kVersions{shortened, lengthened, reordered, corrected, edited};

Article read_article(const std::string& line) {
    auto read = article_from_json(line, base::TimeZone());
    if (const auto* reason = std::get_if<std::string>(&read)) {
        throw std::runtime_error("an article was refused: " + *reason);
    }
    return std::get<Article>(std::move(read));
}

void print_versions(std::ostream& groups) {
    const base::TimeZone utc;
    Words neighbour;
    for (std::string line; std::getline(std::cin, line);) {
        Article article = read_article(line);
        const Words words = words_of(article.body);
        const std::string id = article.id;
        std::cout << article_to_json(article, utc) << '\n';
        groups << id;
        for (std::size_t version = 0; version < kVersions.size(); ++version) {
            article.id = id + "-" + std::to_string(version);
            article.body = text_of(kVersions[version](words, neighbour));
            std::cout << article_to_json(article, utc) << '\n';
            groups << '\t' << article.id;
        }
        groups << '\n';
        neighbour = words;
    }
}

int run(std::span<char*> arguments) {
    if (arguments.size() != 2) {
        std::fprintf(stderr, "usage: near_duplicate_variants GROUPS.tsv <ARTICLES >VARIANTS\n");
        return 2;
    }
    std::ofstream groups(arguments[1]);
    print_versions(groups);
    if (!groups.flush() || !std::cout.flush()) {
        throw std::runtime_error("cannot write");
    }
    return 0;
}

} // namespace
} // namespace fundstelle::article

int main(int count, char** arguments) {
    try {
        std::ios::sync_with_stdio(false);
        return fundstelle::article::run({arguments, static_cast<std::size_t>(count)});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "near_duplicate_variants: %s\n", error.what());
        return 1;
    }
}
