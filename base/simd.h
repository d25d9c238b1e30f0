/* base/simd.h - loops that may use a processor's wide registers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_SIMD_H
#define BASE_SIMD_H

/* Before a static function of plain loops over arrays: it is compiled once more
 * for processors with AVX2, and the program takes what it runs on.  Nothing is
 * contracted or put in another order, so the results are the same bits.
 * Sanitizers cannot watch the choice being made, and get one version. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||     \
    __has_feature(memory_sanitizer)
#define SIMD_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SIMD_SANITIZED 1
#endif

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(SIMD_SANITIZED)
#define SIMD_LOOPS __attribute__((target_clones("avx2", "default")))
#else
#define SIMD_LOOPS
#endif

/* Before a function that such a one calls: it becomes part of each version. */
#define SIMD_PART static inline __attribute__((always_inline))
#endif
