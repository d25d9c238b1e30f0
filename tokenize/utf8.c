/* tokenize/utf8.c - validation by the first byte's class, ASCII by words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/utf8.h"

#include "tokenize/ascii8.h"

/* The number of ASCII bytes at s[at..), eight at a time. */
static size_t ascii_run(struct sv s, size_t at)
{
    size_t from = at;
    while (s.n - at >= 8) {
        uint64_t wide = ascii8_load(s.p + at) & ASCII8_TOPS;
        at += ascii8_before(wide);
        if (wide)
            return at - from;
    }
    while (at < s.n && (unsigned char)s.p[at] < 0x80)
        at++;
    return at - from;
}

/* The length of the well-formed sequence of two bytes or more at `at`, or 0.
 * The second byte's range depends on the first; the others are 80..BF. */
static unsigned sequence_length(struct sv s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t left = s.n - at;
    unsigned n = 0, low = 0x80, high = 0xBF;
    if (p[0] >= 0xC2 && p[0] <= 0xDF)
        n = 2;
    else if (p[0] >= 0xE0 && p[0] <= 0xEF)
        n = 3;
    else if (p[0] >= 0xF0 && p[0] <= 0xF4)
        n = 4;
    if (n == 0 || left < n)
        return 0;
    if (p[0] == 0xE0)
        low = 0xA0;
    else if (p[0] == 0xED)
        high = 0x9F;
    else if (p[0] == 0xF0)
        low = 0x90;
    else if (p[0] == 0xF4)
        high = 0x8F;
    if (p[1] < low || p[1] > high)
        return 0;
    for (unsigned i = 2; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    }
    return n;
}

size_t utf8_fault(struct sv s)
{
    size_t at = 0;
    for (;;) {
        at += ascii_run(s, at);
        if (at == s.n)
            return at;
        unsigned n = sequence_length(s, at);
        if (n == 0)
            return at;
        at += n;
    }
}

struct utf8_census utf8_count_faults(struct sv s)
{
    struct utf8_census c = {0, 0};
    size_t at = 0;
    for (;;) {
        at += ascii_run(s, at);
        if (at == s.n)
            return c;
        unsigned n = sequence_length(s, at);
        if (n > 0)
            c.n_multi++;
        else
            c.n_faults++;
        at += n > 0 ? n : 1;
    }
}

/* The sum of eight bytes. */
static size_t sum_of_bytes(uint64_t lanes)
{
    const uint64_t even = 0x00FF00FF00FF00FF;
    uint64_t pairs = (lanes & even) + (lanes >> 8 & even);
    return (size_t)(pairs * 0x0001000100010001 >> 48);
}

/* Each byte of `lanes` counts for one byte in eight: up to 255 times. */
size_t utf8_count(struct sv s)
{
    size_t n_inner = 0, at = 0;
    while (s.n - at >= 8) {
        size_t n = (s.n - at) / 8 < 255 ? (s.n - at) / 8 : 255;
        uint64_t lanes = 0;
        for (size_t end = at + 8 * n; at < end; at += 8)
            lanes += ascii8_inner(ascii8_load(s.p + at));
        n_inner += sum_of_bytes(lanes);
    }
    for (; at < s.n; at++)
        n_inner += ((unsigned char)s.p[at] & 0xC0) == 0x80;
    return s.n - n_inner;
}

unsigned utf8_put(uint32_t cp, char *out)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    unsigned n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xF0u) | cp);
    return n;
}

struct utf8_char utf8_wide_at(struct sv s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (p[0] < 0xE0)
        return (struct utf8_char){(p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu), 2};
    if (p[0] < 0xF0) {
        return (struct utf8_char){
            (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu), 3};
    }
    return (struct utf8_char){(p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
                                  (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu),
                              4};
}

struct utf8_char utf8_wide_before(struct sv s, size_t at)
{
    do
        at--;
    while (((unsigned char)s.p[at] & 0xC0) == 0x80);
    return utf8_wide_at(s, at);
}
