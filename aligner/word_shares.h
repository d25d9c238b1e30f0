/* aligner/word_shares.h - a table of word pairs, made ready for support.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_SHARES_H
#define ALIGNER_WORD_SHARES_H
#include <stdint.h>

#include "base/err.h"

struct arena;
struct side;
struct word_pairs;

/* L of support.h to begin with: how far a missing word counts against a bead. */
#define WORD_SHARES_LEAST 0.2

/* What the words of a pair add to each other's ratio. */
struct word_share {
    uint32_t tgt;
    float to_tgt, to_src; /* (1 - L) t(y | s) / p(y), (1 - L) t(s | y) / p(s) */
};

/* The shares of source form s are shares[row[s] .. row[s + 1]); rest is what a
 * form's ratio is without any: 1 - (1 - L) cover. */
struct word_shares {
    uint32_t n_forms;
    const uint32_t *row;        /* [n_forms + 1] */
    struct word_share *shares;  /* [row[n_forms]] */
    float *src_rest, *tgt_rest; /* [n_forms] */
};

/* Of the probabilities as believed now.  Lives in `a`, and its rows are those
 * of `words`.  ERR_NOMEM.  Time linear in the pairs. */
int word_shares_open(struct arena *a, const struct word_pairs *words,
                     struct word_shares *out, struct err *e);

/* The shares of a few sentences of a long document.  The tokens of both sides
 * are replaced by copies in `a` whose forms are numbered anew, from 0, and
 * `out` is for those.  `number` is [all->n_forms] zeros, and is left so.
 * ERR_NOMEM.  Time linear in the tokens and the pairs of their words. */
int word_shares_slice(struct arena *a, const struct word_shares *all,
                      struct side *src, struct side *tgt, uint32_t *number,
                      struct word_shares *out, struct err *e);
#endif
