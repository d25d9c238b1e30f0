/* tokenize/utf8.h - UTF-8: the one validation, and steps through valid text.
 * Everything behind the decode stage may trust that text is well formed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_UTF8_H
#define TOKENIZE_UTF8_H
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* A code point and the number of bytes that write it; 0 bytes outside the
 * text. */
struct utf8_char {
    uint32_t cp;
    unsigned n_bytes;
};

/* The offset of the first byte that starts no well-formed sequence (Unicode
 * 15, table 3-7: no overlong form, no surrogate, nothing above U+10FFFF), or
 * s.n when the whole is well formed.  O(n). */
size_t utf8_fault(struct sv s);

/* What the bytes hold: well-formed sequences of two bytes and more, and
 * bytes that belong to none.  O(n). */
struct utf8_census {
    size_t n_multi, n_faults;
};
struct utf8_census utf8_count_faults(struct sv s);

/* The number of code points of valid text. */
size_t utf8_count(struct sv s);

/* Write cp to out[0..4); the number of bytes.  cp is a Unicode scalar. */
unsigned utf8_put(uint32_t cp, char *out);

/* The same two for a character that is not ASCII. */
struct utf8_char utf8_wide_at(struct sv s, size_t at);
struct utf8_char utf8_wide_before(struct sv s, size_t at);

/* The character that starts at `at`, and the one that ends there, in valid
 * text. */
static inline struct utf8_char utf8_at(struct sv s, size_t at)
{
    if (at >= s.n)
        return (struct utf8_char){0, 0};
    unsigned char first = (unsigned char)s.p[at];
    if (first < 0x80)
        return (struct utf8_char){first, 1};
    return utf8_wide_at(s, at);
}

static inline struct utf8_char utf8_before(struct sv s, size_t at)
{
    if (at == 0)
        return (struct utf8_char){0, 0};
    unsigned char last = (unsigned char)s.p[at - 1];
    if (last < 0x80)
        return (struct utf8_char){last, 1};
    return utf8_wide_before(s, at);
}
#endif
