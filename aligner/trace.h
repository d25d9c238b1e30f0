/* aligner/trace.h - the candidates of an alignment, for explanations.
 * Filled by align_sides(), which takes one or NULL; no alignment depends on it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_TRACE_H
#define ALIGNER_TRACE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/word_pairs.h"
#include "base/err.h"

struct arena;
struct posterior;

/* A pair that could have been on the path. */
struct trace_bead {
    uint32_t src_at, tgt_at;
    uint8_t n_src, n_tgt;
    double posterior;
};

/* Zero-initialise it.  Its arrays live in the arena of align_sides(). */
struct trace {
    struct trace_bead *beads; /* [n] of posterior .01 or more, in the order of
                                 their ends; null beads left out */
    size_t n;
    bool has_words;          /* method hybrid alone */
    struct word_pairs words; /* the last estimates, with learnt pairs */
};

/* Copy the pairs of a lattice, or the words, to *t; nothing if t is NULL.
 * ERR_NOMEM. */
int trace_beads(struct arena *a, const struct posterior *post, struct trace *t,
                struct err *e);
int trace_words(struct arena *a, const struct word_pairs *words,
                struct trace *t, struct err *e);
#endif
