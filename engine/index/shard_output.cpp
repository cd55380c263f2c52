#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/index/byte_codec.hpp"
#include "engine/index/shard_contents.hpp"

namespace fundstelle::index {

/// Writes the contents: sorts postings by their terms first.
class ShardContents::Output {
public:
    Output(ShardContents& contents, ShardWriter& writer) : contents_(contents), writer_(writer) {
        std::uint32_t number = 0;
        for (Article& article : contents_.articles_) {
            article.number = number;
            number += article.is_replaced ? 0 : 1;
        }
        sort_postings();
    }

    void write() {
        write_documents();
        for (const std::uint32_t length : lengths_) {
            writer_.add_length(length);
        }
        write_values();
        sort_positions();
        for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
            write_term(rank);
        }
    }

    [[nodiscard]] std::uint32_t most_in_one() const { return most_in_one_; }

private:
    struct Entry {
        std::uint32_t article = 0;
        std::uint32_t count = 0;
    };

    /// Counting sort: by term, and by article within.
    void sort_postings() {
        order_ = contents_.terms_.sorted();
        ranks_.resize(order_.size());
        for (std::uint32_t rank = 0; rank < order_.size(); ++rank) {
            ranks_[order_[rank]] = rank;
        }
        starts_.assign(order_.size() + 1, 0);
        for_each_posting([&](const Article&, const Posting& posting) {
            ++starts_[ranks_[posting.term] + 1];
        });
        for (std::size_t rank = 1; rank < starts_.size(); ++rank) {
            starts_[rank] += starts_[rank - 1];
        }
        entries_.resize(starts_.back());
        std::vector<std::uint64_t> next(starts_.begin(), starts_.end() - 1);
        for_each_posting([&](const Article& article, const Posting& posting) {
            entries_[next[ranks_[posting.term]]++] = {article.number, posting.count};
        });
    }

    /// Of all articles that are not replaced.
    template <typename Take>
    void for_each_posting(const Take& take) const {
        for (std::size_t index = 0; index < contents_.articles_.size(); ++index) {
            const Article& article = contents_.articles_[index];
            if (!article.is_replaced) {
                for (std::uint64_t at = article.first_posting; at < end_of(index); ++at) {
                    take(article, contents_.postings_[at]);
                }
            }
        }
    }

    [[nodiscard]] std::uint64_t end_of(std::size_t index) const {
        const bool is_last = index + 1 == contents_.articles_.size();
        return is_last ? contents_.postings_.size() : contents_.articles_[index + 1].first_posting;
    }

    void write_documents() {
        const std::vector<std::string> slots = used_slots();
        for (std::size_t index = 0; index < contents_.articles_.size(); ++index) {
            const Article& article = contents_.articles_[index];
            if (article.is_replaced) {
                continue;
            }
            DocumentRecord record;
            record.data = article.data;
            record.terms = term_list(index);
            record.slots = slots[index];
            record.id_term = contents_.terms_.term(article.id_term);
            if (record.terms.size() > glass::kLeastPackedBytes) {
                const std::string_view packed = contents_.deflater_.pack(record.terms);
                record.is_packed = !packed.empty();
                record.terms = record.is_packed ? packed : record.terms;
            }
            writer_.add_document(record);
        }
    }

    [[nodiscard]] std::string_view term_list(std::size_t index) {
        std::uint64_t length = 0;
        of_article_.clear();
        for (std::uint64_t at = contents_.articles_[index].first_posting; at < end_of(index);
             ++at) {
            const Posting& posting = contents_.postings_[at];
            of_article_.push_back({ranks_[posting.term], posting.count});
            length += posting.count;
        }
        std::sort(of_article_.begin(), of_article_.end(), [](const auto& left, const auto& right) {
            return left.term < right.term;
        });
        term_list_.begin(length, of_article_.size());
        for (const Posting& posting : of_article_) {
            term_list_.add(contents_.terms_.term(order_[posting.term]), posting.count);
        }
        lengths_.push_back(static_cast<std::uint32_t>(length));
        return term_list_.bytes();
    }

    /// By article: which slots have values, each less the one before and one.
    [[nodiscard]] std::vector<std::string> used_slots() const {
        std::vector<std::string> used(contents_.articles_.size());
        std::vector<Xapian::valueno> next(contents_.articles_.size(), 0);
        for (const auto& [slot, values] : contents_.slots_) {
            for (const std::uint32_t article : values.articles) {
                append_number(used[article], slot - next[article]);
                next[article] = slot + 1;
            }
        }
        return used;
    }

