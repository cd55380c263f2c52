#include "tests/abuse/served_samples.hpp"

namespace fundstelle::tests {

ServedSamples::ServedSamples(const std::string& settings) : ServerWithSettings(Start::Later) {
    index_samples(data());
    start(settings);
}

} // namespace fundstelle::tests
