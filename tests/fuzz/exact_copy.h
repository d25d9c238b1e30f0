/* tests/fuzz/exact_copy.h - text in memory of its own size, so that the address
 * sanitizer sees a read of one byte in front of it or behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUZZ_EXACT_COPY_H
#define FUZZ_EXACT_COPY_H
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

static inline struct sv exact_copy(struct sv text)
{
    char *copy = malloc(text.n > 0 ? text.n : 1);
    if (!copy)
        abort();
    if (text.n > 0)
        memcpy(copy, text.p, text.n);
    return (struct sv){copy, text.n};
}

/* Free what exact_copy() gave. */
static inline void exact_free(struct sv copy)
{
    free((char *)(uintptr_t)copy.p);
}
#endif
