#pragma once
// Whether this is a build with a sanitizer, in which everything takes ten times as long.

namespace fundstelle::tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kIsInstrumented = true;
#else
inline constexpr bool kIsInstrumented = false;
#endif

} // namespace fundstelle::tests
