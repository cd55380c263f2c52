#pragma once
// Whether this is a build with a sanitizer, in which everything takes ten times as long.

namespace fundstelle::tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) // as g++ tells
inline constexpr bool kIsInstrumented = true;
#elif defined(__has_feature) // as clang does
inline constexpr bool kIsInstrumented =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool kIsInstrumented = false;
#endif

} // namespace fundstelle::tests
