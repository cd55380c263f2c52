#include "tests/support/process.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fundstelle::tests {

namespace {

struct Pipe {
    int read = -1;
    int write = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        ADD_FAILURE() << "no pipe";
    }
    return {ends[0], ends[1]};
}

[[noreturn]] void become(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

int exit_code_of(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> buffer{};
    ssize_t got = 0;
    while ((got = ::read(descriptor, buffer.data(), buffer.size())) > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(descriptor);
    return text;
}

/// Sends SIGKILL to a child that has not ended within `patience`.
void kill_unless_ended(pid_t process, std::chrono::microseconds patience) {
    const int watch = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
    const timespec timeout{seconds.count(), std::chrono::nanoseconds(patience - seconds).count()};
    pollfd ended{watch, POLLIN, 0};
    if (watch < 0 || ::ppoll(&ended, 1, &timeout, nullptr) < 0) {
        ADD_FAILURE() << "the process cannot be watched";
    }
    if (ended.revents == 0) {
        ::kill(process, SIGKILL);
    }
    ::close(watch);
}

} // namespace

std::string program_path(const std::string& name) {
    return std::string(FUNDSTELLE_BINARY_DIR) + '/' + name;
}

ProgramResult run_program(
    const std::vector<std::string>& command,
    const std::string& input,
    std::optional<std::chrono::microseconds> kill_after
) {
    const Pipe in = make_pipe();
    const Pipe out = make_pipe();
    const Pipe notes = make_pipe();
    const pid_t process = ::fork();
    if (process == 0) {
        ::dup2(in.read, STDIN_FILENO);
        ::dup2(out.write, STDOUT_FILENO);
        ::dup2(notes.write, STDERR_FILENO);
        for (const int descriptor :
             {in.read, in.write, out.read, out.write, notes.read, notes.write}) {
            ::close(descriptor);
        }
        become(command);
    }
    ::close(in.read);
    ::close(out.write);
    ::close(notes.write);
    std::jthread writer([&] {
        // A program that ends before it has read everything is no reason to end the test.
        sigset_t broken_pipe{};
        sigemptyset(&broken_pipe);
        sigaddset(&broken_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
        std::string_view rest = input;
        while (!rest.empty()) {
            const ssize_t written = ::write(in.write, rest.data(), rest.size());
            if (written <= 0) {
                break;
            }
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        ::close(in.write);
    });
    std::jthread killer;
    if (kill_after) {
        killer = std::jthread([&] { kill_unless_ended(process, *kill_after); });
    }
    ProgramResult result;
    {
        std::jthread note_reader([&] { result.notes = read_all(notes.read); });
        result.out = read_all(out.read);
    }
    // Before the process is waited for, since its number may then belong to another one.
    if (killer.joinable()) {
        killer.join();
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    result.exit_code = exit_code_of(status);
    return result;
}

ProgramResult run_indexer(std::vector<std::string> arguments, const std::string& input) {
    arguments.insert(arguments.begin(), program_path("fundstelle-indexer"));
    return run_program(arguments, input);
}

void index_samples(const std::filesystem::path& data) {
    if (const char* made = std::getenv("FUNDSTELLE_SAMPLE_INDEX"); made != nullptr) {
        std::filesystem::copy(made, data, std::filesystem::copy_options::recursive);
        return;
    }
    const ProgramResult built = run_indexer(
        {"build", "--data", data.string(), FUNDSTELLE_SOURCE_DIR "/docs/samples/articles.ndjson"}
    );
    ASSERT_EQ(built.exit_code, 0) << built.notes << built.out;
}

BackgroundProgram::BackgroundProgram(const std::vector<std::string>& command) {
    const Pipe notes = make_pipe();
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(notes.write, STDERR_FILENO);
        ::close(notes.read);
        ::close(notes.write);
        become(command);
    }
    ::close(notes.write);
    notes_ = notes.read;
}

BackgroundProgram::BackgroundProgram(BackgroundProgram&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      notes_(std::exchange(other.notes_, -1)),
      pending_notes_(std::move(other.pending_notes_)),
      drain_(std::move(other.drain_)) {}

BackgroundProgram::~BackgroundProgram() {
    if (process_ > 0) {
        end(SIGKILL);
    }
    if (drain_.joinable()) {
        drain_.join();
    }
    if (notes_ >= 0) {
        ::close(notes_);
    }
}

std::string BackgroundProgram::wait_for_note(const std::string& text) {
    for (;;) {
        std::size_t begin = 0;
        std::size_t end_of_line = 0;
        while ((end_of_line = pending_notes_.find('\n', begin)) != std::string::npos) {
            const std::string line = pending_notes_.substr(begin, end_of_line - begin);
            begin = end_of_line + 1;
            if (line.find(text) != std::string::npos) {
                pending_notes_.erase(0, begin);
                return line;
            }
        }
        std::array<char, 4096> buffer{};
        const ssize_t got = ::read(notes_, buffer.data(), buffer.size());
        if (got <= 0) {
            ADD_FAILURE() << "the program ended without saying " << text << ": " << pending_notes_;
            return {};
        }
        pending_notes_.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

void BackgroundProgram::ignore_notes() {
    if (drain_.joinable()) {
        return;
    }
    drain_ = std::jthread([descriptor = notes_] {
        std::array<char, 4096> buffer{};
        while (::read(descriptor, buffer.data(), buffer.size()) > 0) {
        }
    });
}

int BackgroundProgram::end(int signal) {
    ::kill(process_, signal);
    ignore_notes();
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return exit_code_of(status);
}

RunningServer::RunningServer(
    const std::filesystem::path& data, const std::vector<std::string>& more_arguments, Notes notes
)
    : program_([&] {
          std::vector<std::string> command = {
              program_path("fundstelle-server"),
              "--data",
              data.string(),
              "--listen",
              "127.0.0.1:0"};
          command.insert(command.end(), more_arguments.begin(), more_arguments.end());
          return command;
      }()) {
    const std::string line = program_.wait_for_note("listening on");
    port_ = std::atoi(line.substr(line.rfind(':') + 1).c_str());
    if (notes == Notes::Ignored) {
        program_.ignore_notes();
    }
}

} // namespace fundstelle::tests
