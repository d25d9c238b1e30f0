/* base/simd.h - loops for wide registers of a processor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_SIMD_H
#define BASE_SIMD_H

/* Before a static function of plain loops over arrays: it is compiled a second
 * time for processors with AVX2, and the program chooses at start.  No
 * operation is contracted or reordered, so results are the same bits.
 * Sanitizers do not support the choice, and get one version. */
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

/* Before a function that such a function calls: it becomes a part of both
 * versions. */
#define SIMD_PART static inline __attribute__((always_inline))
#endif
