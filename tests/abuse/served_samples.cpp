#include "tests/abuse/served_samples.hpp"

namespace fundstelle::tests {

ServedSamples::ServedSamples(const std::string& settings) : ServerWithSettings(Start::Later) {
    const std::string samples =
        std::string(FUNDSTELLE_SOURCE_DIR) + "/docs/samples/articles.ndjson";
    const ProgramResult built = run_indexer({"build", "--data", data().string(), samples});
    EXPECT_EQ(built.exit_code, 0) << built.notes;
    start(settings);
}

} // namespace fundstelle::tests
