#include "server/access.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {
namespace {

base::ErrorCode refusal(const WriteKeys& keys, const std::string& authorization) {
    try {
        keys.require(authorization);
    } catch (const base::Error& error) {
        return error.code();
    }
    return base::ErrorCode::Internal;
}

TEST(WriteKeys, AdmitWhoHoldsAKey) {
    const std::string key = new_key();
    const std::string other = new_key();
    const WriteKeys keys(hash_key(key) + ", " + hash_key(other) + "\n");
    EXPECT_TRUE(keys.are_configured());
    EXPECT_NO_THROW(keys.require("Bearer " + key));
    EXPECT_NO_THROW(keys.require("bearer " + other));
    for (const std::string& wrong :
         {std::string(),
          std::string("Bearer"),
          std::string("Bearer "),
          "Basic " + key,
          "Bearer " + key + "x",
          "Bearer " + hash_key(key),
          key}) {
        EXPECT_EQ(refusal(keys, wrong), base::ErrorCode::Unauthorized) << wrong;
    }
}

TEST(WriteKeys, WithoutOneWritingIsOff) {
    const WriteKeys keys(" ");
    EXPECT_FALSE(keys.are_configured());
    EXPECT_EQ(refusal(keys, "Bearer " + new_key()), base::ErrorCode::Forbidden);
}

TEST(WriteKeys, RefuseWhatIsNoHash) {
    for (const char* wrong : {"secret", "sha256:abc", "md5:d41d8cd98f00b204e9800998ecf8427e"}) {
        EXPECT_THROW((void)WriteKeys(wrong), base::Error) << wrong;
    }
}

TEST(HashKey, IsSha256OfKeysThatAreLongEnough) {
    // FIPS 180-4's own example is too short a key; this one was made with sha256sum.
    EXPECT_EQ(
        hash_key("ein-schluessel-zum-pruefen"),
        "sha256:eac5d565ce3f2aee78b9804b57a09b19323b60f0243b6506c283a3919aefb037"
    );
    for (const char* wrong :
         {"zu kurz",
          "lang genug, aber mit Leerraum",
          "ein-schlüssel-mit-umlaut",
          "ein-schluessel-am-rand\t"}) {
        EXPECT_THROW((void)hash_key(wrong), base::Error) << wrong;
    }
    EXPECT_EQ(new_key().size(), 43U);
    EXPECT_NE(new_key(), new_key());
}

} // namespace
} // namespace fundstelle::server
