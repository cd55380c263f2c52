#pragma once
// What the machine, or the container in which we run, lets a process use.
#include <cstdint>
#include <filesystem>

namespace fundstelle::base {

/// Gives the bytes of memory of the machine, or the limit of the control groups that we are in,
/// whichever is less. Reads proc and sys below `root`.
[[nodiscard]] std::uint64_t usable_memory_bytes(const std::filesystem::path& root = "/");

/// Gives how many processors can work for us at once, at least 1: those that we may run on, or the
/// share of the control groups that we are in, rounded up, whichever is less.
[[nodiscard]] unsigned usable_processors(const std::filesystem::path& root = "/");

/// Lets others go before the calling thread, and threads that it starts from now on: where both
/// want a core, the others get nine times as much of it. Still lower, up to the policy SCHED_IDLE,
/// the others gain a little, but where they take all cores nothing gets done.
void let_others_go_before() noexcept;

} // namespace fundstelle::base
