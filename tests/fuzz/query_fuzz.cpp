// The entry of libFuzzer: `./dev fuzz query`.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fundstelle::fuzz::plan_query({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
