/* base/vector.h - loops that may use a processor's wide registers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_VECTOR_H
#define BASE_VECTOR_H

/* Before a static function of plain loops over arrays: it is compiled once more
 * for processors with AVX2, and the program takes what it runs on.  Nothing is
 * contracted or put in another order, so the results are the same bits.
 * Sanitizers cannot watch the choice being made, and get one version. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||     \
    __has_feature(memory_sanitizer)
#define VECTOR_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define VECTOR_SANITIZED 1
#endif

#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(VECTOR_SANITIZED)
#define VECTOR_LOOPS __attribute__((target_clones("avx2", "default")))
#else
#define VECTOR_LOOPS
#endif

/* Before a function that such a one calls: it becomes part of each version. */
#define VECTOR_PART static inline __attribute__((always_inline))
#endif
