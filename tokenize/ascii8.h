/* tokenize/ascii8.h - eight bytes of text looked at together, as one number.
 * The first byte is the lowest.  What is told of each byte is told by its top
 * bit; the functions hold for bytes in front of the first that is not ASCII,
 * and for that one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_ASCII8_H
#define TOKENIZE_ASCII8_H
#include <stdint.h>
#include <string.h>

#define ASCII8_TOPS 0x8080808080808080u
#define ASCII8_ONES 0x0101010101010101u

/* p[0..8), the same number on any machine. */
static inline uint64_t ascii8_load(const char *p)
{
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* p[0..n), n up to 8, with 0 behind them; the parts it is loaded in overlap. */
static inline uint64_t ascii8_few(const char *p, size_t n)
{
    const unsigned char *u = (const unsigned char *)p;
    if (n == 0)
        return 0;
    if (n < 4)
        return u[0] | (uint64_t)u[n / 2] << 8 * (n / 2) |
               (uint64_t)u[n - 1] << 8 * (n - 1);
    uint32_t low, high;
    memcpy(&low, p, sizeof low);
    memcpy(&high, p + n - 4, sizeof high);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    low = __builtin_bswap32(low);
    high = __builtin_bswap32(high);
#endif
    return low | (uint64_t)high << 8 * (n - 4);
}

/* Write them to p[0..8). */
static inline void ascii8_store(char *p, uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(p, &bytes, sizeof bytes);
}

/* All bits of the first n bytes, n under 8. */
static inline uint64_t ascii8_first(unsigned n)
{
    return ((uint64_t)1 << 8 * n) - 1;
}

/* How many bytes stand in front of the first that is marked. */
static inline unsigned ascii8_before(uint64_t tops)
{
    return tops ? (unsigned)__builtin_ctzll(tops) / 8 : 8;
}

/* The lower-case form where all bytes are ASCII letters. */
static inline uint64_t ascii8_lower(uint64_t letters)
{
    return letters | 0x20 * ASCII8_ONES;
}

/* Mark what is no ASCII letter.  Adding 0x80 - 'a' to seven bits carries into
 * the top bit from 'a' on, 0x80 - '{' behind 'z'. */
static inline uint64_t ascii8_others(uint64_t bytes)
{
    uint64_t small = ascii8_lower(bytes) & ~ASCII8_TOPS;
    uint64_t from_a = small + (0x80 - 'a') * ASCII8_ONES;
    uint64_t behind_z = small + (0x80 - '{') * ASCII8_ONES;
    return (~from_a | behind_z | bytes) & ASCII8_TOPS;
}

/* Mark what is neither an ASCII letter nor a space. */
static inline uint64_t ascii8_marks(uint64_t bytes)
{
    uint64_t seven = (bytes ^ ' ' * ASCII8_ONES) & ~ASCII8_TOPS;
    return ascii8_others(bytes) & ((seven + ~ASCII8_TOPS) | bytes);
}

/* Mark what is no ASCII, or a control character: under 0x20, or 0x7F. */
static inline uint64_t ascii8_controls(uint64_t bytes)
{
    uint64_t from_space = bytes + (0x80 - ' ') * ASCII8_ONES;
    uint64_t delete = bytes + ASCII8_ONES;
    return (~from_space | delete | bytes) & ASCII8_TOPS;
}

/* 1 in each byte that goes on with a character of UTF-8: that begins with the
 * bits 10. */
static inline uint64_t ascii8_inner(uint64_t bytes)
{
    return bytes >> 7 & ~bytes >> 6 & ASCII8_ONES;
}
#endif
