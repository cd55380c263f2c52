#include "server/access.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {
namespace {

base::ErrorCode refusal(const AccessKeys& keys, const std::string& authorization) {
    try {
        keys.require_writing(authorization);
    } catch (const base::Error& error) {
        return error.code();
    }
    return base::ErrorCode::Internal;
}

TEST(AccessKeys, AdmitWhoHoldsAKey) {
    const std::string key = new_key();
    const std::string other = new_key();
    const AccessKeys keys(hash_key(key) + ", " + hash_key(other) + "\n");
    EXPECT_TRUE(keys.can_write());
    EXPECT_NO_THROW(keys.require_writing("Bearer " + key));
    EXPECT_NO_THROW(keys.require_writing("bearer " + other));
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

TEST(AccessKeys, WithoutOneWritingIsOff) {
    const AccessKeys keys(" ");
    EXPECT_FALSE(keys.can_write());
    EXPECT_EQ(refusal(keys, "Bearer " + new_key()), base::ErrorCode::Forbidden);
}

bool may_read(const AccessKeys& keys, const std::string& authorization) {
    try {
        keys.require_reading(authorization);
        return true;
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::Unauthorized);
        return false;
    }
}

TEST(AccessKeys, LetEverybodyReadUnlessAKeyIsConfigured) {
    EXPECT_TRUE(may_read(AccessKeys(hash_key(new_key())), ""));
    const std::string reader = "ein-schluessel-zum-lesen";
    const std::string writer = new_key();
    const AccessKeys keys(hash_key(writer), hash_key(reader));
    EXPECT_TRUE(keys.restrict_reading());
    EXPECT_TRUE(may_read(keys, "Bearer " + reader));
    EXPECT_TRUE(may_read(keys, "Bearer " + writer));
    // printf 'leser:ein-schluessel-zum-lesen' | base64
    EXPECT_TRUE(may_read(keys, "Basic bGVzZXI6ZWluLXNjaGx1ZXNzZWwtenVtLWxlc2Vu"));
    EXPECT_EQ(refusal(keys, "Bearer " + reader), base::ErrorCode::Unauthorized);
    for (const char* wrong :
         {"", "Bearer x", "Basic", "Basic ####", "Basic bGVzZXI=", "Basic bGVzZXI6eA=="}) {
        EXPECT_FALSE(may_read(keys, wrong)) << wrong;
    }
}

TEST(AccessKeys, RefuseWhatIsNoHash) {
    for (const char* wrong : {"secret", "sha256:abc", "md5:d41d8cd98f00b204e9800998ecf8427e"}) {
        EXPECT_THROW((void)AccessKeys(wrong), base::Error) << wrong;
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
