#pragma once
// What a call of the file system that counts is to meet: read from the environment (see
// fault_library.cpp), without allocating.
#include <array>
#include <cstddef>
#include <string_view>

#include <linux/limits.h>

namespace fundstelle::faults {

enum class FaultKind { None, Kill, Eio, Enospc, Short };

/// Gives a number of the environment; 0 where there is none.
long number_from_environment(const char* name);

/// A path in a buffer of its own.
class Path {
public:
    /// Of an open file; empty where it has none.
    explicit Path(int descriptor);

    /// Of a name as given to the ...at calls.
    Path(int folder, const char* name);

    [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

    /// Whether it is the watched folder or lies in it.
    [[nodiscard]] bool is_watched() const;

private:
    void read_link(const char* link);
    void append(std::string_view more);

    std::array<char, PATH_MAX> bytes_{};
    std::size_t size_ = 0;
};

/// Gives what is to become of one call, counts and traces it; kills the process where that was
/// asked for. `second` is where the path goes to.
FaultKind verdict(std::string_view call, const Path& path, std::string_view second = {});

/// Gives whether the call fails, with its errno set.
bool fails(FaultKind kind);

} // namespace fundstelle::faults
