#include "indexer/input_records.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "engine/base/error.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

namespace {

/// The records of one input. Where it cannot be read on, a last record says why: the rest of it is
/// lost to us, but no other input is.
class InputRecords {
public:
    InputRecords(const InputFile& input, Format format) : input_(input), format_(format) {}

    [[nodiscard]] std::optional<Record> next() {
        if (is_over_) {
            return std::nullopt;
        }
        try {
            if (!reader_) {
                reader_ = open_reader(input_.path, input_.name, format_);
            }
            std::optional<Record> record = reader_->next();
            if (record) {
                last_line_ = record->line;
            }
            return record;
        } catch (const base::Error& error) {
            is_over_ = true;
            Record record;
            record.input = input_.name;
            record.line = last_line_;
            record.fault = error.what();
            return record;
        }
    }

    /// How much was read, in bytes.
    [[nodiscard]] std::uint64_t offset() const { return reader_ ? reader_->offset() : 0; }

private:
    const InputFile& input_;
    Format format_;
    std::unique_ptr<RecordReader> reader_;
    std::size_t last_line_ = 0;
    bool is_over_ = false;
};

} // namespace

void read_inputs(
    const std::vector<InputFile>& inputs,
    Format format,
    RunCounters& counters,
    const TakeRecord& take
) {
    std::uint64_t bytes_before = 0;
    for (const InputFile& input : inputs) {
        InputRecords records(input, format);
        // What `take` throws is no fault of the input and ends the run.
        while (std::optional<Record> record = records.next()) {
            counters.input_bytes = bytes_before + records.offset();
            if (!take(std::move(*record))) {
                return;
            }
        }
        bytes_before += records.offset();
    }
}

} // namespace fundstelle::indexer
