/* tokenize/split_feature.h - what a candidate looks like, as hashed features.
 * Between the candidate and the model; the trainer uses the same code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_FEATURE_H
#define TOKENIZE_SPLIT_FEATURE_H
#include <stdint.h>

#include "tokenize/split_place.h"

enum {
    SPLIT_BITS = 16, /* 2^16 weights */
    SPLIT_WEIGHTS = 1 << SPLIT_BITS,
    SPLIT_MAX_FEATURES = 96,
    SPLIT_OF_LANG = 0x80 /* added to the kind of a language's own feature */
};

/* Which language's features are added to those that all share. */
enum split_lang { SPLIT_EN, SPLIT_FR, SPLIT_OTHER };

/* The first SPLIT_BITS of hash[0..n) say where the weights are; kind[] says
 * what each feature is, as an index for split_feature_name(). */
struct split_features {
    unsigned n;
    uint32_t salt; /* what the candidate shares weights with */
    uint32_t hash[SPLIT_MAX_FEATURES];
    uint8_t kind[SPLIT_MAX_FEATURES];
};

static inline unsigned split_feature_place(uint32_t hash)
{
    return hash >> (32 - SPLIT_BITS);
}

/* The features of the candidate at `p` in the state `scan` is in.  O(1). */
void split_feature_make(const struct candidate_scan *scan,
                        const struct split_place *p, enum split_lang lang,
                        struct split_features *out);

/* Does the kind tell of the words themselves, not of shapes and classes? */
bool split_feature_is_lexical(unsigned kind);

/* A short name for people. */
const char *split_feature_name(unsigned kind);
#endif
