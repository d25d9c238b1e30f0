/* tokenize/split_word.h - the tokens near a candidate.
 * For the features and the rules of the splitter.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_WORD_H
#define TOKENIZE_SPLIT_WORD_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tokenize/charclass.h"

/* Letters, digits and inner stops; or a single other character. */
struct split_word {
    size_t from, to;
    uint32_t hash;   /* of its letters in lower case (ASCII) */
    uint32_t suffix; /* of its last three bytes */
    uint32_t shape;  /* classes, runs as one: "Xx", "9", "X.X" */
    uint32_t first;  /* class of its first character */
    unsigned n_cp;
    bool vowel;
};

/* Spread the bits of x over a hash. */
static inline uint32_t split_mix(uint32_t hash, uint32_t x)
{
    hash = (hash ^ x) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

/* The token that ends at or before `at`, white space passed over, but not
 * beyond `limit`.  Of a file's name ("config.yaml") the ending.  O(1). */
struct split_word split_word_before(struct sv text, size_t at, size_t limit);

/* The token that starts at `at`.  O(1). */
struct split_word split_word_at(struct sv text, size_t at);

/* The token with which a sentence at `at` would begin, behind opening quotes,
 * brackets and tags; the hash of those in *opener, 0: none.  O(1). */
struct split_word split_word_first(struct sv text, size_t at, uint32_t *opener);

/* Is it a name that begins with a small letter, "iPhone"?  Such a word can
 * begin a sentence. */
bool split_word_is_camel(struct sv text, const struct split_word *w);

static inline struct sv split_word_text(struct sv text,
                                        const struct split_word *w)
{
    return sv_sub(text, w->from, w->to);
}
#endif
