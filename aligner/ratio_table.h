/* aligner/ratio_table.h - a table of word pairs, made ready for support.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_RATIO_TABLE_H
#define ALIGNER_RATIO_TABLE_H
#include <stdint.h>

#include "base/err.h"

struct arena;
struct side;
struct word_pairs;

/* L of support.h to begin with: how far a missing word counts against a bead. */
#define RATIO_TABLE_LEAST 0.2

/* What the words of a pair add to each other's ratio. */
struct ratio_entry {
    uint32_t tgt;
    float to_tgt, to_src; /* (1 - L) t(y | s) / p(y), (1 - L) t(s | y) / p(s) */
};

/* The shares of source form s are shares[row[s] .. row[s + 1]); rest is what a
 * form's ratio is without any: 1 - (1 - L) cover. */
struct ratio_table {
    uint32_t n_forms;
    const uint32_t *row;        /* [n_forms + 1] */
    struct ratio_entry *shares; /* [row[n_forms]] */
    float *src_rest, *tgt_rest; /* [n_forms] */
};

/* Of the probabilities as believed now.  Lives in `a`, and its rows are those
 * of `words`.  ERR_NOMEM.  Time linear in the pairs. */
int ratio_table_open(struct arena *a, const struct word_pairs *words,
                     struct ratio_table *out, struct err *e);

/* The shares of a few sentences of a long document.  The tokens of both sides
 * are replaced by copies in `a` whose forms are numbered anew, from 0, and
 * `out` is for those.  `number` is [all->n_forms] zeros, and is left so.
 * ERR_NOMEM.  Time linear in the tokens and the pairs of their words. */
int ratio_table_slice(struct arena *a, const struct ratio_table *all,
                      struct side *src, struct side *tgt, uint32_t *number,
                      struct ratio_table *out, struct err *e);
#endif
