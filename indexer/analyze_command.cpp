#include <iostream>
#include <ostream>

#include "engine/base/utf8.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/search/analysis_view.hpp"
#include "indexer/commands.hpp"

namespace fundstelle::indexer {

namespace {

/// Columns are parted by tabs, so the text's own become blanks.
std::string cell(std::string_view text) {
    std::string cell(text);
    for (char& byte : cell) {
        byte = byte == '\t' || byte == '\n' || byte == '\r' ? ' ' : byte;
    }
    return cell;
}

/// Of a token and of its parts: text, places, normal form, stem, kind.
template <typename Placed>
void print_place(std::ostream& out, const Placed& placed, std::string_view kind) {
    out << placed.begin << '-' << placed.end << '\t' << cell(placed.text) << '\t' << placed.normal
        << '\t' << placed.stem << '\t' << kind;
}

void print_token(std::ostream& out, const search::AnalyzedToken& token) {
    out << token.position << '\t';
    print_place(out, token, search::kind_name(token.kind));
    out << (token.is_stop_word ? "\tstop word\n" : "\t\n");
    for (const search::AnalyzedPart& part : token.parts) {
        out << '\t';
        print_place(out, part, part.is_hyphenated ? "hyphen" : "compound");
        out << "\tpart\n";
    }
    for (const search::AnalyzedForm& form : token.forms) {
        out << "\t\t\t" << form.normal << '\t' << form.stem << '\t' << form.reason << "\tform\n";
    }
}

/// Understands texts, by an index where one is named.
class TextPrinter {
public:
    explicit TextPrinter(const CommandContext& context) : out_(context.out) {
        if (!context.data.empty()) {
            snapshots_.emplace(index::DataFolder(context.data));
            snapshots_->require_ready();
        }
        out_ << "position\tcode points\ttext\tnormal form\tstem\tkind\t\n";
    }

    void print(std::string_view text) {
        const std::string valid =
            base::first_invalid_byte(text) ? base::repair(text) : std::string(text);
        const std::vector<search::AnalyzedToken> tokens =
            snapshots_ ? search::analyze_text(valid, *snapshots_) : search::analyze_text(valid);
        for (const search::AnalyzedToken& token : tokens) {
            print_token(out_, token);
        }
    }

private:
    std::ostream& out_;
    std::optional<index::Snapshots> snapshots_;
};

/// Gives all texts to `take`, or the lines of standard input where there are none.
template <typename Take>
void for_each_text(const std::vector<std::string>& texts, const Take& take) {
    for (const std::string& text : texts) {
        take(text);
    }
    for (std::string line; texts.empty() && std::getline(std::cin, line);) {
        take(line);
    }
}

} // namespace

int analyze(const CommandContext& context, const std::vector<std::string>& texts, bool stem_only) {
    if (stem_only) {
        german::Analyzer analyzer;
        for_each_text(texts, [&](const std::string& word) {
            context.out << analyzer.stem_of(word) << '\n';
        });
    } else {
        TextPrinter printer(context);
        for_each_text(texts, [&](const std::string& text) { printer.print(text); });
    }
    context.out << std::flush;
    return 0;
}

} // namespace fundstelle::indexer
