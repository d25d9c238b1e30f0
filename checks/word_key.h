/* checks/word_key.h - the key of a word: a hash of its lower-case letters, eight
 * bytes at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_WORD_KEY_H
#define CHECKS_WORD_KEY_H
#include <stdbool.h>

#include "base/slice.h"
#include "tokenize/ascii8.h"

/* Eight more bytes of a word; what is added first is its length. */
static inline uint64_t word_key_mix(uint64_t key, uint64_t bytes)
{
    key = (key ^ bytes) * 0x9E3779B97F4A7C15u; /* 2^64 / phi */
    return key ^ key >> 29;
}

static inline uint64_t word_key_of(struct sv word)
{
    uint64_t key = word.n;
    for (; word.n > 8; word = sv_sub(word, 8, word.n))
        key = word_key_mix(key, ascii8_load(word.p));
    return word_key_mix(key, ascii8_few(word.p, word.n));
}

/* "l'" is another word than "l", and "'s" than "s". */
static inline uint64_t word_key_with_apostrophe(uint64_t key, bool behind)
{
    return word_key_mix(key, behind ? 1 : 2);
}
#endif
