/* aligner/cooccurrence.h - counts of pairs of words over many documents, in
 * bounded memory, for lexicon_em.h.
 *
 * When the table is full, the pairs with the lowest counts are dropped, and the
 * threshold rises each time (lossy counting, Manku & Motwani 2002, VLDB, sec.
 * 4.2).  Frequent pairs remain, and their counts are too low by the threshold
 * at most.  The same pairs in the same order give the same table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_COOCCURRENCE_H
#define ALIGNER_COOCCURRENCE_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct cooccurrence_pair {
    uint32_t src, tgt;
    float n;
};

struct cooccurrence {
    struct cooccurrence_pair *slots; /* an open hash table; n == 0: free */
    size_t cap, n, max_pairs; /* slots, a power of two; pairs; the most */
    float threshold;          /* of the pairs dropped last */
};

/* Make a table of at most `max_pairs` pairs: 24 bytes each.  Free it with
 * cooccurrence_free(). */
void cooccurrence_open(struct cooccurrence *m, size_t max_pairs);
void cooccurrence_free(struct cooccurrence *m);

/* Add n > 0 to the count of a pair of words.  ERR_NOMEM. */
int cooccurrence_add(struct cooccurrence *m, uint32_t src, uint32_t tgt,
                     float n, struct err *e);

/* Move the pairs together and sort them by src, then tgt: slots[0 .. m->n).  No
 * pair can be added afterwards. */
void cooccurrence_sort(struct cooccurrence *m);
#endif
