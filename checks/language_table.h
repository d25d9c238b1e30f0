/* checks/language_table.h - what tells the languages apart: their scripts, and
 * for many their commonest words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_LANGUAGE_TABLE_H
#define CHECKS_LANGUAGE_TABLE_H
#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"
#include "checks/script.h"

/* `words` are lower case with a space between; NULL: the scripts say it, or
 * nothing is known but they.  "l'" is a word before an apostrophe, "'s" one
 * after.  `letters` are those beyond a to z in words of the language, loan words
 * too; NULL: not listed. */
struct language {
    const char *code; /* ISO 639-1, or the commonest tag */
    uint32_t scripts; /* 1 << enum script */
    const char *words, *letters;
};

enum { LANGUAGE_UNKNOWN = -1, LANGUAGE_MAX_WORDED = 64 };

/* All languages; those with words come first, LANGUAGE_MAX_WORDED at most. */
extern const struct language languages[];

/* The row of a tag such as "fr-CA", or LANGUAGE_UNKNOWN. */
int language_find(struct sv tag);

/* Which of the languages with words has a word: bit k of `mask` for row k. */
struct language_word {
    uint64_t key, mask;
};

enum { LANGUAGE_WORDS_BITS = 11, LANGUAGE_FILTER_BITS = 15 };

struct language_words {
    struct language_word *slots; /* [1 << LANGUAGE_WORDS_BITS]; key 0: empty */
    unsigned n;                  /* languages with words */

    /* Bit k is set where a word's key begins with k: most words have none. */
    uint64_t filter[(1 << LANGUAGE_FILTER_BITS) / 64];
};

/* Fill the table; false without memory. */
bool language_words_open(struct language_words *w);
void language_words_close(struct language_words *w);

/* `key` as side_scan_key() makes it. */
static inline uint64_t language_words_mask(const struct language_words *w,
                                           uint64_t key)
{
    const size_t bit = (size_t)(key >> (64 - LANGUAGE_FILTER_BITS));
    size_t at = (size_t)(key >> (64 - LANGUAGE_WORDS_BITS));
    if (!(w->filter[bit / 64] >> bit % 64 & 1))
        return 0;
    while (w->slots[at].key != 0 && w->slots[at].key != key)
        at = (at + 1) % ((size_t)1 << LANGUAGE_WORDS_BITS);
    return w->slots[at].mask;
}
#endif
