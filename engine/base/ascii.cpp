#include "engine/base/ascii.hpp"

namespace fundstelle::base {

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (char& byte : lower) {
        byte = in_lower_case(byte);
    }
    return lower;
}

} // namespace fundstelle::base
