/* aligner/cooccurrence.h - how often words stand opposite each other, over many
 * documents, in bounded memory.  Made for lexicon_em.h.
 *
 * When the table is full the pairs met least are forgotten, and the bar below
 * which pairs are forgotten rises each time (lossy counting, Manku & Motwani
 * 2002, VLDB, sec. 4.2): what was met often stays, its count too low by at most
 * the bar.  The same pairs in the same order give the same table.
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
    size_t cap, n, most; /* slots, a power of two; pairs; the most */
    float bar;           /* of what was forgotten last */
};

/* A table of at most `most` pairs: 24 bytes each.  cooccurrence_free() it. */
void cooccurrence_open(struct cooccurrence *m, size_t most);
void cooccurrence_free(struct cooccurrence *m);

/* Two words met `n` times, n > 0.  ERR_NOMEM. */
int cooccurrence_add(struct cooccurrence *m, uint32_t src, uint32_t tgt,
                     float n, struct err *e);

/* Move the pairs together and sort them by src, then tgt: slots[0 .. m->n).
 * Nothing can be added from then on. */
void cooccurrence_sort(struct cooccurrence *m);
#endif
