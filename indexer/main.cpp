#include <csignal>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <optional>
#include <stop_token>
#include <thread>

#include <unistd.h>
#include <CLI/CLI.hpp>

#include "engine/base/error.hpp"
#include "indexer/commands.hpp"
#include "indexer/version.hpp"

namespace {

using fundstelle::base::Error;
using fundstelle::base::ErrorCode;
namespace indexer = fundstelle::indexer;

/// What the command line said, before anything is done.
struct CommandLine {
    std::string data;
    std::string config;
    std::string format = "auto";
    std::optional<int> threads;
    std::string memory;
    std::vector<std::string> operands;
    std::string folder; ///< of a backup
    std::optional<std::size_t> backups_kept;
    bool as_json = false;
    bool stem_only = false;
    bool only_once = false;
    std::function<int(const indexer::CommandContext&)> command;
};

/// Asks for a stop at SIGINT and SIGTERM, from a thread of its own: no code of ours runs in a
/// signal handler.
class SignalWatch {
public:
    SignalWatch() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        thread_ = std::jthread([this](const std::stop_token& done) { watch(done); });
    }

    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    SignalWatch(SignalWatch&&) = delete;
    SignalWatch& operator=(SignalWatch&&) = delete;

    /// A signal of our own wakes the thread, so that no run lasts longer than its work.
    ~SignalWatch() {
        thread_.request_stop();
        pthread_kill(thread_.native_handle(), SIGINT);
    }

    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

private:
    void watch(const std::stop_token& done) {
        while (!done.stop_requested()) {
            if (sigwaitinfo(&signals_, nullptr) > 0) {
                stop_.request_stop();
            }
        }
    }

    sigset_t signals_{};
    std::stop_source stop_;
    std::jthread thread_;
};

indexer::Format require_format(const CommandLine& line) {
    const std::optional<indexer::Format> format = indexer::parse_format(line.format);
    if (!format) {
        throw Error{
            ErrorCode::Usage,
            '"' + line.format + "\" is not one of " + std::string(indexer::format_names()),
            "--format"};
    }
    return *format;
}

CLI::App* add_command(CLI::App& app, CommandLine& line, const char* name, const char* description) {
    CLI::App* command = app.add_subcommand(name, description);
    command->add_option("--data", line.data, "Data folder")->envname("FUNDSTELLE_DATA")->required();
    command->add_option("--config", line.config, "Settings file (TOML)")
        ->envname("FUNDSTELLE_CONFIG");
    return command;
}

void add_build_limits(CLI::App* command, CommandLine& line) {
    command->add_option("--threads", line.threads, "Threads that analyse; 0 is one a processor");
    command->add_option(
        "--memory", line.memory, "Memory that a build may take, as 512MiB; 0 is a quarter of all"
    );
}

void add_inputs(CLI::App* command, CommandLine& line) {
    command->add_option(
        "--format", line.format, "Format of the inputs: " + std::string(indexer::format_names())
    );
    add_build_limits(command, line);
    command->add_option("INPUT", line.operands, "File, folder or - for standard input")->required();
}

void declare_writing(CLI::App& app, CommandLine& line) {
    CLI::App* build = add_command(
        app, line, "build", "Build a new index generation from all inputs, then switch to it"
    );
    add_inputs(build, line);
    build->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::build(context, line.operands, require_format(line));
        };
    });
    CLI::App* add = add_command(app, line, "add", "Insert or replace articles in the live index");
    add_inputs(add, line);
    add->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::add(context, line.operands, require_format(line));
        };
    });
    CLI::App* remove = add_command(app, line, "delete", "Delete articles by their ids");
    remove->add_option("ID", line.operands, "Id of an article")->required();
    remove->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::remove(context, line.operands);
        };
    });
    add_command(app, line, "rollback", "Go back to the generation before")->callback([&line] {
        line.command = indexer::rollback;
    });
    CLI::App* watch =
        add_command(app, line, "watch", "Take in what arrives in the inbox, until stopped");
    watch->add_flag("--once", line.only_once, "Take in what waits there now, then end");
    watch->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::watch(
                context,
                line.only_once ? indexer::WatchMode::UntilEmpty : indexer::WatchMode::UntilStopped
            );
        };
    });
    add_command(app, line, "optimize", "Make a much-updated index small and fast again")
        ->callback([&line] { line.command = indexer::optimize; });
    CLI::App* reindex =
        add_command(app, line, "reindex", "Build a new generation from the stored articles");
    add_build_limits(reindex, line);
    reindex->callback([&line] { line.command = indexer::reindex; });
}

