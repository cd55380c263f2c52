// The image's one program: `fundstelle server ...` and `fundstelle indexer ...`, also under the
// names fundstelle-server and fundstelle-indexer. There is no shell in the image that could choose.
#include <array>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include <unistd.h>

/// The `main` of each program.
int run_server(int argc, char** argv);
int run_indexer(int argc, char** argv);

namespace {

/// Starts the indexer with jemalloc, which its builds gain from and the server does not; where it
/// cannot be loaded, the usual allocator does.
int run_indexer_with_jemalloc(int argc, char** argv) {
    if (::getenv("LD_PRELOAD") == nullptr) {
        ::setenv("LD_PRELOAD", "libjemalloc.so.2", 1);
        ::execv("/proc/self/exe", argv);
    }
    return run_indexer(argc, argv);
}

struct Program {
    std::string_view name;
    int (*run)(int argc, char** argv);
};

constexpr std::array kPrograms{
    Program{"server", run_server}, Program{"indexer", run_indexer_with_jemalloc}};

/// Gives the program of a name, with or without the path and "fundstelle-" before it; null for
/// none.
const Program* find_program(std::string_view name) {
    constexpr std::string_view kPrefix = "fundstelle-";
    name.remove_prefix(name.rfind('/') + 1);
    if (name.starts_with(kPrefix)) {
        name.remove_prefix(kPrefix.size());
    }
    for (const Program& program : kPrograms) {
        if (program.name == name) {
            return &program;
        }
    }
    return nullptr;
}

} // namespace

int main(int argc, char** argv) {
    constexpr int kWrongUsage = 2;
    if (const Program* program = argc > 0 ? find_program(argv[0]) : nullptr) {
        return program->run(argc, argv);
    }
    if (const Program* program = argc > 1 ? find_program(argv[1]) : nullptr) {
        return program->run(argc - 1, argv + 1);
    }
    std::cerr << "fundstelle: say \"server\" or \"indexer\", then its options: "
                 "fundstelle server --help\n";
    return kWrongUsage;
}
