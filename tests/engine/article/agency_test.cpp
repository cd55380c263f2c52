#include "engine/article/agency.hpp"

#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

TEST(Agency, JoinsThoseNamedAsPrinted) {
    struct Case {
        std::string_view text;
        std::string_view agencies;
    };
    for (const Case& entry : {
             Case{"dpa/Virginia Mayo", "dpa"},
             Case{"Virginia Mayo/AP/dpa", "AP/dpa"},
             Case{"(dpa/AFP)", "dpa/AFP"},
             Case{"Von Anna Schneider, dpa und AFP", "dpa/AFP"},
             Case{"dpa/dpa", "dpa"},
             Case{"DPA", "DPA"},
             Case{"dpa-infocom", "dpa"},
             Case{"Sid Vicious/Pa Ubu", ""},
             Case{"Virginia Mayo", ""},
             Case{"", ""},
         }) {
        EXPECT_EQ(agencies_in(entry.text), entry.agencies) << entry.text;
    }
}

} // namespace
} // namespace fundstelle::article