void declare_copies(CLI::App& app, CommandLine& line) {
    CLI::App* backup = add_command(
        app,
        line,
        "backup",
        "Copy the index and what waits in the inbox, while others serve and write"
    );
    backup->add_option("TARGET", line.folder, "New folder for the copy")->required();
    backup
        ->add_option(
            "--keep",
            line.backups_kept,
            "Make the copy in TARGET, in a folder named by its time, and keep so many of them"
        )
        ->check(CLI::PositiveNumber);
    backup->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::backup(context, line.folder, line.backups_kept);
        };
    });
    CLI::App* restore =
        add_command(app, line, "restore", "Check a backup, then switch to a copy of it");
    restore->add_option("SOURCE", line.folder, "Folder of a backup")->required();
    restore->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::restore(context, line.folder);
        };
    });
}

void declare_reading(CLI::App& app, CommandLine& line) {
    add_command(app, line, "check", "Tell whether the index is whole: exit code 0 or 1")
        ->callback([&line] { line.command = indexer::check; });
    CLI::App* stats = add_command(app, line, "stats", "Tell what the index holds");
    stats->add_flag("--json", line.as_json, "As a JSON object");
    stats->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::stats(context, line.as_json);
        };
    });
    CLI::App* analyze =
        app.add_subcommand("analyze", "Show how text is understood, token by token");
    analyze->add_option("--data", line.data, "Data folder");
    analyze->add_flag(
        "--stem-only",
        line.stem_only,
        "Only the stem; one word a line on standard input gives one line each"
    );
    analyze->add_option("TEXT", line.operands, "Text; standard input where missing");
    analyze->callback([&line] {
        line.command = [&line](const indexer::CommandContext& context) {
            return indexer::analyze(context, line.operands, line.stem_only);
        };
    });
}

fundstelle::base::Settings resolve_settings(const CommandLine& line) {
    fundstelle::base::Settings::Flags flags;
    if (line.threads) {
        flags["index.threads"] = std::to_string(*line.threads);
    }
    if (!line.memory.empty()) {
        flags["index.memory"] = line.memory;
    }
    std::optional<std::filesystem::path> file;
    if (!line.config.empty()) {
        file = line.config;
    }
    return fundstelle::base::Settings::resolve(
        file, fundstelle::base::process_environment(), flags
    );
}

int run(const CommandLine& line) {
    const SignalWatch signals;
    const indexer::CommandContext context{
        line.data,
        resolve_settings(line),
        std::cout,
        std::cerr,
        ::isatty(STDERR_FILENO) != 0,
        signals.token()};
    return line.command(context);
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app{"Takes German news articles into a full-text index.", "fundstelle-indexer"};
    CommandLine line;
    app.set_version_flag("--version", std::string("fundstelle-indexer ") + indexer::kVersion);
    app.require_subcommand(1);
    declare_writing(app, line);
    declare_copies(app, line);
    declare_reading(app, line);
    constexpr int kWrongUsage = 2;
    constexpr int kCouldNot = 3;
    try {
        app.parse(argc, argv);
        return run(line);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            return app.exit(error);
        }
        std::cerr << "fundstelle-indexer: " << error.what() << "; see --help\n";
        return kWrongUsage;
    } catch (const Error& error) {
        std::cerr << "fundstelle-indexer: " << fundstelle::base::command_line_text(error) << '\n';
        return fundstelle::base::error_kind(error.code()).exit_code;
    } catch (const std::exception& error) {
        std::cerr << "fundstelle-indexer: " << error.what() << '\n';
        return kCouldNot;
    }
}
