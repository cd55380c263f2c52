// The entry of libFuzzer: `./dev fuzz snippet`.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fundstelle::fuzz::cut_snippets({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
