#pragma once
// The indexer's commands: each takes what the command line gave and returns the exit code.
#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/settings.hpp"
#include "indexer/readers/record.hpp"

namespace fundstelle::indexer {

/// Exit codes by the contract.
inline constexpr int kAllTakenIn = 0;
inline constexpr int kSomeRejected = 1;

/// What all commands share.
struct CommandContext {
    std::filesystem::path data;
    base::Settings settings;
    std::ostream& out;   ///< results and summaries
    std::ostream& notes; ///< progress and messages
    bool notes_are_terminal = false;
    std::stop_token stop; ///< asked for by SIGINT or SIGTERM
};

/// Builds a new generation from all inputs and switches to it. All commands throw base::Error for
/// what could not be done.
[[nodiscard]] int build(
    const CommandContext& context, const std::vector<std::string>& inputs, Format format
);

/// Builds the first generation; nothing, with nothing done, where there is one already.
[[nodiscard]] std::optional<int> build_first(
    const CommandContext& context, const std::vector<std::string>& inputs, Format format
);

/// Inserts or replaces articles in the live index; builds the first generation where there is none.
[[nodiscard]] int add(
    const CommandContext& context, const std::vector<std::string>& inputs, Format format
);

/// Deletes articles; ids that are not there are named and make the exit code 1.
[[nodiscard]] int remove(const CommandContext& context, const std::vector<std::string>& ids);

/// Builds an empty first generation; nothing, with nothing done, where there is one already.
[[nodiscard]] std::optional<int> build_empty(const CommandContext& context);

/// How long `watch` goes on.
enum class WatchMode { UntilStopped, UntilEmpty };

/// Takes in what arrives in the inbox until it is stopped, or what waits there now.
[[nodiscard]] int watch(const CommandContext& context, WatchMode mode);

/// Makes the served index small and fast again, as a new generation.
[[nodiscard]] int optimize(const CommandContext& context);

/// Builds a new generation from the articles stored in the served one, whatever version made it.
[[nodiscard]] int reindex(const CommandContext& context);

/// Tells whether the served index is whole: 0 or 1.
[[nodiscard]] int check(const CommandContext& context);

/// Tells what the served index holds.
[[nodiscard]] int stats(const CommandContext& context, bool as_json);

/// Goes back to the generation before.
[[nodiscard]] int rollback(const CommandContext& context);

/// Copies the served index and what waits in the inbox into the new folder `target`, while others
/// serve and write. It is there whole or not at all, and is a data folder itself. With `kept` the
/// copy gets a folder of its own in `target`, named by its time, and the oldest beyond so many go.
[[nodiscard]] int backup(
    const CommandContext& context,
    const std::filesystem::path& target,
    std::optional<std::size_t> kept
);

/// Makes the index of a backup the served one, once it is checked. What waits in the inbox of the
/// data folder is applied on top of it.
[[nodiscard]] int restore(const CommandContext& context, const std::filesystem::path& source);

/// Shows how texts are understood, token by token; without texts it reads lines from standard
/// input.
[[nodiscard]] int analyze(
    const CommandContext& context, const std::vector<std::string>& texts, bool stem_only
);

} // namespace fundstelle::indexer
