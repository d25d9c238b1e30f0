/* aligner/ratio_table.h - the word pairs as terms of the ratios of
 * word_evidence.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_RATIO_TABLE_H
#define ALIGNER_RATIO_TABLE_H
#include <stdint.h>

#include "base/err.h"

struct arena;
struct side;
struct word_pairs;

/* The start of L in word_evidence.h: the ratio of a word whose translations are
 * all known and none is opposite. */
#define RATIO_TABLE_LEAST 0.2

/* The terms of a pair of words in the ratio of either. */
struct ratio_entry {
    uint32_t tgt;
    float to_tgt, to_src; /* (1 - L) t(y | s) / p(y), (1 - L) t(s | y) / p(s) */
};

/* The entries of source form s are entries[row[s] .. row[s + 1]).  The base of
 * a form is its ratio without any match: 1 - (1 - L) cover. */
struct ratio_table {
    uint32_t n_forms;
    const uint32_t *row;         /* [n_forms + 1] */
    struct ratio_entry *entries; /* [row[n_forms]] */
    float *src_base, *tgt_base;  /* [n_forms] */
};

/* Make it from the current probabilities, in `a`; its rows are those of
 * `words`.  ERR_NOMEM.  Time linear in the pairs. */
int ratio_table_open(struct arena *a, const struct word_pairs *words,
                     struct ratio_table *out, struct err *e);

/* Make the table of a few sentences of a long document.  The tokens of both
 * sides are replaced by copies in `a` whose forms are numbered from 0, and
 * `out` is for these. `number` is [all->n_forms] zeros, also afterwards.
 * ERR_NOMEM.  Time linear in the tokens and the pairs of their words. */
int ratio_table_slice(struct arena *a, const struct ratio_table *all,
                      struct side *src, struct side *tgt, uint32_t *number,
                      struct ratio_table *out, struct err *e);
#endif