    void write_values() {
        for (const auto& [slot, values] : contents_.slots_) {
            SlotStatistics statistics;
            for_each_value(values, [&](std::uint32_t, std::string_view value) {
                statistics.add(value);
            });
            if (statistics.documents > 0) {
                writer_.begin_slot(slot, std::move(statistics));
                for_each_value(values, [&](std::uint32_t article, std::string_view value) {
                    writer_.add_value(article, value);
                });
            }
        }
    }

    template <typename Take>
    void for_each_value(const Slot& values, const Take& take) const {
        std::uint64_t begin = 0;
        for (std::size_t index = 0; index < values.articles.size(); ++index) {
            const Article& article = contents_.articles_[values.articles[index]];
            const std::uint64_t end = values.ends[index];
            if (!article.is_replaced) {
                take(article.number, std::string_view(values.bytes).substr(begin, end - begin));
            }
            begin = end;
        }
    }

    /// By term, article, position; then terms are ranks, articles their last numbers.
    void sort_positions() {
        std::vector<Position>& positions = contents_.positions_;
        std::erase_if(positions, [&](const Position& position) {
            return contents_.articles_[position.article].is_replaced;
        });
        for (Position& position : positions) {
            position.term = ranks_[position.term];
            position.article = contents_.articles_[position.article].number;
        }
        const auto key = [](const Position& position) {
            return std::tuple(position.term, position.article, position.position);
        };
        std::sort(positions.begin(), positions.end(), [&](const auto& left, const auto& right) {
            return key(left) < key(right);
        });
        const auto end = std::unique(
            positions.begin(),
            positions.end(),
            [&](const auto& one, const auto& other) { return key(one) == key(other); }
        );
        positions.erase(end, positions.end());
    }

    void write_term(std::uint32_t rank) {
        if (starts_[rank] == starts_[rank + 1]) {
            return; // of replaced articles alone
        }
        TermRecord record;
        postings_.clear();
        position_lists_.clear();
        const auto& positions = contents_.positions_;
        const bool has_positions =
            position_ < positions.size() && positions[position_].term == rank;
        std::uint32_t before = 0;
        for (std::uint64_t at = starts_[rank]; at < starts_[rank + 1]; ++at) {
            const Entry& entry = entries_[at];
            append_number(postings_, entry.article - before);
            append_number(postings_, entry.count);
            before = entry.article;
            record.occurrences += entry.count;
            most_in_one_ = std::max(most_in_one_, entry.count);
            if (has_positions) {
                append_text(position_lists_, next_positions(rank, entry.article));
            }
        }
        record.term = contents_.terms_.term(order_[rank]);
        record.documents = static_cast<std::uint32_t>(starts_[rank + 1] - starts_[rank]);
        record.postings = postings_;
        record.positions = position_lists_;
        writer_.add_term(record);
    }

    [[nodiscard]] std::string next_positions(std::uint32_t rank, std::uint32_t article) {
        const auto& positions = contents_.positions_;
        std::vector<std::uint32_t> places;
        for (; position_ < positions.size() && positions[position_].term == rank &&
               positions[position_].article == article;
             ++position_) {
            places.push_back(positions[position_].position);
        }
        return places.empty() ? std::string{} : glass::pack_positions(places);
    }

    ShardContents& contents_;
    ShardWriter& writer_;
    std::vector<std::uint32_t> order_;  ///< numbers of terms, sorted
    std::vector<std::uint32_t> ranks_;  ///< by number
    std::vector<std::uint64_t> starts_; ///< by rank, in `entries_`
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> lengths_;
    std::vector<Posting> of_article_; ///< with ranks for terms
    glass::TermListPacker term_list_;
    std::size_t position_ = 0; ///< the next in `positions_`
    std::string postings_;
    std::string position_lists_;
    std::uint32_t most_in_one_ = 0;
};

Shard ShardContents::write(std::filesystem::path path, std::filesystem::path words) {
    ShardWriter writer(std::move(path), std::move(words));
    Output output(*this, writer);
    output.write();
    Shard shard = writer.finish(output.most_in_one());
    terms_.clear();
    latest_.clear();
    articles_.clear();
    postings_.clear();
    positions_.clear();
    slots_.clear();
    return shard;
}

} // namespace fundstelle::index
