// The part of the fault library (see fault_library.cpp) that sets the wall clock.
//
// FUNDSTELLE_FAULT_CLOCK   seconds added to the wall clock; may be negative
#include <ctime>

#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/faults/fault_verdict.hpp"

namespace {

long clock_shift() {
    static const long seconds =
        fundstelle::faults::number_from_environment("FUNDSTELLE_FAULT_CLOCK");
    return seconds;
}

} // namespace

// glibc's own declarations say which of these are noexcept.
extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const long result = ::syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) {
        time->tv_sec += clock_shift();
    }
    return static_cast<int>(result);
}

int gettimeofday(timeval* time, void* zone) noexcept {
    const long result = ::syscall(SYS_gettimeofday, time, zone);
    if (result == 0) {
        time->tv_sec += clock_shift();
    }
    return static_cast<int>(result);
}

std::time_t time(std::time_t* result) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result != nullptr) {
        *result = now.tv_sec;
    }
    return now.tv_sec;
}
}
